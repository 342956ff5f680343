package genesis.core.engine;

import genesis.core.execution.LookUps;
import genesis.core.execution.OrderManager;
import genesis.core.execution.Reconciler;
import genesis.core.message.ChangeRejectedDecoder;
import genesis.core.message.Difference;
import genesis.core.message.FeeCurrency;
import genesis.core.message.FillReportedDecoder;
import genesis.core.message.Flag;
import genesis.core.message.LookUpResult;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.message.OrderAcceptedDecoder;
import genesis.core.message.OrderAmendedDecoder;
import genesis.core.message.OrderCanceledDecoder;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.message.OrderLookedUpDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.RejectReason;
import genesis.core.message.Settlement;
import genesis.core.message.Side;
import genesis.core.order.Fills;
import genesis.core.order.Order;
import genesis.core.order.Orders;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * What the venue says about our orders. Something about an order we do not know means that our picture of the account is
 * wrong: then nothing may grow any more, until a person has looked. LIVE, where a person allowed others to use the
 * account ({@code account.adopt}), their orders are taken over instead; a fill of theirs is booked in any case, and halts.
 * Threading: engine thread. Allocation: none.
 */
final class AccountDesk {
    private static final long NOT_TOLD = -1;

    private final Settings settings;
    private final Orders orders;
    private final OrderManager orderManager;
    private final LookUps lookUps;
    private final Reconciler reconciler;
    private final RiskPolicyEngine risk;
    private final RiskDesk riskDesk;
    private final OutputEncoder outputs;
    private long strangers;

    AccountDesk(final Settings settings, final Orders orders, final OrderManager orderManager, final LookUps lookUps,
                final Reconciler reconciler, final RiskPolicyEngine risk, final RiskDesk riskDesk,
                final OutputEncoder outputs) {
        this.settings = settings;
        this.orders = orders;
        this.orderManager = orderManager;
        this.lookUps = lookUps;
        this.reconciler = reconciler;
        this.risk = risk;
        this.riskDesk = riskDesk;
        this.outputs = outputs;
    }

    void onAccepted(final OrderAcceptedDecoder accepted, final long nowNs) {
        final Order order = find(accepted.clientOrderId(), accepted.exchangeOrderId(), nowNs);
        if (order != null) {
            orderManager.onAccepted(order, accepted.exchangeOrderId());
        }
    }

    void onAmended(final OrderAmendedDecoder amended, final long nowNs) {
        final Order order = find(amended.clientOrderId(), amended.exchangeOrderId(), nowNs);
        if (order != null) {
            orderManager.onAmended(order, amended.priceE8(), amended.qtyE8(), amended.auxPriceE8(), amended.trailingE8());
        }
    }

    void onFilled(final OrderFilledDecoder fill, final long nowNs) {
        final Order order = orders.find(fill.clientOrderId(), fill.exchangeOrderId());
        if (order == null) {
            if (fill.instrumentId() == Message.UNKNOWN_INSTRUMENT || risk.mode() != Mode.LIVE) {
                onStranger(nowNs);
                return;
            }
            final Fills.Part foreign = orderManager.onForeignFill(fill.instrumentId(), fill.side(), fill.tradeId(),
                fill.priceE8(), fill.qtyE8(), fill.feeE8(), fill.feeCurrency());
            outputs.fills().booked(foreign, null, fill);
            onForeign(fill.exchangeOrderId(), fill.instrumentId(), fill.qtyE8(), foreign, fill.feeCurrency(), nowNs);
            return;
        }
        identify(order, fill.exchangeOrderId());
        final Fills.Part part = orderManager.onFilled(order, fill.tradeId(), fill.priceE8(), fill.qtyE8(), fill.feeE8(),
            fill.feeCurrency(), fill.liquidity());
        outputs.fills().booked(part, order, fill);
        onBooked(order.instrumentId(), part, fill.feeCurrency(), nowNs);
    }

    /** From the history: most are known, the others are news that did not reach us. */
    void onReported(final FillReportedDecoder fill, final long nowNs) {
        if (orders.fills().isForgotten(fill.tradeId(), fill.side() == Side.SELL, fill.exchangeTimeMs())) {
            return;
        }
        final Order order = orders.find(fill.clientOrderId(), fill.exchangeOrderId());
        if (order == null && fill.clientOrderId() == 0 && orders.hasUnidentified(fill.instrumentId(), fill.side())) {
            // It may be ours, and the history does not say: the search for that order brings its number, and its fills then.
            reconciler.postpone();
            return;
        }
        if (order == null) {
            if (fill.instrumentId() != Message.UNKNOWN_INSTRUMENT && reconciler.isAfterBaseline(fill.exchangeTimeMs())) {
                final Fills.Part foreign = orderManager.onForeignFill(fill.instrumentId(), fill.side(), fill.tradeId(),
                    fill.priceE8(), fill.qtyE8(), fill.feeE8(), fill.feeCurrency());
                outputs.fills().reported(foreign, null, fill);
                onForeign(fill.exchangeOrderId(), fill.instrumentId(), fill.qtyE8(), foreign, fill.feeCurrency(), nowNs);
            }
            return;
        }
        identify(order, fill.exchangeOrderId());
        final Fills.Part part = orderManager.onFilled(order, fill.tradeId(), fill.priceE8(), fill.qtyE8(), fill.feeE8(),
            fill.feeCurrency(), fill.liquidity());
        outputs.fills().reported(part, order, fill);
        if (part == Fills.Part.ALL) {
            outputs.difference(Difference.MISSED_FILL, Settlement.BOOKED, order.clientOrderId(), fill.exchangeOrderId(),
                order.instrumentId(), 0, fill.qtyE8());
        }
        onBooked(order.instrumentId(), part, fill.feeCurrency(), nowNs);
    }

    void onCanceled(final OrderCanceledDecoder canceled, final long nowNs) {
        final Order order = find(canceled.clientOrderId(), canceled.exchangeOrderId(), nowNs);
        if (order != null) {
            identify(order, canceled.exchangeOrderId());
            orderManager.onCanceled(order, canceled.filledQtyE8());
            endedUnfilled(order);
        }
    }

    void onRejected(final long clientOrderId, final long nowNs) {
        final Order order = find(clientOrderId, 0, nowNs);
        if (order != null) {
            // A rejected cancel rejects no order.
            final boolean isOrder = order.status() == OrderStatus.PENDING_NEW || order.status() == OrderStatus.UNKNOWN;
            orderManager.onRejected(order);
            if (isOrder) {
                refusePartner(order);
                riskDesk.onRejected(order, nowNs);
            }
            endedUnfilled(order);
        }
    }

    /** Two that cancel each other are one request. */
    private void refusePartner(final Order order) {
        final Order partner = orders.partnerOf(order);
        if (partner != null && partner.status() == OrderStatus.PENDING_NEW) {
            orderManager.onRejected(partner);
        }
    }

    /** A refused change leaves the order as it is. A refused cancel does so only where the exchange found the order. */
    void onChangeRejected(final ChangeRejectedDecoder rejected, final long nowNs) {
        final Order order = find(rejected.clientOrderId(), rejected.exchangeOrderId(), nowNs);
        if (order != null && rejected.isCancel() == Flag.YES) {
            orderManager.onNotCanceled(order);
            lookUpWhereLive(order, nowNs);
        } else if (order != null) {
            orderManager.onNotChanged(order);
            if (rejected.reason() == RejectReason.NOT_FOUND) {
                orderManager.onUnknown(order);
                lookUpWhereLive(order, nowNs);
            }
        }
    }

    void onUnknown(final long clientOrderId, final long nowNs) {
        final Order order = find(clientOrderId, 0, nowNs);
        if (order != null) {
            orderManager.onUnknown(order);
            lookUpWhereLive(order, nowNs);
        }
    }

    void onLookedUp(final OrderLookedUpDecoder looked, final long nowNs) {
        final Order order = orders.find(looked.clientOrderId(), looked.exchangeOrderId());
        if (order != null && lookUps.onLookedUp(order, looked.result(), looked.askedNs(), nowNs)) {
            outputs.difference(Difference.NEVER_ARRIVED, Settlement.BOOKED, order.clientOrderId(), 0,
                order.instrumentId(), order.qtyE8(), 0);
            endedUnfilled(order);
        } else if (order != null && lookUps.isForgotten(order, looked.result(), looked.askedNs())) {
            outputs.difference(Difference.ORDER_STATUS, Settlement.BOOKED, order.clientOrderId(), order.exchangeOrderId(),
                order.instrumentId(), order.status().value(), OrderStatus.CANCELED.value());
            orderManager.onCanceled(order, NOT_TOLD);
            endedUnfilled(order);
        } else if (order != null && looked.result() == LookUpResult.FOUND) {
            reconciler.doubt(nowNs);
        }
    }

    private void endedUnfilled(final Order order) {
        if (order.filledQtyE8() == 0 && !order.isOpen()) {
            riskDesk.onEndedUnfilled(order);
        }
    }

    private void onForeign(final long exchangeOrderId, final int instrumentId, final long qtyE8, final Fills.Part part,
                           final FeeCurrency fee, final long nowNs) {
        if (part == Fills.Part.ALL) {
            outputs.difference(Difference.FOREIGN_FILL, Settlement.BOOKED, 0, exchangeOrderId, instrumentId, 0, qtyE8);
            riskDesk.onStranger(nowNs);
        }
        onBooked(instrumentId, part, fee, nowNs);
    }

    private void onBooked(final int instrumentId, final Fills.Part part, final FeeCurrency fee, final long nowNs) {
        if (part == Fills.Part.NOTHING) {
            return;
        }
        reconciler.holdings().onBooked(instrumentId);
        if (part == Fills.Part.ALL) {
            riskDesk.onFilled(instrumentId, fee != FeeCurrency.NOT_TOLD, nowNs);
        } else {
            riskDesk.onFee(instrumentId, nowNs);
        }
    }

    private void lookUpWhereLive(final Order order, final long nowNs) {
        if (risk.mode() == Mode.LIVE) {
            lookUps.onUnknown(order, nowNs);
        }
    }

    /** An order that fills at once is never accepted: then its first news bring the exchange's number. */
    private static void identify(final Order order, final long exchangeOrderId) {
        if (order.exchangeOrderId() == 0) {
            order.exchangeOrderId(exchangeOrderId);
        }
    }

    private Order find(final long clientOrderId, final long exchangeOrderId, final long nowNs) {
        final Order order = orders.find(clientOrderId, exchangeOrderId);
        if (order == null) {
            onStranger(nowNs);
        }
        return order;
    }

    private void onStranger(final long nowNs) {
        strangers++;
        if (risk.mode() == Mode.LIVE) {
            reconciler.doubt(nowNs);
        }
        if (risk.mode() != Mode.LIVE || !settings.isOn(Setting.ACCOUNT_ADOPT)) {
            riskDesk.onStranger(nowNs);
        }
    }

    void addTo(final StreamDigest digest) {
        digest.add(strangers);
    }
}
