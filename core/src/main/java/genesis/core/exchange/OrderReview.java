package genesis.core.exchange;

import genesis.core.message.RejectReason;
import genesis.core.message.Side;

/**
 * What the simulated exchange refuses at its door. Threading: one thread. Allocation: none.
 */
final class OrderReview {
    private final OpenOrders orders;
    private final WaitingOrders waiting;
    private final Listing[] listings;

    OrderReview(final OpenOrders orders, final WaitingOrders waiting, final Listing[] listings) {
        this.orders = orders;
        this.waiting = waiting;
        this.listings = listings;
    }

    /** {@code NULL_VAL} where nothing is wrong with it. */
    RejectReason of(final OrderTicket order) {
        final boolean isListed = order.instrumentId >= 0 && order.instrumentId < listings.length && listings[order.instrumentId] != null;
        if (!isListed || order.qtyE8 <= 0 || !order.closesPosition && !listings[order.instrumentId].allowsQty(order.qtyE8)) {
            return RejectReason.INVALID;
        }
        if (order.isWrong() || isOpen(order.instrumentId, order.clientOrderId)
            || order.isPair() && isOpen(order.instrumentId, order.ocoClientOrderId)) {
            return RejectReason.INVALID;
        }
        return orders.isFull() || waiting.isFull() ? RejectReason.OTHER : RejectReason.NULL_VAL;
    }

    private boolean isOpen(final int instrumentId, final long clientOrderId) {
        return orders.find(instrumentId, Side.BUY, clientOrderId) != OpenOrders.NONE
            || orders.find(instrumentId, Side.SELL, clientOrderId) != OpenOrders.NONE
            || waiting.find(instrumentId, clientOrderId) != WaitingOrders.NONE;
    }
}
