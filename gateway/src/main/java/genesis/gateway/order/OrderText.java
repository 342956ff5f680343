package genesis.gateway.order;

import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CancelOrdersDecoder;
import genesis.core.message.CancelScope;
import genesis.core.message.Flag;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Side;
import genesis.core.message.WalletType;
import genesis.core.unit.E8;
import genesis.gateway.codec.TextFrame;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands as the exchange reads them. Amounts and prices are strings with all their decimals and no exponent:
 *
 * <pre>
 *   [0,"on",null,{"cid":7,"type":"LIMIT","symbol":"tBTCUSD","amount":"-0.5","price":"6443.1","flags":1024}]
 *   [0,"ou",null,{"id":1151374315,"price":"6500"}]
 *   [0,"oc",null,{"id":1151374315}]
 *   [0,"oc",null,{"cid":7,"cid_date":"2025-08-21"}]
 *   [0,"oc_multi",null,{"all":1}]
 *   [0,"ox_multi",null,[["on",{…}],["oc",{…}]]]
 * </pre>
 *
 * A command is begun, written and finished: as one WebSocket frame, put together in an array and masked once on its way
 * into the network's buffer (byte by byte, and through a frame object, it takes twice as long), or as the body of a REST
 * request, which is the same object without what stands around it.
 * <p>Threading: the gateway's thread. Allocation: none for limit and market orders and for cancels by the exchange's
 * number; elsewhere for dates.
 */
final class OrderText {
    /** The exchange takes more, its own client sends no more than these at once. */
    static final int OPERATIONS_MAX = 75;

    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int HIDDEN = 64;
    private static final int CLOSE = 512;
    private static final int REDUCE_ONLY = 1_024;
    private static final int POST_ONLY = 4_096;
    private static final int OCO = 16_384;
    /** The longest operation has eight numbers, a symbol of 24 letters and two hundred letters around them. */
    private static final int OPERATION_LENGTH_MAX = 640;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final byte[] NEW_ORDER = ascii("[0,\"on\",null,");
    private static final byte[] UPDATE = ascii("[0,\"ou\",null,");
    private static final byte[] CANCEL = ascii("[0,\"oc\",null,");
    private static final byte[] CANCEL_MULTI = ascii("[0,\"oc_multi\",null,");
    private static final byte[] MULTI = ascii("[0,\"ox_multi\",null,[");
    private static final byte[] CLIENT_ID = ascii("{\"cid\":");
    private static final byte[] ID = ascii("{\"id\":");
    private static final byte[] CLIENT_ID_DATE = ascii(",\"cid_date\":\"");
    private static final byte[] SYMBOL = ascii("\",\"symbol\":\"");
    private static final byte[] AMOUNT = ascii("\",\"amount\":\"");
    private static final byte[] PRICE = ascii("\",\"price\":\"");
    private static final byte[] TYPE = ascii(",\"type\":\"");
    private static final byte[] FLAGS = ascii(",\"flags\":");
    /** By the type's value: without and with the wallet in front. */
    private static final byte[][] MARGIN_TYPES = new byte[OrderType.values().length][];
    private static final byte[][] EXCHANGE_TYPES = new byte[OrderType.values().length][];

    static {
        type(OrderType.MARKET, "MARKET");
        type(OrderType.LIMIT, "LIMIT");
        type(OrderType.STOP, "STOP");
        type(OrderType.STOP_LIMIT, "STOP LIMIT");
        type(OrderType.TRAILING_STOP, "TRAILING STOP");
        type(OrderType.FOK, "FOK");
        type(OrderType.IOC, "IOC");
    }

    private final byte[] bytes = new byte[OPERATIONS_MAX * OPERATION_LENGTH_MAX];
    private final UnsafeBuffer text = new UnsafeBuffer(bytes);
    private final UnsafeBuffer frame = new UnsafeBuffer(0, 0);
    private int length;

    void place(final ByteBuf into, final PlaceOrderDecoder order, final String symbol) {
        length = 0;
        put(NEW_ORDER);
        order(order, symbol);
        finish(into);
    }

    void amend(final ByteBuf into, final AmendOrderDecoder order) {
        length = 0;
        put(UPDATE);
        change(order);
        finish(into);
    }

    void cancel(final ByteBuf into, final CancelOrderDecoder order) {
        length = 0;
        put(CANCEL);
        identity(order.exchangeOrderId(), order.clientOrderId(), order.placedTimeNs());
        put("}");
        finish(into);
    }

    /** Every open order of the account. */
    void cancelAll(final ByteBuf into) {
        length = 0;
        put(CANCEL_MULTI);
        put("{\"all\":1}");
        finish(into);
    }

    void cancelMany(final ByteBuf into, final CancelOrdersDecoder orders) {
        length = 0;
        put(CANCEL_MULTI);
        scope(orders);
        finish(into);
    }

    /** Many operations in one message: each of the next three adds one. */
    void beginMulti() {
        length = 0;
        put(MULTI);
    }

    void addPlace(final PlaceOrderDecoder order, final String symbol) {
        operation("[\"on\",");
        order(order, symbol);
        put("]");
    }

    void addAmend(final AmendOrderDecoder order) {
        operation("[\"ou\",");
        change(order);
        put("]");
    }

    void addCancel(final CancelOrderDecoder order) {
        operation("[\"oc\",");
        identity(order.exchangeOrderId(), order.clientOrderId(), order.placedTimeNs());
        put("}]");
    }

    void finishMulti(final ByteBuf into) {
        put("]");
        finish(into);
    }

    /** The body of a REST request. */
    String placeBody(final PlaceOrderDecoder order, final String symbol) {
        length = 0;
        order(order, symbol);
        return body();
    }

    /** The body of a REST request. */
    String amendBody(final AmendOrderDecoder order) {
        length = 0;
        change(order);
        return body();
    }

    /** The UTC day of a time, as the exchange finds client ids. */
    static String day(final long timeNs) {
        return LocalDate.ofEpochDay(Math.floorDiv(timeNs, NS_PER_DAY)).toString();
    }

    /** The exact decimal alone, without trailing zeros: for tests of the format. */
    void decimal(final ByteBuf into, final long valueE8) {
        length = 0;
        decimal(valueE8);
        into.writeBytes(bytes, 0, length);
    }

    private void operation(final String start) {
        if (bytes[length - 1] == ']') {
            put(",");
        }
        put(start);
    }

    private void order(final PlaceOrderDecoder order, final String symbol) {
        put(CLIENT_ID);
        number(order.clientOrderId());
        put(TYPE);
        put((order.wallet() == WalletType.EXCHANGE ? EXCHANGE_TYPES : MARGIN_TYPES)[order.orderType().value()]);
        put(SYMBOL);
        put(symbol);
        put(AMOUNT);
        decimal(order.side() == Side.SELL ? -order.qtyE8() : order.qtyE8());
        if (order.priceE8() != 0 && order.orderType() != OrderType.MARKET) {
            put(PRICE);
            decimal(order.priceE8());
        }
        put("\"");
        if (order.groupId() != 0) {
            put(",\"gid\":");
            number(order.groupId());
        }
        price(",\"price_aux_limit\":\"", order.auxPriceE8());
        price(",\"price_trailing\":\"", order.trailingE8());
        if (order.ocoStopPriceE8() != 0) {
            price(",\"price_oco_stop\":\"", order.ocoStopPriceE8());
            put(",\"cid_oco\":");
            number(order.ocoClientOrderId());
        }
        expiry(order.expiresNs());
        final int flags = flags(order);
        if (flags != 0) {
            put(FLAGS);
            number(flags);
        }
        put("}");
    }

    private static int flags(final PlaceOrderDecoder order) {
        return (order.hidden() == Flag.YES ? HIDDEN : 0) + (order.closePosition() == Flag.YES ? CLOSE : 0)
            + (order.reduceOnly() == Flag.YES && order.wallet() != WalletType.EXCHANGE ? REDUCE_ONLY : 0)
            + (order.postOnly() == Flag.YES ? POST_ONLY : 0) + (order.ocoStopPriceE8() != 0 ? OCO : 0);
    }

    private void change(final AmendOrderDecoder order) {
        identity(order.exchangeOrderId(), order.clientOrderId(), order.placedTimeNs());
        price(",\"price\":\"", order.priceE8());
        price(",\"amount\":\"", order.side() == Side.SELL ? -order.qtyE8() : order.qtyE8());
        price(",\"price_aux_limit\":\"", order.auxPriceE8());
        price(",\"price_trailing\":\"", order.trailingE8());
        expiry(order.expiresNs());
        put("}");
    }

    private void scope(final CancelOrdersDecoder orders) {
        if (orders.scope() == CancelScope.ALL) {
            put("{\"all\":1}");
        } else {
            put("{\"gid\":[");
            number(orders.groupId());
            put("]}");
        }
    }

    /** By the exchange's number where it is known, else by ours and the UTC day on which the order was placed. */
    private void identity(final long exchangeOrderId, final long clientOrderId, final long placedTimeNs) {
        if (exchangeOrderId != 0) {
            put(ID);
            number(exchangeOrderId);
        } else {
            put(CLIENT_ID);
            number(clientOrderId);
            put(CLIENT_ID_DATE);
            put(day(placedTimeNs));
            put("\"");
        }
    }

    private void price(final String name, final long valueE8) {
        if (valueE8 != 0) {
            put(name);
            decimal(valueE8);
            put("\"");
        }
    }

    /** Whole seconds of UTC; the exchange ends the order by itself then. */
    private void expiry(final long expiresNs) {
        if (expiresNs != 0) {
            put(",\"tif\":\"");
            put(MOMENT.format(LocalDateTime.ofEpochSecond(Math.floorDiv(expiresNs, NS_PER_SECOND), 0, ZoneOffset.UTC)));
            put("\"");
        }
    }

    private String body() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    private void finish(final ByteBuf into) {
        put("]");
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

    private static void type(final OrderType type, final String name) {
        MARGIN_TYPES[type.value()] = ascii(name);
        EXCHANGE_TYPES[type.value()] = ascii("EXCHANGE " + name);
    }

    private void put(final String ascii) {
        length += text.putStringWithoutLengthAscii(length, ascii);
    }
}
