package genesis.core.risk;

import genesis.core.order.OrderIntent;

/**
 * An order that risk has let through. Only this package can make one, so nobody can send an unreviewed order.
 * One reused instance; it holds until the next evaluation. Threading: engine thread.
 */
public final class ApprovedOrder {
    private OrderIntent intent;
    private long qtyE8;

    ApprovedOrder() {
    }

    ApprovedOrder approve(final OrderIntent approved, final long approvedQtyE8) {
        intent = approved;
        qtyE8 = approvedQtyE8;
        return this;
    }

    public OrderIntent intent() {
        return intent;
    }

    /** What may be traded; above zero. */
    public long qtyE8() {
        return qtyE8;
    }
}
