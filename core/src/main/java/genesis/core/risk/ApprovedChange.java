package genesis.core.risk;

import genesis.core.order.Order;

/**
 * A change of an order that risk has let through. Only this package can make one. One reused instance; it holds until the
 * next evaluation. Threading: engine thread.
 */
public final class ApprovedChange {
    private Order order;
    private long priceE8;
    private long remainingQtyE8;

    ApprovedChange() {
    }

    ApprovedChange approve(final Order changed, final long newPriceE8, final long newRemainingQtyE8) {
        order = changed;
        priceE8 = newPriceE8;
        remainingQtyE8 = newRemainingQtyE8;
        return this;
    }

    public Order order() {
        return order;
    }

    /** 0 leaves it. */
    public long priceE8() {
        return priceE8;
    }

    /** What shall be left to fill; 0 leaves it. */
    public long remainingQtyE8() {
        return remainingQtyE8;
    }
}
