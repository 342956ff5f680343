package genesis.core.order;

import genesis.core.unit.StreamDigest;
import org.agrona.collections.Long2LongHashMap;

/**
 * The orders that were made for requests, so that a request that comes again makes none again. The latest so many are
 * remembered; being state of the engine, they are there again after a restart.
 * Threading: engine thread. Allocation: none after construction.
 */
public final class RequestIds {
    /** No order was made for this request, or too long ago. */
    public static final long NO_ORDER = 0;
    /** A client that repeats itself does so within seconds; the order budget lets 300 a minute through. */
    private static final int COUNT_MAX = 4_096;
    private static final float LOAD = 0.5f;

    private final long[] ring = new long[COUNT_MAX];
    // Built large enough not to grow.
    private final Long2LongHashMap orders = new Long2LongHashMap(4 * COUNT_MAX, LOAD, NO_ORDER);
    private long count;

    /** Client order id of the order that was made, or {@link #NO_ORDER}. */
    public long orderOf(final long requestId) {
        return orders.get(requestId);
    }

    /** This order was made for this request, which has none yet. */
    public void remember(final long requestId, final long clientOrderId) {
        final int slot = (int) (count++ % COUNT_MAX);
        if (count > COUNT_MAX) {
            orders.remove(ring[slot]);
        }
        ring[slot] = requestId;
        orders.put(requestId, clientOrderId);
    }

    public void addTo(final StreamDigest digest) {
        digest.add(count);
        for (int i = 0; i < Math.min(count, COUNT_MAX); i++) {
            digest.add(ring[i]).add(orders.get(ring[i]));
        }
    }
}
