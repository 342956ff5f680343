package genesis.core.execution;

import genesis.core.message.Purpose;
import genesis.core.order.Order;
import genesis.core.order.Orders;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;

/**
 * Exits that would take more than there is: the position shrank by itself. None of them is worth a position on the other
 * side. Legs of brackets are {@link Brackets}' own matter.
 * <p>Threading: engine thread. Allocation: none.
 */
final class Surplus {
    private final Orders orders;
    private final Portfolio portfolio;
    private final OrderManager orderManager;

    Surplus(final Orders orders, final Portfolio portfolio, final OrderManager orderManager) {
        this.orders = orders;
        this.portfolio = portfolio;
        this.orderManager = orderManager;
    }

    /** Cancels what rests where all exits together, or one on the wrong side, are too much. */
    void cancel(final int instrumentId) {
        final Position position = portfolio.position(instrumentId);
        long exitQtyE8 = 0;
        boolean isWrongSide = false;
        for (int i = 0; i < orders.openCount(); i++) {
            final Order order = orders.open(i);
            if (isExit(order, instrumentId) && order.pairedWith() == 0) {
                exitQtyE8 = Math.addExact(exitQtyE8, order.remainingQtyE8());
                isWrongSide |= order.side() != position.exitSide();
            }
        }
        if (exitQtyE8 == 0 || !isWrongSide && exitQtyE8 <= Math.abs(position.qtyE8())) {
            return;
        }
        for (int i = orders.openCount() - 1; i >= 0; i--) {
            final Order order = orders.open(i);
            if (isExit(order, instrumentId) && order.rests()) {
                orderManager.cancel(order);
            }
        }
    }

    private static boolean isExit(final Order order, final int instrumentId) {
        return order.instrumentId() == instrumentId && order.purpose() != Purpose.ENTRY && !order.isLeg();
    }
}
