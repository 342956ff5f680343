package genesis.core.risk;

import genesis.core.order.Order;
import genesis.core.order.OrderChange;

/**
 * A change of an order that risk has let through. Only this package can make one. One reused instance; it holds until the
 * next evaluation. Threading: engine thread.
 */
public final class ApprovedChange {
    private Order order;
    private OrderChange change;

    ApprovedChange() {
    }

    ApprovedChange approve(final Order changed, final OrderChange approved) {
        order = changed;
        change = approved;
        return this;
    }

    public Order order() {
        return order;
    }

    public OrderChange change() {
        return change;
    }
}
