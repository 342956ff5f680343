package genesis.gateway.codec;

import genesis.core.message.CancelReason;
import genesis.core.message.FeeCurrency;
import genesis.core.message.Liquidity;
import genesis.core.message.Message;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.ReportSource;
import genesis.core.message.Side;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import java.util.ArrayList;
import java.util.List;

/**
 * Channel 0: what became of our orders, and what the account holds.
 *
 * <pre>
 *   on, first ou         OrderAccepted       ou            OrderAmended: price and quantity as they are now
 *   te                   OrderFilled without its fee       tu   OrderFilled with it: whichever comes first is booked
 *   oc                   OrderCanceled with what was filled in all, or OrderRejected; the fills may come behind it
 *   os, ps pn pu pc, ws wu                    OrderReported, PositionReported, WalletReported
 *   n on-req ERROR       OrderRejected       n ou-req, oc-req, oc_multi-req ERROR    ChangeRejected
 *   n ox_multi-req       each of its parts as if it had come alone
 *   bu miu fiu, fos fon fou foc, fcs … flc, hts hos, ats, other n    read and counted: nothing is decided by them
 * </pre>
 *
 * Read first, published when the whole frame turned out right. An order may be filled without ever being accepted: one
 * that fills at once has only te, oc and tu. What came twice is published twice; the engine books it once.
 * <p>Threading: the gateway's thread. Allocation: a few short texts per event; they come by the order, not by the tick.
 */
final class AccountDecoder {
    private static final long TAG_ON = tag("on");
    private static final long TAG_OU = tag("ou");
    private static final long TAG_OC = tag("oc");
    private static final long TAG_OS = tag("os");
    private static final long TAG_PS = tag("ps");
    private static final long TAG_PN = tag("pn");
    private static final long TAG_PU = tag("pu");
    private static final long TAG_PC = tag("pc");
    private static final long TAG_WS = tag("ws");
    private static final long TAG_WU = tag("wu");
    private static final long TAG_N = 'n';
    private static final int ROW_COUNT_MAX = 4_096;

    /** How one row is read. */
    private interface Reading {
        void read(AccountRow row, FrameReader reader);
    }

    private final AccountPublisher inputs;
    private final InstrumentRegistry registry;
    private final FrameCounters counters;
    private final ConnectionListener listener;
    private final KnownOrders orders = new KnownOrders();
    private final List<AccountRow> rows = new ArrayList<>(List.of(new AccountRow()));
    private int count;
    private long tag;
    private boolean isCancelManyTaken;

    AccountDecoder(final InputPublisher inputs, final InstrumentRegistry registry, final FrameCounters counters,
                   final ConnectionListener listener) {
        this.inputs = inputs.account();
        this.registry = registry;
        this.counters = counters;
        this.listener = listener;
    }

    /** Reads the payload of one frame; what is wrong stays as the reader's error. */
    void read(final long newTag, final FrameReader reader) {
        tag = newTag;
        count = 0;
        isCancelManyTaken = false;
        if (tag == TAG_ON || tag == TAG_OU || tag == TAG_OC) {
            next(reader).readOrder(reader);
        } else if (tag == FrameDecoder.TAG_TE || tag == FrameDecoder.TAG_TU) {
            next(reader).readFill(reader);
        } else if (tag == TAG_N) {
            readNotification(reader, false);
        } else if (tag == TAG_OS) {
            readList(reader, AccountRow::readOrder);
        } else if (tag == TAG_PS) {
            readList(reader, AccountRow::readPosition);
        } else if (tag == TAG_WS) {
            readList(reader, AccountRow::readWallet);
        } else if (tag == TAG_PN || tag == TAG_PU || tag == TAG_PC) {
            next(reader).readPosition(reader);
        } else if (tag == TAG_WU) {
            next(reader).readWallet(reader);
        } else {
            reader.skipValue();
        }
    }

    /** Publishes what was read. */
    void publish(final long timeNs) {
        if (isCancelManyTaken) {
            listener.onCancelManyAnswered();
        }
        if (count == 0 && tag != TAG_OS && tag != TAG_PS && tag != TAG_WS) {
            counters.add(FrameCounters.ACCOUNT_IGNORED, 1);
        }
        for (int i = 0; i < count; i++) {
            publish(timeNs, rows.get(i));
        }
    }

    /** A new connection tells everything anew. */
    void forget() {
        count = 0;
    }

    private void publish(final long timeNs, final AccountRow row) {
        if (tag == TAG_ON || tag == TAG_OU) {
            publishOpen(timeNs, row);
        } else if (tag == TAG_OC) {
            publishClosed(timeNs, row);
        } else if (tag == FrameDecoder.TAG_TE || tag == FrameDecoder.TAG_TU) {
            publishFill(timeNs, row);
        } else if (tag == TAG_N) {
            publishNotification(timeNs, row);
        } else if (tag == TAG_OS) {
            publishReport(timeNs, row);
        } else if (tag == TAG_WS || tag == TAG_WU) {
            inputs.walletReported(timeNs, OrderWords.wallet(row.type), row.symbol, row.amountE8, row.availableE8,
                tag == TAG_WS ? ReportSource.SNAPSHOT : ReportSource.STREAM);
        } else {
            inputs.positionReported(timeNs, instrumentId(row.symbol),
                tag == TAG_PC || "CLOSED".equals(row.status) ? 0 : row.amountE8, row.priceE8,
                tag == TAG_PS ? ReportSource.SNAPSHOT : ReportSource.STREAM);
        }
    }

    private void publishOpen(final long timeNs, final AccountRow row) {
        answered(row.clientId);
        if (orders.accept(row.orderId)) {
            inputs.orderAccepted(timeNs, row.clientId, row.orderId);
        }
        // A market order's price is the exchange's own idea.
        if (tag == TAG_OU && row.originalE8 != 0) {
            inputs.orderAmended(timeNs, row.clientId, row.orderId,
                OrderWords.type(row.type) == OrderType.MARKET ? 0 : row.priceE8, Math.abs(row.originalE8),
                row.auxiliaryE8, row.trailingE8);
        }
    }

    private void publishClosed(final long timeNs, final AccountRow row) {
        answered(row.clientId);
        final OrderStatus status = OrderWords.status(row.status);
        if (status == OrderStatus.REJECTED && row.clientId != 0 && row.filledE8() == 0) {
            inputs.orderRejected(timeNs, row.clientId, OrderWords.refusal(row.status));
            return;
        }
        final CancelReason reason = OrderWords.cancelReason(row.status);
        inputs.orderCanceled(timeNs, row.clientId, row.orderId, reason,
            reason == CancelReason.EXECUTED ? Math.abs(row.originalE8) : row.filledE8());
    }

    private void publishFill(final long timeNs, final AccountRow row) {
        answered(row.clientId);
        final FeeCurrency currency = tag == FrameDecoder.TAG_TE
            ? FeeCurrency.NOT_TOLD : OrderWords.feeCurrency(row.symbol, row.feeCurrency);
        if (currency == FeeCurrency.OTHER) {
            counters.add(FrameCounters.FOREIGN_FEES, 1);
        }
        // A final fill without a fee has none.
        final boolean isFree = currency == FeeCurrency.NOT_TOLD && tag == FrameDecoder.TAG_TU;
        inputs.orderFilled(timeNs, row.clientId, row.orderId, row.id, row.timeMs, instrumentId(row.symbol),
            row.amountE8 < 0 ? Side.SELL : Side.BUY, row.priceE8, Math.abs(row.amountE8),
            currency == FeeCurrency.NOT_TOLD || currency == FeeCurrency.OTHER ? 0 : row.feeE8,
            isFree ? FeeCurrency.QUOTE : currency, row.maker == 1 ? Liquidity.MAKER : Liquidity.TAKER);
    }

    private void publishReport(final long timeNs, final AccountRow row) {
        answered(row.clientId);
        orders.accept(row.orderId);
        inputs.orderReported(timeNs, row.clientId, row.orderId, instrumentId(row.symbol),
            row.originalE8 < 0 ? Side.SELL : Side.BUY, OrderWords.type(row.type), row.priceE8,
            Math.abs(row.originalE8), row.filledE8(), row.timeMs, OrderWords.status(row.status), ReportSource.SNAPSHOT);
    }

    private void publishNotification(final long timeNs, final AccountRow row) {
        final boolean refused = row.status.equals("ERROR") || row.status.equals("FAILURE");
        if (!refused || row.clientId == 0 && row.orderId == 0) {
            counters.add(FrameCounters.ACCOUNT_IGNORED, 1);
            return;
        }
        answered(row.clientId);
        if (row.request.equals("on-req")) {
            inputs.orderRejected(timeNs, row.clientId, OrderWords.rejectReason(row.words));
        } else {
            inputs.changeRejected(timeNs, row.clientId, row.orderId, !row.request.equals("ou-req"),
                OrderWords.rejectReason(row.words));
        }
    }

    private void answered(final long clientId) {
        if (clientId != 0) {
            listener.onOrderAnswered(clientId);
        }
    }

    private int instrumentId(final String symbol) {
        final Instrument instrument = registry.find(symbol);
        return instrument == null ? Message.UNKNOWN_INSTRUMENT : instrument.id();
    }

    private AccountRow next(final FrameReader reader) {
        if (count == ROW_COUNT_MAX) {
            reader.fail(NumberParser.TOO_LONG);
            count = 0;
        }
        if (count == rows.size()) {
            rows.add(new AccountRow());
        }
        return rows.get(count++);
    }

    private void readList(final FrameReader reader, final Reading reading) {
        reader.expect('[');
        if (reader.accept(']')) {
            return;
        }
        do {
            reading.read(next(reader), reader);
        } while (reader.accept(',') && !reader.failed());
        reader.expect(']');
    }

    /** Request at 1, what it is about at 4, outcome at 6, words at 7. One row for each order it is about. */
    private void readNotification(final FrameReader reader, final boolean isPart) {
        final int from = count;
        String request = "";
        String outcome = "";
        String words = "";
        int column = 0;
        reader.expect('[');
        do {
            if (column == 1) {
                request = reader.text();
            } else if (column == 4 && reader.peek() == '[') {
                readSubject(request, isPart, reader);
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
        isCancelManyTaken |= request.equals("oc_multi-req") && outcome.equals("SUCCESS");
        for (int i = from; i < count; i++) {
            final AccountRow row = rows.get(i);
            // A part of a multi request has its own already.
            if (row.request.isEmpty()) {
                row.request = request;
                row.status = outcome;
                row.words = words;
            }
        }
    }

    private void readSubject(final String request, final boolean isPart, final FrameReader reader) {
        switch (request) {
            case "on-req", "ou-req", "oc-req" -> readOrders(reader);
            case "oc_multi-req" -> readOrders(reader);
            case "ox_multi-req" -> {
                if (isPart) {
                    reader.skipValue();
                } else {
                    readParts(reader);
                }
            }
            default -> reader.skipValue();
        }
    }

    /** One order, or a list of them: the exchange does both. */
    private void readOrders(final FrameReader reader) {
        if (reader.isListOfRows()) {
            readList(reader, AccountRow::readOrder);
        } else if (reader.isEmptyRow()) {
            reader.skipValue();
        } else {
            next(reader).readOrder(reader);
        }
    }

    private void readParts(final FrameReader reader) {
        reader.expect('[');
        if (reader.accept(']')) {
            return;
        }
        do {
            readNotification(reader, true);
        } while (reader.accept(',') && !reader.failed());
        reader.expect(']');
    }

    private static long tag(final String letters) {
        return letters.charAt(0) | (long) letters.charAt(1) << 8;
    }
}
