package genesis.core.storm;

import genesis.core.message.BookSnapshotDecoder;
import genesis.core.message.ChangeRejectedDecoder;
import genesis.core.message.Difference;
import genesis.core.message.DifferenceFoundDecoder;
import genesis.core.message.FeeCurrency;
import genesis.core.message.FillReportedDecoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.OrderAcceptedDecoder;
import genesis.core.message.OrderAmendedDecoder;
import genesis.core.message.OrderCanceledDecoder;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.message.OrderRejectedDecoder;
import genesis.core.message.OrderReportedDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderUnknownDecoder;
import genesis.core.message.PositionReportedDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.Settlement;
import genesis.core.message.Side;
import genesis.core.message.TimeTickDecoder;
import genesis.core.order.OrderLife;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * All that the engine was told, by order and by instrument: what it must know. It hears an input before the engine does. Of
 * an order that may be over it believes that it is, so what it counts as open is never too much.
 */
final class Told {
    final Map<Long, Sent> orders = new TreeMap<>();
    /** Those of which it was not told that they are over. */
    final List<Sent> open = new ArrayList<>();
    final Books books;
    final long[] bidE8;
    final long[] askE8;
    /** Fills from before this are not the engine's to book where it does not know their order. */
    long baselineMs = Long.MAX_VALUE;
    /** A position was taken over as it is: what it cost is nobody's to count again. */
    boolean tookOver;
    private final Map<Long, Sent> byExchangeId = new HashMap<>();
    private final OrderFilledDecoder filled = new OrderFilledDecoder();
    private final FillReportedDecoder fillReported = new FillReportedDecoder();
    private final OrderReportedDecoder reported = new OrderReportedDecoder();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final OrderAmendedDecoder amended = new OrderAmendedDecoder();
    private final ChangeRejectedDecoder changeRejected = new ChangeRejectedDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final PositionReportedDecoder positionReported = new PositionReportedDecoder();
    private final long[] reportedPriceE8;

    Told(final int instruments, final long cashE8) {
        books = new Books(instruments, cashE8);
        bidE8 = new long[instruments];
        askE8 = new long[instruments];
        reportedPriceE8 = new long[instruments];
    }

    void onInput(final UnsafeBuffer buffer) {
        final int block = Message.blockLength(buffer, 0);
        switch (Message.templateId(buffer, 0)) {
            case TimeTickDecoder.TEMPLATE_ID -> onTick(Message.timeNs(buffer, 0));
            case BookSnapshotDecoder.TEMPLATE_ID -> onSnapshot(snapshot.wrap(buffer, Message.HEADER_LENGTH, block, 1));
            case OrderFilledDecoder.TEMPLATE_ID -> {
                filled.wrap(buffer, Message.HEADER_LENGTH, block, 1);
                onFill(find(filled.clientOrderId(), filled.exchangeOrderId()), filled.exchangeOrderId(), filled.tradeId(),
                    filled.instrumentId(), filled.side(), filled.priceE8(), filled.qtyE8(), filled.feeE8(), filled.feeCurrency());
            }
            case FillReportedDecoder.TEMPLATE_ID -> {
                fillReported.wrap(buffer, Message.HEADER_LENGTH, block, 1);
                final Sent order = find(fillReported.clientOrderId(), fillReported.exchangeOrderId());
                if (order != null || fillReported.exchangeTimeMs() >= baselineMs
                    && (fillReported.clientOrderId() != 0 || !mayBeOurs(fillReported.instrumentId(), fillReported.side()))) {
                    onFill(order, fillReported.exchangeOrderId(), fillReported.tradeId(), fillReported.instrumentId(),
                        fillReported.side(), fillReported.priceE8(), fillReported.qtyE8(), fillReported.feeE8(), fillReported.feeCurrency());
                }
            }
            case OrderAcceptedDecoder.TEMPLATE_ID -> {
                accepted.wrap(buffer, Message.HEADER_LENGTH, block, 1);
                identify(find(accepted.clientOrderId(), accepted.exchangeOrderId()), accepted.exchangeOrderId());
            }
            case OrderCanceledDecoder.TEMPLATE_ID -> {
                canceled.wrap(buffer, Message.HEADER_LENGTH, block, 1);
                final Sent order = find(canceled.clientOrderId(), canceled.exchangeOrderId());
                if (order != null) {
                    identify(order, canceled.exchangeOrderId());
                    order.endAt(canceled.filledQtyE8());
                }
            }
            case OrderRejectedDecoder.TEMPLATE_ID -> onRejected(new OrderRejectedDecoder().wrap(buffer, Message.HEADER_LENGTH, block, 1));
            case OrderAmendedDecoder.TEMPLATE_ID -> {
                amended.wrap(buffer, Message.HEADER_LENGTH, block, 1);
                final Sent order = find(amended.clientOrderId(), amended.exchangeOrderId());
                if (order != null) {
                    order.change(amended.priceE8(), amended.qtyE8());
                    order.worstE8 = Math.max(order.worstE8, amended.auxPriceE8());
                }
            }
            case ChangeRejectedDecoder.TEMPLATE_ID -> {
                changeRejected.wrap(buffer, Message.HEADER_LENGTH, block, 1);
                if (changeRejected.isCancel() == Flag.NO) {
                    forgetChange(find(changeRejected.clientOrderId(), changeRejected.exchangeOrderId()));
                }
            }
            case OrderUnknownDecoder.TEMPLATE_ID ->
                forgetChange(find(new OrderUnknownDecoder().wrap(buffer, Message.HEADER_LENGTH, block, 1).clientOrderId(), 0));
            case OrderReportedDecoder.TEMPLATE_ID -> onReported(reported.wrap(buffer, Message.HEADER_LENGTH, block, 1));
            case PositionReportedDecoder.TEMPLATE_ID -> {
                positionReported.wrap(buffer, Message.HEADER_LENGTH, block, 1);
                reportedPriceE8[positionReported.instrumentId()] = positionReported.basePriceE8();
            }
            default -> { } // Nothing that changes what there is.
        }
    }

    private void onSnapshot(final BookSnapshotDecoder book) {
        final int instrument = book.instrumentId();
        for (final BookSnapshotDecoder.LevelsDecoder level : book.levels()) {
            if (level.amountE8() > 0) {
                bidE8[instrument] = level.priceE8();
            } else {
                askE8[instrument] = level.priceE8();
            }
        }
        mark(instrument);
    }

    /** A day begins with what was known; then each second has its look at the books, for a fill may have moved a mark. */
    private void onTick(final long nowNs) {
        books.tick(nowNs);
        for (int i = 0; i < askE8.length; i++) {
            if (askE8[i] != 0) {
                mark(i);
            }
        }
    }

    private void mark(final int instrument) {
        books.mark(instrument, (bidE8[instrument] + askE8[instrument]) / 2);
    }

    private void onFill(final Sent order, final long exchangeId, final long tradeId, final int toldInstrument, final Side toldSide,
                        final long priceE8, final long qtyE8, final long feeE8, final FeeCurrency currency) {
        identify(order, exchangeId);
        final int instrument = order == null ? toldInstrument : order.instrument;
        if (books.fill(tradeId, instrument, order == null ? toldSide : order.side, priceE8, qtyE8, feeE8, currency) && order != null) {
            order.fill(qtyE8);
        }
    }

    /** Of an order whose number at the exchange was not told yet. */
    private boolean mayBeOurs(final int instrument, final Side side) {
        for (final Sent order : orders.values()) {
            if (order.exchangeId == 0 && order.instrument == instrument && order.side == side && OrderLife.isOpen(order.status)) {
                return true;
            }
        }
        return false;
    }

    /** A pair is sent as one: where the first never stood, the stop beside it did not either. */
    private void onRejected(final OrderRejectedDecoder rejected) {
        final Sent order = find(rejected.clientOrderId(), 0);
        if (order != null) {
            order.ended = true;
            if (order.exchangeId == 0 && order.pair != null && order.pair.exchangeId == 0) {
                order.pair.ended = true;
            }
        }
    }

    private void onReported(final OrderReportedDecoder report) {
        final Sent order = find(report.clientOrderId(), report.exchangeOrderId());
        if (order == null) {
            return;
        }
        identify(order, report.exchangeOrderId());
        forgetChange(order);
        if (order.isAdopted() && order.status != OrderStatus.FILLED && report.filledQtyE8() <= order.qtyE8) {
            order.filledE8 = Math.max(order.filledE8, report.filledQtyE8());
        }
        if (report.status() == OrderStatus.REJECTED && report.filledQtyE8() == 0) {
            order.ended = true;
        } else if (report.status() != OrderStatus.WORKING) {
            order.endAt(report.filledQtyE8());
        }
    }

    /** The engine says that its books were not the exchange's, and what it made of that. */
    void onDifference(final DifferenceFoundDecoder found, final UnsafeBuffer cause) {
        final Sent order = found.clientOrderId() == 0 ? null : orders.get(found.clientOrderId());
        final Difference kind = found.difference();
        if (kind == Difference.FOREIGN_ORDER && found.settlement() == Settlement.ADOPTED) {
            adopt(reported.wrap(cause, Message.HEADER_LENGTH, Message.blockLength(cause, 0), 1));
        } else if (kind == Difference.ORDER_QTY) {
            order.change(order.priceE8, found.theirs());
        } else if (kind == Difference.ORDER_PRICE) {
            order.change(found.theirs(), order.qtyE8);
        } else if (kind == Difference.NEVER_ARRIVED) {
            order.ended = true;
        } else if (kind == Difference.CASH) {
            books.deposit(found.theirs() - found.ours());
        } else if (kind == Difference.POSITION && found.settlement() == Settlement.ADOPTED) {
            final int instrument = found.instrumentId();
            books.positionE8[instrument] = found.theirs();
            books.markE8[instrument] = reportedPriceE8[instrument];
            tookOver = true;
        }
    }

    void add(final Sent order) {
        orders.put(order.id, order);
        open.add(order);
    }

    private void adopt(final OrderReportedDecoder report) {
        final Sent order = new Sent(-report.exchangeOrderId(), report.instrumentId(), report.side(), report.orderType(), Purpose.ENTRY,
            report.priceE8(), report.qtyE8());
        order.worstE8 = order.priceE8;
        order.filledE8 = report.filledQtyE8();
        add(order);
        identify(order, report.exchangeOrderId());
    }

    private static void forgetChange(final Sent order) {
        if (order != null) {
            order.changePriceE8 = order.changeLeftE8 = 0;
        }
    }

    private void identify(final Sent order, final long exchangeId) {
        if (order != null && exchangeId != 0 && order.exchangeId == 0) {
            order.exchangeId = exchangeId;
            byExchangeId.put(exchangeId, order);
        }
    }

    /** Client order ids are anybody's: another number at the exchange makes it another order. */
    private Sent find(final long id, final long exchangeId) {
        final Sent order = orders.get(id);
        return order != null && (exchangeId == 0 || order.exchangeId == 0 || order.exchangeId == exchangeId)
            ? order : byExchangeId.get(exchangeId);
    }

    /** The price that the other side asks for. */
    long oppositeE8(final int instrument, final Side side) {
        return side == Side.BUY ? askE8[instrument] : bidE8[instrument];
    }
}
