package genesis.core.execution;

import genesis.core.message.Purpose;
import genesis.core.order.Order;
import genesis.core.order.Orders;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;

/**
 * Exits that would take more than there is: the position shrank by itself, was taken over as another, or an order came back
 * larger than it was thought to be. None of them is worth a position on the other side. Legs of brackets are {@link Brackets}'
 * own matter.
 * <p>Threading: engine thread. Allocation: none.
 */
final class Surplus {
    private final Portfolio portfolio;
    private final Orders orders;
    private final OrderManager orderManager;

    Surplus(final Portfolio portfolio, final Orders orders, final OrderManager orderManager) {
        this.portfolio = portfolio;
        this.orders = orders;
        this.orderManager = orderManager;
    }

    /** Takes them all back where together they are too many; of two beside each other only one can be filled. */
    void withdraw(final int instrumentId) {
        final Position position = portfolio.position(instrumentId);
        long exitQtyE8 = 0;
        boolean isWrongSide = false;
        for (int i = 0; i < orders.openCount(); i++) {
            final Order order = orders.open(i);
            if (isExitOf(instrumentId, order) && !isSecond(order)) {
                exitQtyE8 = Math.addExact(exitQtyE8, order.remainingQtyE8());
                isWrongSide |= order.side() != position.exitSide();
            }
        }
        if (exitQtyE8 == 0 || !isWrongSide && exitQtyE8 <= Math.abs(position.qtyE8())) {
            return;
        }
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            final Order order = orders.open(i);
            if (isExitOf(instrumentId, order) && order.rests()) {
                orderManager.cancel(order);
            }
        }
    }

    /** Beside one that is open itself. */
    private boolean isSecond(final Order order) {
        final Order first = order.pairedWith() == 0 ? null : orders.partnerOf(order);
        return first != null && first.isOpen();
    }

    private static boolean isExitOf(final int instrumentId, final Order order) {
        return order.instrumentId() == instrumentId && order.purpose() != Purpose.ENTRY && !order.isLeg();
    }
}
