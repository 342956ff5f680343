package genesis.gateway.order;

import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.Flag;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.gateway.codec.TextFrame;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
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
 * Each as one WebSocket frame, put together in an array and masked once on its way into the network's buffer: byte by
 * byte, and through a frame object, it takes twice as long.
 * <p>Threading: the gateway's thread. Allocation: none, but for the date of a cancel by client id.
 */
final class OrderText {
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final int REDUCE_ONLY = 1_024;
    /** The longest command has three numbers, a symbol of 24 letters and about a hundred letters around them. */
    private static final int LENGTH_MAX = 512;

    private static final byte[] NEW_ORDER = ascii("[0,\"on\",null,{\"cid\":");
    private static final byte[] MARKET = ascii(",\"type\":\"MARKET\",\"symbol\":\"");
    private static final byte[] LIMIT = ascii(",\"type\":\"LIMIT\",\"symbol\":\"");
    private static final byte[] AMOUNT = ascii("\",\"amount\":\"");
    private static final byte[] PRICE = ascii("\",\"price\":\"");
    private static final byte[] CANCEL_BY_ID = ascii("[0,\"oc\",null,{\"id\":");
    private static final byte[] CANCEL_BY_CLIENT_ID = ascii("[0,\"oc\",null,{\"cid\":");
    private static final byte[] CLIENT_ID_DATE = ascii(",\"cid_date\":\"");
    private static final byte[] FLAGS = ascii(",\"flags\":");

    private final byte[] bytes = new byte[LENGTH_MAX];
    private final UnsafeBuffer text = new UnsafeBuffer(bytes);
    private final UnsafeBuffer frame = new UnsafeBuffer(0, 0);
    private int length;

    void place(final ByteBuf into, final PlaceOrderDecoder order, final String symbol) {
        length = 0;
        put(NEW_ORDER);
        number(order.clientOrderId());
        put(order.orderType() == OrderType.MARKET ? MARKET : LIMIT);
        put(symbol);
        put(AMOUNT);
        decimal(order.side() == Side.SELL ? -order.qtyE8() : order.qtyE8());
        if (order.orderType() == OrderType.LIMIT) {
            put(PRICE);
            decimal(order.priceE8());
        }
        put("\"");
        if (order.reduceOnly() == Flag.YES) {
            put(FLAGS);
            number(REDUCE_ONLY);
        }
        put("}]");
        finish(into);
    }

    /** By the exchange's number where it is known, else by ours and the UTC day on which the order was placed. */
    void cancel(final ByteBuf into, final CancelOrderDecoder order) {
        length = 0;
        if (order.exchangeOrderId() != 0) {
            put(CANCEL_BY_ID);
            number(order.exchangeOrderId());
            put("}]");
        } else {
            put(CANCEL_BY_CLIENT_ID);
            number(order.clientOrderId());
            put(CLIENT_ID_DATE);
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
        into.ensureWritable(length + TextFrame.HEADER_LENGTH_MAX);
        final int start = into.writerIndex();
        if (into.hasMemoryAddress()) {
            frame.wrap(into.memoryAddress() + start, into.writableBytes());
        } else {
            frame.wrap(into.array(), into.arrayOffset() + start, into.writableBytes());
        }
        into.writerIndex(start + TextFrame.write(text, length, frame));
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

    private void put(final byte[] ascii) {
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void put(final String ascii) {
        length += text.putStringWithoutLengthAscii(length, ascii);
    }
}
