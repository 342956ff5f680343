package genesis.gateway.codec;

import genesis.core.unit.E8;
import org.agrona.collections.Long2LongHashMap;

/**
 * A raw book, R0: single orders, of which the price levels are made that the engine knows. An order may change its price
 * or leave, so the level it left changes too.
 * <p>Threading: one thread. Allocation: none after construction.
 */
final class RawBook {
    private static final long NOWHERE = 0;
    private static final int CAPACITY = 8 * WireSide.ENTRY_COUNT_MAX;

    private final BookMirror mirror;
    /** Where an order stands: its price, below zero for an ask. */
    private final Long2LongHashMap places = new Long2LongHashMap(CAPACITY, 0.5f, NOWHERE);
    private int levelCount;
    private long levelAmountE8;

    RawBook(final BookMirror mirror) {
        this.mirror = mirror;
    }

    void clear() {
        mirror.clear();
        places.clear();
    }

    /** True when another order would push one out: more than the exchange's longest window, and no book of ours. */
    boolean isFull() {
        return mirror.side(1).isFull() || mirror.side(-1).isFull();
    }

    /** Takes the order from wherever it stood: the signed price of the level that has changed, 0 where it is unknown. */
    long remove(final long orderId) {
        final long place = places.remove(orderId);
        if (place != NOWHERE) {
            mirror.remove(Math.abs(place), orderId, place);
        }
        return place;
    }

    /** Puts the order where it stands now. */
    void put(final FrameReader frame, final long id, final long amount, final long orderId, final long priceE8,
             final long amountE8) {
        places.put(orderId, amountE8 > 0 ? priceE8 : -priceE8);
        mirror.put(frame, id, amount, priceE8, orderId, amountE8);
    }

    /** Adds up the level at this signed price. */
    void sum(final long place) {
        final WireSide side = mirror.side(place);
        final int first = side.place(BookMirror.rank(Math.abs(place), place));
        if (first == WireSide.NONE) {
            levelCount = 0;
            levelAmountE8 = Long.signum(place) * E8.ONE;
        } else {
            sumFrom(side, first);
        }
    }

    /** Orders at the level last added up; 0 where there is none. */
    int levelCount() {
        return levelCount;
    }

    /** Signed amount of the level last added up. Of a level that is gone only the sign says something. */
    long levelAmountE8() {
        return levelAmountE8;
    }

    /** The whole book as levels: bids best to worst, then asks best to worst. */
    void levels(final Rows rows) {
        rows.beginBook();
        addLevels(mirror.side(1), 1, rows);
        addLevels(mirror.side(-1), -1, rows);
    }

    private void addLevels(final WireSide side, final int sign, final Rows rows) {
        for (int place = 0; place < side.count(); place += levelCount) {
            sumFrom(side, place);
            rows.addLevel(sign * side.rank(place), levelCount, levelAmountE8);
        }
    }

    private void sumFrom(final WireSide side, final int first) {
        final long rank = side.rank(first);
        levelCount = 0;
        levelAmountE8 = 0;
        for (int place = first; place < side.count() && side.rank(place) == rank; place++) {
            levelCount++;
            levelAmountE8 = sum(levelAmountE8, side.amountE8(place));
        }
    }

    /** Both of one sign; held at the end of the range, where no real amounts are. */
    private static long sum(final long a, final long b) {
        final long sum = a + b;
        return a < 0 && sum >= 0 ? -Long.MAX_VALUE : a > 0 && sum <= 0 ? Long.MAX_VALUE : sum;
    }
}
