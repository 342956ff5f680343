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
    private int nextFill;

    public Orders() {
        for (int i = 0; i < COUNT_MAX; i++) {
            ring[i] = new Order();
        }
    }

    /** True when one more order can be remembered: the oldest remembered one has ended. */
    public boolean hasRoom() {
        return !ring[next].isOpen();
    }

    /** A new order, open, its quantity decided. */
    public Order start(final long clientOrderId, final long timeNs, final OrderIntent intent, final long qtyE8) {
        final Order order = ring[next];
        Check.that(!order.isOpen(), "the order that makes room has ended", order.clientOrderId());
        next = (next + 1) % COUNT_MAX;
        byClientOrderId.remove(order.clientOrderId());
        order.start(clientOrderId, timeNs, intent, qtyE8);
        Check.that(byClientOrderId.put(clientOrderId, order) == null, "client order ids are unique", clientOrderId);
        open[openCount++] = order;
        return order;
    }

    /** Null where it is unknown, or ended too long ago. */
    public Order find(final long clientOrderId) {
        return byClientOrderId.get(clientOrderId);
    }

    /** True the first time a fill is seen. */
    public boolean isNewFill(final long tradeId) {
        for (final long seen : fillIds) {
            if (seen == tradeId) {
                return false;
            }
        }
        fillIds[nextFill] = tradeId;
        nextFill = (nextFill + 1) % FILL_COUNT_MAX;
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
        digest.add(openCount).add(next).add(nextFill);
        for (int i = 0; i < openCount; i++) {
            open[i].addTo(digest);
        }
        for (final long fillId : fillIds) {
            digest.add(fillId);
        }
    }
}
