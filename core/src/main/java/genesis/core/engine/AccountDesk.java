package genesis.core.engine;

import genesis.core.execution.OrderManager;
import genesis.core.message.OrderAcceptedDecoder;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.Purpose;
import genesis.core.order.Order;
import genesis.core.order.Orders;
import genesis.core.unit.StreamDigest;

/**
 * What the venue says about our orders. Something about an order we do not know means that our picture of the account is
 * wrong: then nothing may grow any more, until a person has looked.
 * Threading: engine thread. Allocation: none.
 */
final class AccountDesk {
    private final Orders orders;
    private final OrderManager orderManager;
    private final RiskDesk riskDesk;
    private long strangers;

    AccountDesk(final Orders orders, final OrderManager orderManager, final RiskDesk riskDesk) {
        this.orders = orders;
        this.orderManager = orderManager;
        this.riskDesk = riskDesk;
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
            riskDesk.onFilled(order.instrumentId(), nowNs);
        }
    }

    void onCanceled(final long clientOrderId, final long nowNs) {
        final Order order = find(clientOrderId, nowNs);
        if (order != null) {
            orderManager.onCanceled(order);
            endedUnfilled(order);
        }
    }

    void onRejected(final long clientOrderId, final long nowNs) {
        final Order order = find(clientOrderId, nowNs);
        if (order != null) {
            // A rejected cancel rejects no order.
            final boolean isOrder = order.status() == OrderStatus.PENDING_NEW || order.status() == OrderStatus.UNKNOWN;
            orderManager.onRejected(order);
            endedUnfilled(order);
            if (isOrder) {
                riskDesk.onRejected(nowNs);
            }
        }
    }

    void onUnknown(final long clientOrderId, final long nowNs) {
        final Order order = find(clientOrderId, nowNs);
        if (order != null) {
            orderManager.onUnknown(order);
        }
    }

    private void endedUnfilled(final Order order) {
        if (order.purpose() == Purpose.ENTRY && order.filledQtyE8() == 0) {
            riskDesk.onEntryUnfilled();
        }
    }

    private Order find(final long clientOrderId, final long nowNs) {
        final Order order = orders.find(clientOrderId);
        if (order == null) {
            strangers++;
            riskDesk.onStranger(nowNs);
        }
        return order;
    }

    void addTo(final StreamDigest digest) {
        digest.add(strangers);
    }
}
