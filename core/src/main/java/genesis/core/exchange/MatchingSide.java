package genesis.core.exchange;

import genesis.core.market.OrderBook;
import java.util.Arrays;

/**
 * The price levels of one side of a {@link MatchingBook}, worst first, so that the busy end is the end of the arrays. A
 * level has two queues: visible orders, and behind them hidden ones. A level is a position in this order; positions
 * move whenever a level comes or goes.
 * <p>Allocation: only where it grows. Threading: one thread.
 */
final class MatchingSide {
    private static final int NONE = MatchingOrders.NONE;
    private static final int VISIBLE_HEAD = 0;
    private static final int VISIBLE_TAIL = 1;
    private static final int HIDDEN_HEAD = 2;
    private static final int HIDDEN_TAIL = 3;
    private static final int VISIBLE_COUNT = 4;
    private static final int COLUMNS = 5;

    private final MatchingOrders orders;
    private final boolean isBuy;
    /** Ascending: the price of a buy level, the negated price of a sell level. */
    private long[] rank;
    private long[] visibleQtyE8;
    /** {@link #COLUMNS} numbers a level. */
    private int[] columns;
    private int count;

    MatchingSide(final MatchingOrders orders, final boolean isBuy, final int capacity) {
        this.orders = orders;
        this.isBuy = isBuy;
        rank = new long[capacity];
        visibleQtyE8 = new long[capacity];
        columns = new int[COLUMNS * capacity];
    }

    /** The best level with any order, or {@link MatchingOrders#NONE}. */
    int best() {
        return count - 1;
    }

    /** The next worse level with any order, or {@link MatchingOrders#NONE}. */
    int worse(final int level) {
        return level - 1;
    }

    /** The best level with a visible order, from this one on towards worse ones, or {@link MatchingOrders#NONE}. */
    int visibleFrom(final int level) {
        int at = level;
        while (at >= 0 && columns[COLUMNS * at + VISIBLE_COUNT] == 0) {
            at--;
        }
        return at;
    }

    /** The level at this price, or {@link MatchingOrders#NONE}. */
    int levelAt(final long priceE8) {
        final int at = Arrays.binarySearch(rank, 0, count, rankOf(priceE8));
        return at < 0 ? NONE : at;
    }

    long priceE8(final int level) {
        return isBuy ? rank[level] : -rank[level];
    }

    /** Best visible price, or NO_PRICE. */
    long bestPriceE8() {
        final int level = visibleFrom(best());
        return level == NONE ? OrderBook.NO_PRICE : priceE8(level);
    }

    long visibleQtyE8(final int level) {
        return visibleQtyE8[level];
    }

    int visibleCount(final int level) {
        return columns[COLUMNS * level + VISIBLE_COUNT];
    }

    int firstVisible(final int level) {
        return columns[COLUMNS * level + VISIBLE_HEAD];
    }

    /** The order that trades first at this level: visible before hidden. */
    int first(final int level) {
        final int head = columns[COLUMNS * level + VISIBLE_HEAD];
        return head != NONE ? head : columns[COLUMNS * level + HIDDEN_HEAD];
    }

    /** The order that trades after this one at its level, or {@link MatchingOrders#NONE}. */
    int following(final int level, final int slot) {
        final int next = orders.next[slot];
        return next != NONE || orders.isHidden[slot] ? next : columns[COLUMNS * level + HIDDEN_HEAD];
    }

    /** True where an order with this limit, on the other side, meets this level. */
    boolean isMetBy(final int level, final long limitE8) {
        return isBuy ? rank[level] >= limitE8 : -rank[level] <= limitE8;
    }

    /** Puts an order at the end of its queue. */
    void append(final int slot) {
        final int level = levelFor(orders.priceE8[slot]);
        final int tailColumn = COLUMNS * level + (orders.isHidden[slot] ? HIDDEN_TAIL : VISIBLE_TAIL);
        final int tail = columns[tailColumn];
        orders.previous[slot] = tail;
        orders.next[slot] = NONE;
        if (tail == NONE) {
            columns[tailColumn - 1] = slot;
        } else {
            orders.next[tail] = slot;
        }
        columns[tailColumn] = slot;
        if (!orders.isHidden[slot]) {
            columns[COLUMNS * level + VISIBLE_COUNT]++;
            visibleQtyE8[level] += orders.leftE8[slot];
        }
    }

    /** An order that stays becomes smaller. */
    void reduce(final int slot, final long byE8) {
        orders.leftE8[slot] -= byE8;
        if (!orders.isHidden[slot]) {
            visibleQtyE8[levelAt(orders.priceE8[slot])] -= byE8;
        }
    }

    /** Takes an order out of its queue; an empty level goes with it. */
    void unlink(final int slot) {
        final int level = levelAt(orders.priceE8[slot]);
        final int head = COLUMNS * level + (orders.isHidden[slot] ? HIDDEN_HEAD : VISIBLE_HEAD);
        final int before = orders.previous[slot];
        final int after = orders.next[slot];
        if (before == NONE) {
            columns[head] = after;
        } else {
            orders.next[before] = after;
        }
        if (after == NONE) {
            columns[head + 1] = before;
        } else {
            orders.previous[after] = before;
        }
        if (!orders.isHidden[slot]) {
            columns[COLUMNS * level + VISIBLE_COUNT]--;
            visibleQtyE8[level] -= orders.leftE8[slot];
        }
        if (first(level) == NONE) {
            removeLevel(level);
        }
    }

    private long rankOf(final long priceE8) {
        return isBuy ? priceE8 : -priceE8;
    }

    private int levelFor(final long priceE8) {
        final int at = Arrays.binarySearch(rank, 0, count, rankOf(priceE8));
        return at >= 0 ? at : insertLevel(-at - 1, rankOf(priceE8));
    }

    private int insertLevel(final int level, final long newRank) {
        if (count == rank.length) {
            rank = Arrays.copyOf(rank, 2 * count);
            visibleQtyE8 = Arrays.copyOf(visibleQtyE8, 2 * count);
            columns = Arrays.copyOf(columns, 2 * COLUMNS * count);
        }
        move(level, level + 1, count - level);
        count++;
        rank[level] = newRank;
        visibleQtyE8[level] = 0;
        Arrays.fill(columns, COLUMNS * level, COLUMNS * (level + 1), NONE);
        columns[COLUMNS * level + VISIBLE_COUNT] = 0;
        return level;
    }

    private void removeLevel(final int level) {
        count--;
        move(level + 1, level, count - level);
    }

    private void move(final int from, final int to, final int levels) {
        System.arraycopy(rank, from, rank, to, levels);
        System.arraycopy(visibleQtyE8, from, visibleQtyE8, to, levels);
        System.arraycopy(columns, COLUMNS * from, columns, COLUMNS * to, COLUMNS * levels);
    }
}
