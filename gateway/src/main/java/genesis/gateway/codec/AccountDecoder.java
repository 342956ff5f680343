package genesis.gateway.codec;

import genesis.core.message.CancelReason;
import genesis.core.message.Liquidity;
import genesis.core.message.RejectReason;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;

/**
 * Channel 0: what became of our orders. Orders are recognised by the client id that we gave them.
 *
 * <pre>
 *   on, first ou, os     OrderAccepted      os tells again, after a new connection, what is still in the book
 *   tu                   OrderFilled        not te, which comes earlier: only tu has the fee
 *   oc                   OrderCanceled or OrderRejected by its status; nothing for EXECUTED, the fills tell that
 *   n on-req ERROR       OrderRejected
 *   n oc-req ERROR       OrderRejected NOT_FOUND where we never saw the order in the book, OrderUnknown where we did
 * </pre>
 *
 * Read first, published when the whole frame turned out right. An order may be filled without ever being accepted: one
 * that fills at once has only oc and tu.
 * <p>Threading: the gateway's thread. Allocation: a few short texts per event; they come by the order, not by the tick.
 */
final class AccountDecoder {
    private static final long TAG_ON = 'o' | 'n' << 8;
    private static final long TAG_OU = 'o' | 'u' << 8;
    private static final long TAG_OC = 'o' | 'c' << 8;
    private static final long TAG_OS = 'o' | 's' << 8;
    private static final long TAG_N = 'n';

    /** Fees come unrounded; sixteen decimals hold the smallest one seen and any below 922. */
    private static final int FEE_SCALE = 16;
    private static final long FEE_UNIT = 10_000_000_000_000_000L;

    private final InputPublisher inputs;
    private final FrameCounters counters;
    private final ConnectionListener listener;
    private final KnownOrders orders = new KnownOrders();

    private long tag;
    private int listCount;
    private final long[] listedOrderIds = new long[Rows.ROW_COUNT_MAX];
    private final long[] listedClientIds = new long[Rows.ROW_COUNT_MAX];

    private long orderId;
    private long clientId;
    private String status;
    private String request;
    private String words;
    private long tradeId;
    private String symbol;
    private long amountE8;
    private long priceE8;
    private long maker;
    private long feeE16;
    private String feeCurrency;

    AccountDecoder(final InputPublisher inputs, final FrameCounters counters, final ConnectionListener listener) {
        this.inputs = inputs;
        this.counters = counters;
        this.listener = listener;
    }

    /** Reads the payload of one frame; what is wrong stays as the reader's error. */
    void read(final long newTag, final FrameReader reader) {
        tag = newTag;
        listCount = 0;
        if (tag == TAG_ON || tag == TAG_OU || tag == TAG_OC) {
            readOrder(reader);
        } else if (tag == FrameDecoder.TAG_TU) {
            readFill(reader);
        } else if (tag == TAG_N) {
            readNotification(reader);
        } else if (tag == TAG_OS) {
            readOrders(reader);
        } else {
            reader.skipValue();
        }
    }

    /** Publishes what was read. */
    void publish(final long timeNs) {
        if (tag == TAG_ON || tag == TAG_OU) {
            publishAccepted(timeNs, orderId, clientId, false);
        } else if (tag == TAG_OC) {
            publishClosed(timeNs);
        } else if (tag == FrameDecoder.TAG_TU) {
            publishFill(timeNs);
        } else if (tag == TAG_N) {
            publishNotification(timeNs);
        } else if (tag == TAG_OS) {
            for (int i = 0; i < listCount; i++) {
                publishAccepted(timeNs, listedOrderIds[i], listedClientIds[i], true);
            }
        } else {
            counters.add(FrameCounters.ACCOUNT_IGNORED, 1);
        }
    }

    /** A new connection tells everything anew. Which order has which client id stays known. */
    void forget() {
        listCount = 0;
    }

    private void publishAccepted(final long timeNs, final long order, final long client, final boolean again) {
        if (client == 0) {
            counters.add(FrameCounters.ACCOUNT_IGNORED, 1);
            return;
        }
        listener.onOrderAnswered(client);
        if (orders.accept(order, client) || again) {
            inputs.orderAccepted(timeNs, client, order);
        }
    }

    private void publishClosed(final long timeNs) {
        if (clientId == 0) {
            counters.add(FrameCounters.ACCOUNT_IGNORED, 1);
            return;
        }
        listener.onOrderAnswered(clientId);
        orders.close(orderId, clientId);
        if (status.startsWith("EXECUTED") || status.startsWith("FORCED EXECUTED")) {
            return;
        }
        final boolean partlyFilled = status.contains("FILLED @") || status.contains("EXECUTED @");
        if (partlyFilled || status.contains("CANCELED")) {
            inputs.orderCanceled(timeNs, clientId, orderId, cancelReason());
        } else {
            inputs.orderRejected(timeNs, clientId, status.startsWith("INSUFFICIENT") ? RejectReason.INSUFFICIENT_BALANCE
                : status.startsWith("RSN_DUST") ? RejectReason.INVALID : RejectReason.OTHER);
        }
    }

    /** A plain CANCELED answers a request; that it was ours is likely, the exchange does not say. */
    private CancelReason cancelReason() {
        if (status.startsWith("CANCELED")) {
            return CancelReason.REQUESTED;
        }
        return status.startsWith("IOC ") || status.startsWith("FILLORKILL ")
            ? CancelReason.NO_LIQUIDITY : CancelReason.VENUE;
    }

    private void publishFill(final long timeNs) {
        final long client = clientId != 0 ? clientId : orders.clientId(orderId);
        if (client == 0) {
            counters.add(FrameCounters.ACCOUNT_IGNORED, 1);
            return;
        }
        listener.onOrderAnswered(client);
        inputs.orderFilled(timeNs, client, orderId, tradeId, priceE8, Math.abs(amountE8), feeE8(),
            maker == 1 ? Liquidity.MAKER : Liquidity.TAKER);
    }

    /** In quote units, rounded against us. The wire has fees below zero, in base for a buy, in quote for a sell. */
    private long feeE8() {
        if (feeE16 == 0) {
            return 0;
        }
        final String[] currencies = Instrument.currenciesOf(symbol);
        if (feeCurrency.equals(currencies[1])) {
            return -E8.multiplyDivideFloor(feeE16, E8.ONE, FEE_UNIT);
        }
        if (feeCurrency.equals(currencies[0])) {
            return -E8.multiplyDivideFloor(feeE16, priceE8, FEE_UNIT);
        }
        counters.add(FrameCounters.FOREIGN_FEES, 1);
        return 0;
    }

    private void publishNotification(final long timeNs) {
        final boolean refused = status.equals("ERROR") || status.equals("FAILURE");
        final long client = clientId != 0 ? clientId : orders.clientId(orderId);
        if (!refused || client == 0 || !request.equals("on-req") && !request.equals("oc-req")) {
            counters.add(FrameCounters.ACCOUNT_IGNORED, 1);
            return;
        }
        listener.onOrderAnswered(client);
        if (request.equals("on-req")) {
            inputs.orderRejected(timeNs, client, rejectReason());
        } else if (orders.isClosed(client)) {
            // The fill or an earlier cancel won the race; its own message tells so.
            counters.add(FrameCounters.ACCOUNT_IGNORED, 1);
        } else if (orders.isKnown(client)) {
            inputs.orderUnknown(timeNs, client);
        } else {
            inputs.orderRejected(timeNs, client, RejectReason.NOT_FOUND);
        }
    }

    private RejectReason rejectReason() {
        if (words.contains("not enough")) {
            return RejectReason.INSUFFICIENT_BALANCE;
        }
        if (words.contains("ratelimit") || words.contains("rate limit")) {
            return RejectReason.RATE_LIMIT;
        }
        return words.contains("nvalid") || words.contains("minimum size") ? RejectReason.INVALID : RejectReason.OTHER;
    }

    private void readOrders(final FrameReader reader) {
        reader.expect('[');
        if (reader.accept(']')) {
            return;
        }
        do {
            if (listCount == Rows.ROW_COUNT_MAX) {
                reader.fail(NumberParser.TOO_LONG);
                return;
            }
            readOrder(reader);
            listedOrderIds[listCount] = orderId;
            listedClientIds[listCount] = clientId;
            listCount++;
        } while (reader.accept(','));
        reader.expect(']');
    }

    /** Id at 0, client id at 2, status at 13. */
    private void readOrder(final FrameReader reader) {
        orderId = clientId = 0;
        status = "";
        reader.expect('[');
        int column = 0;
        do {
            switch (column) {
                case 0 -> orderId = reader.wholeOrNull();
                case 2 -> clientId = reader.wholeOrNull();
                case 13 -> status = reader.text();
                default -> reader.skipValue();
            }
            column++;
        } while (reader.accept(','));
        reader.expect(']');
    }

    private void readFill(final FrameReader reader) {
        clientId = feeE16 = 0;
        maker = -1;
        feeCurrency = "";
        reader.expect('[');
        int column = 0;
        do {
            switch (column) {
                case 0 -> tradeId = reader.whole();
                case 1 -> symbol = reader.text();
                case 3 -> orderId = reader.whole();
                case 4 -> amountE8 = reader.decimal();
                case 5 -> priceE8 = reader.decimal();
                case 8 -> maker = reader.wholeOrNull();
                case 9 -> feeE16 = reader.acceptNull() ? 0 : reader.scaled(FEE_SCALE);
                case 10 -> feeCurrency = reader.text();
                case 11 -> clientId = reader.wholeOrNull();
                default -> reader.skipValue();
            }
            column++;
        } while (reader.accept(','));
        reader.expect(']');
        if (column < 6 || !isTradingSymbol(symbol) || !isFeePayable()) {
            reader.fail(NumberParser.MALFORMED);
        }
    }

    /** Request at 1, order at 4, status at 6, text at 7. */
    private void readNotification(final FrameReader reader) {
        orderId = clientId = 0;
        request = words = "";
        String outcome = "";
        reader.expect('[');
        int column = 0;
        do {
            if (column == 1) {
                request = reader.text();
            } else if (column == 4 && reader.peek() == '[' && isOrderRequest()) {
                readOrder(reader);
            } else if (column == 6) {
                outcome = reader.text();
            } else if (column == 7) {
                words = reader.text();
            } else {
                reader.skipValue();
            }
            column++;
        } while (reader.accept(','));
        reader.expect(']');
        status = outcome;
    }

    private boolean isOrderRequest() {
        return request.equals("on-req") || request.equals("oc-req");
    }

    private static boolean isTradingSymbol(final String name) {
        return name.startsWith("t") && (name.length() == 7 && name.indexOf(':') < 0
            || name.indexOf(':') > 1 && name.indexOf(':') < name.length() - 1);
    }

    /** Such a fee would not fit a long in quote units; nobody charges it. */
    private boolean isFeePayable() {
        return Math.multiplyHigh(Math.abs(feeE16), Math.abs(priceE8)) < FEE_UNIT / 4;
    }
}
