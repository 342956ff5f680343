package genesis.gateway.simulator.market;

import genesis.core.exchange.MatchingBook;
import genesis.core.exchange.SeededRandom;
import genesis.core.message.Side;
import java.util.Arrays;

/**
 * The resting orders of the synthetic participants on one side, by price level. Prices are counted in ticks; a rank is
 * a price that grows from best to worst (asks: the tick, bids: the tick with a minus sign).
 * <p>It learns what rests and what is gone from the book's events only, its own orders included, so it cannot differ
 * from the book.
 * <p>Allocation: a level's list when it grows. Threading: one thread.
 */
final class MakerSide {
    /** Levels that are kept: a client may look at 250. */
    static final int DEPTH = 256;
    /** Levels where most of the life is. */
    static final int LIVELY = 25;

    private static final int CAPACITY = 2 * DEPTH;
    private static final int ORDERS_MAX = 5;

    private final SeededRandom random;
    private final MatchingBook book;
    private final OrderIds ids;
    private final Side side;
    private final boolean bids;
    private final Listing listing;
    private final long[] rank = new long[CAPACITY];
    private final long[][] orders = new long[CAPACITY][ORDERS_MAX];
    private final int[] orderCount = new int[CAPACITY];
    private int size;

    MakerSide(final SeededRandom random, final MatchingBook book, final OrderIds ids, final Side side,
              final Listing listing) {
        this.random = random;
        this.book = book;
        this.ids = ids;
        this.side = side;
        this.listing = listing;
        bids = side == Side.BUY;
    }

    /** Takes away what is better than the new best price: nobody wants to trade there any more. */
    void retreatTo(final long bestTick) {
        final long bestRank = rankOf(bestTick);
        while (size > 0 && rank[0] < bestRank) {
            cancelLevel(0);
        }
    }

    /**
     * Comes up to the new best price and keeps the depth. Orders of accounts that stand in the way are traded with, by so
     * many orders as a side has levels at most: a large one holds the price for a while.
     */
    void growTo(final long bestTick) {
        final long bestRank = rankOf(bestTick);
        int left = CAPACITY;
        long inside = size == 0 ? bestRank + 1 : rank[0];
        while (inside > bestRank && size < CAPACITY - 1 && left-- > 0) {
            inside = Math.max(bestRank, inside - gap());
            placeLevel(inside);
        }
        while (size > DEPTH) {
            cancelLevel(size - 1);
        }
        long outside = size == 0 ? bestRank : rank[size - 1];
        while (size < DEPTH && left-- > 0) {
            outside += gap();
            if (!isPrice(outside)) {
                return;
            }
            placeLevel(outside);
        }
    }

    /** One order near the best price becomes larger or smaller, or comes, or goes. */
    void refresh() {
        if (size == 0) {
            return;
        }
        final int level = random.nextInt(Math.min(LIVELY, size));
        final int chosen = random.nextInt(orderCount[level]);
        final int what = random.nextInt(6);
        if (what == 0 && orderCount[level] < ORDERS_MAX) {
            place(rank[level], newQtyE8(2));
        } else if (what == 1 && orderCount[level] > 1) {
            book.cancel(orders[level][chosen]);
        } else {
            book.amend(orders[level][chosen], priceE8(rank[level]), newQtyE8(orderCount[level]), 0);
        }
    }

    /** The best price in ticks; there is one while {@link #isEmpty} says no. */
    long bestTick() {
        return tick(rank[0]);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The book says that an order of a participant rests. */
    void rested(final long orderId, final long priceE8) {
        final long newRank = rankOf(priceE8 / listing.tickE8());
        final int found = Arrays.binarySearch(rank, 0, size, newRank);
        final int level = found >= 0 ? found : insert(-found - 1, newRank);
        if (orderCount[level] == orders[level].length) {
            orders[level] = Arrays.copyOf(orders[level], 2 * orders[level].length);
        }
        orders[level][orderCount[level]++] = orderId;
    }

    /** The book says that an order of a participant is gone. */
    void removed(final long orderId, final long priceE8) {
        final int level = Arrays.binarySearch(rank, 0, size, rankOf(priceE8 / listing.tickE8()));
        int at = 0;
        while (orders[level][at] != orderId) {
            at++;
        }
        System.arraycopy(orders[level], at + 1, orders[level], at, --orderCount[level] - at);
        if (orderCount[level] == 0) {
            removeLevel(level);
        }
    }

    private void placeLevel(final long atRank) {
        final int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            place(atRank, newQtyE8(count));
        }
    }

    private void place(final long atRank, final long qtyE8) {
        book.limit(TradingFloor.PARTICIPANTS, ids.next(), side, priceE8(atRank), qtyE8, 0);
    }

    private void cancelLevel(final int level) {
        for (int left = orderCount[level]; left > 0; left--) {
            book.cancel(orders[level][left - 1]);
        }
    }

    private int insert(final int at, final long newRank) {
        final int behind = size - at;
        final long[] free = orders[size];
        System.arraycopy(rank, at, rank, at + 1, behind);
        System.arraycopy(orders, at, orders, at + 1, behind);
        System.arraycopy(orderCount, at, orderCount, at + 1, behind);
        rank[at] = newRank;
        orders[at] = free;
        orderCount[at] = 0;
        size++;
        return at;
    }

    private void removeLevel(final int level) {
        final int behind = size - level - 1;
        final long[] free = orders[level];
        System.arraycopy(rank, level + 1, rank, level, behind);
        System.arraycopy(orders, level + 1, orders, level, behind);
        System.arraycopy(orderCount, level + 1, orderCount, level, behind);
        size--;
        orders[size] = free;
    }

    /** An order's quantity where so many share a level. */
    private long newQtyE8(final int sharers) {
        return listing.quantityE8(listing.meanQtyE8() * random.nextExponential() / sharers);
    }

    private long gap() {
        return 1 + random.nextInt(2 * listing.gapTicks() - 1);
    }

    /** Bids end above zero, asks where a price would need a sixth digit. */
    private boolean isPrice(final long atRank) {
        return tick(atRank) > 0 && tick(atRank) < 100_000;
    }

    private long priceE8(final long ofRank) {
        return tick(ofRank) * listing.tickE8();
    }

    private long rankOf(final long tick) {
        return bids ? -tick : tick;
    }

    private long tick(final long ofRank) {
        return bids ? -ofRank : ofRank;
    }
}
