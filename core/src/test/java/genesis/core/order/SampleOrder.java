package genesis.core.order;

import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.unit.E8;

/** The order that is looked at: 3 at 100, bought at second 1; or a foreign one, 5 at 50 to sell, adopted at second 2. */
final class SampleOrder {
    static final long NOW = 1_000_000_000L;

    private SampleOrder() {
    }

    static OrderIntent wish() {
        return new OrderIntent().entry(3, 5, Side.BUY, 100 * E8.ONE, 101 * E8.ONE, 6 * E8.ONE, 0.9, 0.9);
    }

    static void start(final Order which) {
        which.start(7, NOW, wish(), 3 * E8.ONE);
    }

    static void adopt(final Order which, final long filledQtyE8) {
        which.adopt(500, 2 * NOW, 3, Side.SELL, OrderType.LIMIT, 50 * E8.ONE, 5 * E8.ONE, filledQtyE8);
    }
}
