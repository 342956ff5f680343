package genesis.gateway.order;

import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.Flag;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.gateway.codec.TextFrame;
import io.netty.buffer.ByteBuf;
import java.time.LocalDate;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands as the exchange reads them. Amounts and prices are strings with all their decimals and no exponent:
 *
 * <pre>
 *   [0,"on",null,{"cid":7,"type":"LIMIT","symbol":"tBTCUSD","amount":"-0.5","price":"6443.1","flags":1024}]
 *   [0,"oc",null,{"id":1151374315}]
 *   [0,"oc",null,{"cid":7,"cid_date":"2025-08-21"}]
 * </pre>
 *
 * Each as one WebSocket frame, masked, put together in an array and copied once into the network's buffer: byte by byte,
 * and through a frame object, it takes twice as long.
 * <p>Threading: the gateway's thread. Allocation: none, but for the date of a cancel by client id.
 */
final class OrderText {
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final int REDUCE_ONLY = 1_024;
    /** The longest command has three numbers, a symbol of 24 letters and about a hundred letters around them. */
    private static final int LENGTH_MAX = 512;
    /** The text stands behind its frame's header. */
    private static final int START = TextFrame.HEADER_LENGTH_MAX;

    private final byte[] bytes = new byte[LENGTH_MAX];
    private final UnsafeBuffer text = new UnsafeBuffer(bytes);
    private int length;

    void place(final ByteBuf into, final PlaceOrderDecoder order, final String symbol) {
        length = START;
        put("[0,\"on\",null,{\"cid\":");
        number(order.clientOrderId());
        put(order.orderType() == OrderType.MARKET ? ",\"type\":\"MARKET\",\"symbol\":\"" : ",\"type\":\"LIMIT\",\"symbol\":\"");
        put(symbol);
        put("\",\"amount\":\"");
        decimal(order.side() == Side.SELL ? -order.qtyE8() : order.qtyE8());
        if (order.orderType() == OrderType.LIMIT) {
            put("\",\"price\":\"");
            decimal(order.priceE8());
        }
        put("\"");
        if (order.reduceOnly() == Flag.YES) {
            put(",\"flags\":");
            number(REDUCE_ONLY);
        }
        put("}]");
        finish(into);
    }

    /** By the exchange's number where it is known, else by ours and the UTC day on which the order was placed. */
    void cancel(final ByteBuf into, final CancelOrderDecoder order) {
        length = START;
        if (order.exchangeOrderId() != 0) {
            put("[0,\"oc\",null,{\"id\":");
            number(order.exchangeOrderId());
            put("}]");
        } else {
            put("[0,\"oc\",null,{\"cid\":");
            number(order.clientOrderId());
            put(",\"cid_date\":\"");
            put(LocalDate.ofEpochDay(Math.floorDiv(order.placedTimeNs(), NS_PER_DAY)).toString());
            put("\"}]");
        }
        finish(into);
    }

    /** The exact decimal alone, without trailing zeros: for tests of the format. */
    void decimal(final ByteBuf into, final long valueE8) {
        length = 0;
        decimal(valueE8);
        into.writeBytes(bytes, 0, length);
    }

    private void finish(final ByteBuf into) {
        final int start = TextFrame.finish(text, START, length - START);
        into.writeBytes(bytes, start, length - start);
    }

    private void decimal(final long valueE8) {
        if (valueE8 < 0) {
            put("-");
        }
        number(Math.abs(valueE8 / E8.ONE));
        final int fraction = (int) Math.abs(valueE8 % E8.ONE);
        if (fraction != 0) {
            put(".");
            text.putNaturalPaddedIntAscii(length, 8, fraction);
            length += 8;
            while (bytes[length - 1] == '0') {
                length--;
            }
        }
    }

    private void number(final long value) {
        length += text.putNaturalLongAscii(length, value);
    }

    private void put(final String ascii) {
        length += text.putStringWithoutLengthAscii(length, ascii);
    }
}
