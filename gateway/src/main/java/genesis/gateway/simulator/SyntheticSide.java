package genesis.gateway.simulator;

import genesis.core.exchange.SeededRandom;

/**
 * One side of a synthetic book: levels from best to worst, and what they were when the last batch was told, so that a
 * batch is the difference and never names an unknown level. Prices are counted in ticks; a rank is a price that grows
 * from best to worst (asks: the tick, bids: the tick with a minus sign).
 * <p>Allocation: none after construction. Threading: one thread.
 */
final class SyntheticSide {
    /** Levels a side that the market shows. */
    static final int DEPTH = 25;

    private static final int CAPACITY = 2 * DEPTH + 2;
    private static final long QTY_E8_MIN = 1_000;

    private final SeededRandom random;
    private final boolean bids;
    private final int gapTicks;
    private final double meanQtyE8;
    private final long[] rank = new long[CAPACITY];
    private final long[] qtyE8 = new long[CAPACITY];
    private final int[] orderCount = new int[CAPACITY];
    private int size;
    private final long[] toldRank = new long[DEPTH];
    private final long[] toldQtyE8 = new long[DEPTH];
    private final int[] toldOrderCount = new int[DEPTH];
    private int toldSize;

    SyntheticSide(final SeededRandom random, final boolean bids, final int gapTicks, final double meanQtyE8) {
        this.random = random;
        this.bids = bids;
        this.gapTicks = gapTicks;
        this.meanQtyE8 = meanQtyE8;
    }

    /**
     * Moves to a new best price: what is beyond it goes, what is missing comes, now and then a level changes its size.
     */
    void moveTo(final long bestTick) {
        final long bestRank = bids ? -bestTick : bestTick;
        int beyond = 0;
        while (beyond < size && rank[beyond] < bestRank) {
            beyond++;
        }
        remove(0, beyond);
        growInside(bestRank);
        while (size > DEPTH) {
            remove(size - 1, 1);
        }
        while (size < DEPTH) {
            insert(size, size == 0 ? bestRank : rank[size - 1] + gap());
        }
        if (random.nextInt(2) == 0) {
            final int level = random.nextInt(DEPTH);
            qtyE8[level] = newQtyE8();
            orderCount[level] = 1 + random.nextInt(5);
        }
    }

    /**
     * A taker takes this much of the best level at most; the level goes when nothing is left. Returns how much it was.
     */
    long take(final long atMostE8) {
        final long takenE8 = Math.min(atMostE8, qtyE8[0]);
        qtyE8[0] -= takenE8;
        if (qtyE8[0] == 0) {
            remove(0, 1);
        }
        return takenE8;
    }

    /** The best price in ticks; there always is one, since a taker takes three levels at most. */
    long bestTick() {
        return tick(rank[0]);
    }

    /** Tells the levels that were told before and are gone. */
    void tellRemoved(final MarketListener listener, final int instrument, final long tickE8) {
        int at = 0;
        for (int told = 0; told < toldSize; told++) {
            while (at < size && rank[at] < toldRank[told]) {
                at++;
            }
            if (at == size || rank[at] != toldRank[told]) {
                listener.levelChanged(instrument, tick(toldRank[told]) * tickE8, 0,
                    bids ? 100_000_000L : -100_000_000L);
            }
        }
    }

    /** Tells new and changed levels, best first, and remembers all as told. */
    void tellChanged(final MarketListener listener, final int instrument, final long tickE8) {
        int told = 0;
        for (int at = 0; at < size; at++) {
            while (told < toldSize && toldRank[told] < rank[at]) {
                told++;
            }
            final boolean known = told < toldSize && toldRank[told] == rank[at];
            if (!known || toldQtyE8[told] != qtyE8[at] || toldOrderCount[told] != orderCount[at]) {
                listener.levelChanged(instrument, tick(rank[at]) * tickE8, orderCount[at],
                    bids ? qtyE8[at] : -qtyE8[at]);
            }
        }
        toldSize = size;
        System.arraycopy(rank, 0, toldRank, 0, size);
        System.arraycopy(qtyE8, 0, toldQtyE8, 0, size);
        System.arraycopy(orderCount, 0, toldOrderCount, 0, size);
    }

    /** Levels that were told. */
    int toldCount() {
        return toldSize;
    }

    long toldTick(final int i) {
        return tick(toldRank[i]);
    }

    /** Signed as on the wire: above zero a bid. */
    long toldAmountE8(final int i) {
        return bids ? toldQtyE8[i] : -toldQtyE8[i];
    }

    int toldOrderCount(final int i) {
        return toldOrderCount[i];
    }

    /** New levels between the wanted best price and the best one there is. */
    private void growInside(final long bestRank) {
        long inside = size == 0 ? bestRank : rank[0];
        while (size > 0 && inside > bestRank && size < CAPACITY) {
            inside = Math.max(bestRank, inside - gap());
            insert(0, inside);
        }
    }

    private void insert(final int at, final long newRank) {
        final int behind = size - at;
        System.arraycopy(rank, at, rank, at + 1, behind);
        System.arraycopy(qtyE8, at, qtyE8, at + 1, behind);
        System.arraycopy(orderCount, at, orderCount, at + 1, behind);
        rank[at] = newRank;
        qtyE8[at] = newQtyE8();
        orderCount[at] = 1 + random.nextInt(5);
        size++;
    }

    private void remove(final int from, final int count) {
        final int behind = size - from - count;
        System.arraycopy(rank, from + count, rank, from, behind);
        System.arraycopy(qtyE8, from + count, qtyE8, from, behind);
        System.arraycopy(orderCount, from + count, orderCount, from, behind);
        size -= count;
    }

    private long newQtyE8() {
        return QTY_E8_MIN + (long) (meanQtyE8 * random.nextExponential());
    }

    private long gap() {
        return 1 + random.nextInt(2 * gapTicks - 1);
    }

    private long tick(final long ofRank) {
        return bids ? -ofRank : ofRank;
    }
}
