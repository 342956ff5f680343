package genesis.core.order;

import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Every order that is open, and the last thousand that are not: a fill may arrive after the end.
 * Threading: engine thread. Allocation: none after construction.
 */
public final class Orders {
    /** Orders remembered. Far above what the order budget lets through while a fill can be late. */
    public static final int COUNT_MAX = 1024;
    /** Fills remembered, to book each once. */
    private static final int FILL_COUNT_MAX = 1024;

    private final Order[] ring = new Order[COUNT_MAX];
    private final Order[] open = new Order[COUNT_MAX];
    // Twice the orders, so that the map never grows.
    private final Long2ObjectHashMap<Order> byClientOrderId = new Long2ObjectHashMap<>(4 * COUNT_MAX, 0.5f);
    private final long[] fillIds = new long[FILL_COUNT_MAX];
    private int openCount;
    private int next;
    private long fillCount;

    public Orders() {
        for (int i = 0; i < COUNT_MAX; i++) {
            ring[i] = new Order();
        }
    }

    /** True when one more order can be open. */
    public boolean hasRoom() {
        return openCount < COUNT_MAX;
    }

    /** A new order, open, its quantity decided. It takes the place of the oldest one that has ended. */
    public Order start(final long clientOrderId, final long timeNs, final OrderIntent intent, final long qtyE8) {
        Check.that(hasRoom(), "one more order can be open", openCount);
        while (ring[next].isOpen()) {
            // An order whose fate nobody knows may stay open for good: it must not stand in the way of all later ones.
            next = (next + 1) % COUNT_MAX;
        }
        final Order order = ring[next];
        next = (next + 1) % COUNT_MAX;
        byClientOrderId.remove(key(order.clientOrderId()));
        order.start(clientOrderId, timeNs, intent, qtyE8);
        Check.that(byClientOrderId.put(key(clientOrderId), order) == null, "client order ids are unique", clientOrderId);
        open[openCount++] = order;
        return order;
    }

    /** Null where it is unknown, or ended too long ago. */
    public Order find(final long clientOrderId) {
        return byClientOrderId.get(key(clientOrderId));
    }

    /** True the first time a fill is seen. */
    public boolean isNewFill(final long tradeId) {
        final int remembered = (int) Math.min(fillCount, FILL_COUNT_MAX);
        for (int i = 0; i < remembered; i++) {
            if (fillIds[i] == tradeId) {
                return false;
            }
        }
        fillIds[(int) (fillCount++ % FILL_COUNT_MAX)] = tradeId;
        return true;
    }

    public int openCount() {
        return openCount;
    }

    /** Open orders in no particular, but always the same, order. */
    public Order open(final int index) {
        return open[index];
    }

    /** An open order of this instrument, or null. */
    public Order openOf(final int instrumentId) {
        for (int i = 0; i < openCount; i++) {
            if (open[i].instrumentId() == instrumentId) {
                return open[i];
            }
        }
        return null;
    }

    /** Brings the list of open orders up to date after an order changed; an order may end, and come back to life. */
    public void settle(final Order order) {
        int index = 0;
        while (index < openCount && open[index] != order) {
            index++;
        }
        final boolean listed = index < openCount;
        if (listed && !order.isOpen()) {
            open[index] = open[--openCount];
            open[openCount] = null;
        } else if (!listed && order.isOpen()) {
            open[openCount++] = order;
        }
    }

    public void addTo(final StreamDigest digest) {
        digest.add(openCount).add(next).add(fillCount);
        for (int i = 0; i < openCount; i++) {
            digest.add(open[i].clientOrderId());
        }
        // Ended ones too: what a late fill does depends on them.
        for (final Order order : ring) {
            order.addTo(digest);
        }
        for (final long fillId : fillIds) {
            digest.add(fillId);
        }
    }

    /** Client order ids grow by small steps, which fills a hash table in runs; an odd factor scatters them and loses nothing. */
    private static long key(final long clientOrderId) {
        return clientOrderId * 0x9E3779B97F4A7C15L;
    }
}
