package genesis.core.engine;

import genesis.core.execution.OrderManager;
import genesis.core.message.Cause;
import genesis.core.message.OrderAcceptedDecoder;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.order.Order;
import genesis.core.order.Orders;
import genesis.core.risk.TradeConstraints;
import genesis.core.risk.TradingGate;
import genesis.core.unit.StreamDigest;

/**
 * What the venue says about our orders. Something about an order we do not know means that our picture of the account is
 * wrong: then nothing may grow any more, until a person has looked.
 * Threading: engine thread. Allocation: none.
 */
final class AccountDesk {
    private final Orders orders;
    private final OrderManager orderManager;
    private final TradingGate gate;
    private final DailyLossGuard dailyLoss;
    private final OutputEncoder outputs;
    private long strangers;

    AccountDesk(final Orders orders, final OrderManager orderManager, final TradingGate gate,
                final DailyLossGuard dailyLoss, final OutputEncoder outputs) {
        this.orders = orders;
        this.orderManager = orderManager;
        this.gate = gate;
        this.dailyLoss = dailyLoss;
        this.outputs = outputs;
    }

    void onAccepted(final OrderAcceptedDecoder accepted, final long nowNs) {
        final Order order = find(accepted.clientOrderId(), nowNs);
        if (order != null) {
            orderManager.onAccepted(order, accepted.exchangeOrderId());
        }
    }

    void onFilled(final OrderFilledDecoder filled, final long nowNs) {
        final Order order = find(filled.clientOrderId(), nowNs);
        if (order != null && orderManager.onFilled(order, filled.tradeId(), filled.priceE8(), filled.qtyE8(),
            filled.feeE8(), filled.liquidity())) {
            dailyLoss.check(nowNs);
        }
    }

    void onCanceled(final long clientOrderId, final long nowNs) {
        final Order order = find(clientOrderId, nowNs);
        if (order != null) {
            orderManager.onCanceled(order);
        }
    }

    void onRejected(final long clientOrderId, final long nowNs) {
        final Order order = find(clientOrderId, nowNs);
        if (order != null) {
            orderManager.onRejected(order);
        }
    }

    void onUnknown(final long clientOrderId, final long nowNs) {
        final Order order = find(clientOrderId, nowNs);
        if (order != null) {
            orderManager.onUnknown(order);
        }
    }

    private Order find(final long clientOrderId, final long nowNs) {
        final Order order = orders.find(clientOrderId);
        if (order == null) {
            strangers++;
            if (gate.latch(Cause.UNKNOWN_ORDER, TradeConstraints.dayOf(nowNs))) {
                outputs.tradingStateChanged(gate);
            }
        }
        return order;
    }

    void addTo(final StreamDigest digest) {
        digest.add(strangers);
    }
}
