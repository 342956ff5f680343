package genesis.core.order;

import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.unit.Check;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Every order that is open, and the last thousand that are not: a fill may arrive after the end.
 * Threading: engine thread. Allocation: none after construction.
 */
public final class Orders {
    /** Orders remembered. Far above what the order budget lets through while a fill can be late. */
    public static final int COUNT_MAX = 1024;
    /** Orders that may be open before entries find no room: each instrument can still have its exit. */
    public static final int ENTRY_COUNT_MAX = COUNT_MAX - Instrument.COUNT_MAX;

    /** After its end, more may be said of an order for so long: its last fee, or the end itself behind the last fill. */
    private static final long LATE_NEWS_NS = 60_000_000_000L;
    /** Of so many in the row the one that ended first goes: to look at all took 2 µs where a thousand ended within that time. */
    private static final int CANDIDATES = 4;

    private final Order[] ring = new Order[COUNT_MAX];
    private final Order[] open = new Order[COUNT_MAX];
    // Twice the orders, so that the map never grows.
    private final Long2ObjectHashMap<Order> byClientOrderId = new Long2ObjectHashMap<>(4 * COUNT_MAX, 0.5f);
    private final Fills fills = new Fills();
    private int openCount;
    private int next;

    public Orders() {
        for (int i = 0; i < COUNT_MAX; i++) {
            ring[i] = new Order();
        }
    }

    /** True when one more order can be open. */
    public boolean hasRoom() {
        return openCount < COUNT_MAX;
    }

    /** A new order, open, its quantity decided. It takes the place of the oldest one that has ended, but not just now. */
    public Order start(final long clientOrderId, final long timeNs, final OrderIntent intent, final long qtyE8) {
        final Order order = vacant(timeNs);
        order.start(clientOrderId, timeNs, intent, qtyE8);
        list(order);
        return order;
    }

    /** The stop that the exchange places beside an order of ours. */
    public Order startStopBeside(final Order main, final long clientOrderId) {
        final Order order = vacant(main.placedTimeNs());
        order.startStopBeside(main, clientOrderId);
        list(order);
        return order;
    }

    /** An open order that somebody else placed in our account; its client order id here is the exchange's, below zero. */
    public Order adopt(final long exchangeOrderId, final long nowNs, final int instrumentId, final Side side,
                       final OrderType type, final long priceE8, final long qtyE8, final long filledQtyE8) {
        final Order order = vacant(nowNs);
        order.adopt(exchangeOrderId, nowNs, instrumentId, side, type, priceE8, qtyE8, filledQtyE8);
        list(order);
        return order;
    }

    private Order vacant(final long nowNs) {
        Check.that(hasRoom(), "one more order can be open", openCount);
        int chosen = -1;
        int seen = 0;
        for (int i = 0; seen < CANDIDATES && i < COUNT_MAX; i++) {
            // An order whose fate nobody knows may stay open for good: it must not stand in the way of all later ones.
            final int index = (next + i) % COUNT_MAX;
            if (!ring[index].isOpen()) {
                chosen = chosen < 0 || endedNs(index) < endedNs(chosen) ? index : chosen;
                seen = nowNs - endedNs(chosen) >= LATE_NEWS_NS ? CANDIDATES : seen + 1;
            }
        }
        final Order order = ring[chosen];
        next = (chosen + 1) % COUNT_MAX;
        byClientOrderId.remove(key(order.clientOrderId()));
        return order;
    }

    private long endedNs(final int index) {
        return ring[index].inquiry().changedNs();
    }

    private void list(final Order order) {
        Check.that(byClientOrderId.put(key(order.clientOrderId()), order) == null, "client order ids are unique",
            order.clientOrderId());
        open[openCount++] = order;
    }

    /** Null where it is unknown, or ended too long ago. */
    public Order find(final long clientOrderId) {
        return byClientOrderId.get(key(clientOrderId));
    }

    /**
     * The order that an event of the exchange is about. Client order ids are anybody's: one that another order of ours
     * has, too, does not make it ours. 0 stands for a number that the event does not tell. Null where it is unknown.
     */
    public Order find(final long clientOrderId, final long exchangeOrderId) {
        final Order order = find(clientOrderId);
        if (order != null && (exchangeOrderId == 0 || order.exchangeOrderId() == 0
            || order.exchangeOrderId() == exchangeOrderId)) {
            return order;
        }
        if (exchangeOrderId != 0) {
            for (final Order one : ring) {
                if (one.exchangeOrderId() == exchangeOrderId) {
                    return one;
                }
            }
        }
        return null;
    }

    public Fills fills() {
        return fills;
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

    /** True where an order of this instrument is open that is no leg of a bracket. */
    public boolean isAnyWorking(final int instrumentId) {
        for (int i = 0; i < openCount; i++) {
            if (open[i].instrumentId() == instrumentId && !open[i].isLeg()) {
                return true;
            }
        }
        return false;
    }

    /** The other one of two orders of which each cancels the other; null where there is none, or it ended too long ago. */
    public Order partnerOf(final Order order) {
        final long partnerId = order.pairedWith() != 0 ? order.pairedWith() : order.terms().ocoClientOrderId();
        return partnerId == 0 ? null : find(partnerId);
    }

    /** True where so much, above zero bought, below sold, may be fills of ours that nobody has told yet. */
    public boolean mayHaveFilled(final int instrumentId, final long signedQtyE8) {
        final Side side = signedQtyE8 > 0 ? Side.BUY : Side.SELL;
        long untoldE8 = 0;
        for (int i = 0; i < openCount; i++) {
            if (open[i].instrumentId() == instrumentId && open[i].side() == side) {
                untoldE8 = E8.addCapped(untoldE8, open[i].untoldE8());
            }
        }
        return Math.abs(signedQtyE8) <= untoldE8;
    }

    /** True where an open order of this kind has no number of the exchange yet. */
    public boolean hasUnidentified(final int instrumentId, final Side side) {
        for (int i = 0; i < openCount; i++) {
            if (open[i].instrumentId() == instrumentId && open[i].side() == side && open[i].exchangeOrderId() == 0) {
                return true;
            }
        }
        return false;
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
        digest.add(openCount).add(next);
        for (int i = 0; i < openCount; i++) {
            digest.add(open[i].clientOrderId());
        }
        // Ended ones too: what a late fill does depends on them.
        for (final Order order : ring) {
            order.addTo(digest);
        }
        fills.addTo(digest);
    }

    /** Client order ids grow by small steps, which fills a hash table in runs; an odd factor scatters them and loses nothing. */
    private static long key(final long clientOrderId) {
        return clientOrderId * 0x9E3779B97F4A7C15L;
    }
}
