package genesis.gateway.order;

import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.Flag;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.AsciiString;
import java.time.LocalDate;

/**
 * Commands as the exchange reads them. Amounts and prices are strings with all their decimals and no exponent:
 *
 * <pre>
 *   [0,"on",null,{"cid":7,"type":"LIMIT","symbol":"tBTCUSD","amount":"-0.5","price":"6443.1","flags":1024}]
 *   [0,"oc",null,{"id":1151374315}]
 *   [0,"oc",null,{"cid":7,"cid_date":"2025-08-21"}]
 * </pre>
 *
 * <p>Threading: stateless. Allocation: none, but for the date of a cancel by client id.
 */
final class OrderText {
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final int REDUCE_ONLY = 1_024;
    private static final AsciiString NEW_ORDER = AsciiString.of("[0,\"on\",null,{\"cid\":");
    private static final AsciiString LIMIT = AsciiString.of(",\"type\":\"LIMIT\",\"symbol\":\"");
    private static final AsciiString MARKET = AsciiString.of(",\"type\":\"MARKET\",\"symbol\":\"");
    private static final AsciiString AMOUNT = AsciiString.of("\",\"amount\":\"");
    private static final AsciiString PRICE = AsciiString.of("\",\"price\":\"");
    private static final AsciiString FLAGS = AsciiString.of("\",\"flags\":");
    private static final AsciiString NO_FLAGS = AsciiString.of("\"");
    private static final AsciiString CANCEL_BY_ID = AsciiString.of("[0,\"oc\",null,{\"id\":");
    private static final AsciiString CANCEL_BY_CLIENT_ID = AsciiString.of("[0,\"oc\",null,{\"cid\":");
    private static final AsciiString CLIENT_ID_DATE = AsciiString.of(",\"cid_date\":\"");
    private static final AsciiString END_OF_DATE = AsciiString.of("\"}]");
    private static final AsciiString END = AsciiString.of("}]");

    private OrderText() {
    }

    static void place(final ByteBuf into, final PlaceOrderDecoder order, final String symbol) {
        write(into, NEW_ORDER);
        number(into, order.clientOrderId());
        write(into, order.orderType() == OrderType.MARKET ? MARKET : LIMIT);
        ByteBufUtil.writeAscii(into, symbol);
        write(into, AMOUNT);
        decimal(into, order.side() == Side.SELL ? -order.qtyE8() : order.qtyE8());
        if (order.orderType() == OrderType.LIMIT) {
            write(into, PRICE);
            decimal(into, order.priceE8());
        }
        if (order.reduceOnly() == Flag.YES) {
            write(into, FLAGS);
            number(into, REDUCE_ONLY);
        } else {
            write(into, NO_FLAGS);
        }
        write(into, END);
    }

    /** By the exchange's number where it is known, else by ours and the UTC day on which the order was placed. */
    static void cancel(final ByteBuf into, final CancelOrderDecoder order) {
        if (order.exchangeOrderId() != 0) {
            write(into, CANCEL_BY_ID);
            number(into, order.exchangeOrderId());
            write(into, END);
            return;
        }
        write(into, CANCEL_BY_CLIENT_ID);
        number(into, order.clientOrderId());
        write(into, CLIENT_ID_DATE);
        date(into, Math.floorDiv(order.placedTimeNs(), NS_PER_DAY));
        write(into, END_OF_DATE);
    }

    /** Exact, without trailing zeros. */
    static void decimal(final ByteBuf into, final long valueE8) {
        if (valueE8 < 0) {
            into.writeByte('-');
        }
        number(into, Math.abs(valueE8 / E8.ONE));
        long fraction = Math.abs(valueE8 % E8.ONE);
        if (fraction != 0) {
            into.writeByte('.');
            for (long place = E8.ONE / 10; fraction != 0; place /= 10) {
                into.writeByte((int) ('0' + fraction / place));
                fraction %= place;
            }
        }
    }

    /** Digits of a whole number, the largest place first. */
    static void number(final ByteBuf into, final long value) {
        if (value < 0) {
            into.writeByte('-');
        }
        long place = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            place *= 10;
        }
        for (; place != 0; place /= 10) {
            into.writeByte((int) ('0' + Math.abs(value / place % 10)));
        }
    }

    private static void date(final ByteBuf into, final long epochDay) {
        final LocalDate day = LocalDate.ofEpochDay(epochDay);
        number(into, day.getYear());
        into.writeByte('-');
        twoDigits(into, day.getMonthValue());
        into.writeByte('-');
        twoDigits(into, day.getDayOfMonth());
    }

    private static void twoDigits(final ByteBuf into, final int value) {
        into.writeByte('0' + value / 10);
        into.writeByte('0' + value % 10);
    }

    private static void write(final ByteBuf into, final AsciiString text) {
        into.writeBytes(text.array(), text.arrayOffset(), text.length());
    }
}
