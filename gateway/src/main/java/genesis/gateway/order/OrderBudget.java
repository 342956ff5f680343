package genesis.gateway.order;

/**
 * How many orders the exchange lets us send: a bucket of tokens that fills up evenly. The bucket holds what one window
 * allows, so that after a quiet time a burst of that size may go out.
 * <p>Threading: one thread. Allocation: none. Clock: handed in.
 */
public final class OrderBudget {
    /** The exchange's documented cap for new users, in five minutes. */
    public static final int ORDERS_PER_WINDOW = 1_000;
    /** Five minutes. */
    public static final long WINDOW_NS = 300_000_000_000L;

    private final int capacity;
    private final long refillNs;
    private long tokens;
    private long filledToNs;

    /** A full bucket. Both above zero. */
    public OrderBudget(final int ordersPerWindow, final long windowNs, final long nowNs) {
        if (ordersPerWindow <= 0 || windowNs < ordersPerWindow) {
            throw new IllegalArgumentException(
                "order budget: ordersPerWindow=" + ordersPerWindow + ", windowNs=" + windowNs);
        }
        capacity = ordersPerWindow;
        refillNs = windowNs / ordersPerWindow;
        tokens = ordersPerWindow;
        filledToNs = nowNs;
    }

    /** Takes one token; false where none is left. Time is monotonic. */
    public boolean tryTake(final long nowNs) {
        final long fresh = (nowNs - filledToNs) / refillNs;
        if (fresh > 0) {
            tokens = Math.min(capacity, tokens + fresh);
            filledToNs += fresh * refillNs;
        }
        if (tokens == 0) {
            return false;
        }
        tokens--;
        return true;
    }
}
