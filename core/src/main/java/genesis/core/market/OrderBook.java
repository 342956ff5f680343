package genesis.core.market;

import genesis.core.unit.StreamDigest;

/**
 * An aggregated order book: price levels with their total quantity, no single orders. It takes the exchange's own
 * updates and holds what they say, also while it is crossed between the frames of one batch; {@link BatchEnd} tells
 * when it may be used.
 * <p>A side that is full loses its worst level. A later removal of that level then answers that it is unknown.
 * <p>Prices and amounts are any {@code long} but {@link Long#MIN_VALUE}.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class OrderBook {
    /** The exchange's longest window is 250 levels a side; the rest is for levels that enter before others leave. */
    public static final int LEVEL_COUNT_MAX = 256 + 64;
    /** Stands where a side is empty: sorts below every price and is far from any if it is used by mistake. */
    public static final long NO_PRICE = Long.MIN_VALUE;

    private final BookSide bids = new BookSide();
    private final BookSide asks = new BookSide();

    /** Forgets all levels. */
    public void clear() {
        bids.clear();
        asks.clear();
    }

    /**
     * The exchange's rule: with orders the level is set, without it is removed; an amount above zero means the bids,
     * below zero the asks. An amount of zero names no side and changes nothing.
     *
     * @param amountE8   signed quantity; only its sign counts when the level is removed
     * @param orderCount orders at the level
     * @return false where a level should be removed that is not there
     */
    public boolean apply(final long priceE8, final long amountE8, final int orderCount) {
        if (orderCount > 0) {
            if (amountE8 > 0) {
                bids.put(priceE8, amountE8);
            } else if (amountE8 < 0) {
                asks.put(-priceE8, -amountE8);
            }
            return true;
        }
        return amountE8 > 0 ? bids.remove(priceE8) : amountE8 < 0 && asks.remove(-priceE8);
    }

    /** {@link #NO_PRICE} where there are no bids. */
    public long bestBidE8() {
        return bids.count() == 0 ? NO_PRICE : bids.rank(0);
    }

    /** {@link #NO_PRICE} where there are no asks. */
    public long bestAskE8() {
        return asks.count() == 0 ? NO_PRICE : -asks.rank(0);
    }

    public int bidCount() {
        return bids.count();
    }

    public int askCount() {
        return asks.count();
    }

    /** Price of a bid; 0 is the best. Throws {@link IndexOutOfBoundsException} from {@link #bidCount} on. */
    public long bidPriceE8(final int i) {
        return bids.rank(i);
    }

    /** Quantity, above zero, of the bid that {@link #bidPriceE8} names. */
    public long bidQtyE8(final int i) {
        return bids.qtyE8(i);
    }

    /** Price of an ask; 0 is the best. Throws {@link IndexOutOfBoundsException} from {@link #askCount} on. */
    public long askPriceE8(final int i) {
        return -asks.rank(i);
    }

    /** Quantity, above zero, of the ask that {@link #askPriceE8} names. */
    public long askQtyE8(final int i) {
        return asks.qtyE8(i);
    }

    /** Quantity bid at exactly this price; 0 where there is no such level. */
    public long bidQtyAtE8(final long priceE8) {
        return bids.qtyAtRankE8(priceE8);
    }

    /** Quantity asked at exactly this price; 0 where there is no such level. */
    public long askQtyAtE8(final long priceE8) {
        return asks.qtyAtRankE8(-priceE8);
    }

    /** True when at least one side has no level, so that there is no market. */
    public boolean isEmpty() {
        return bids.count() == 0 || asks.count() == 0;
    }

    /** True when the best bid reaches the best ask. Normal inside a batch, a defect at its end. */
    public boolean isCrossed() {
        return !isEmpty() && bestBidE8() >= bestAskE8();
    }

    /** Middle between best bid and best ask, rounded down; {@link #NO_PRICE} when {@link #isEmpty}. */
    public long midE8() {
        if (isEmpty()) {
            return NO_PRICE;
        }
        final long bidE8 = bestBidE8();
        return bidE8 + (bestAskE8() - bidE8 >> 1);
    }

    public void addTo(final StreamDigest digest) {
        bids.addTo(digest);
        asks.addTo(digest);
    }
}
