package genesis.core.exchange;

import genesis.core.market.OrderBook;
import genesis.core.message.Liquidity;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.StreamDigest;

/**
 * One instrument at the simulated exchange: its terms, and the book that others made.
 * <p>Allocation: none after construction. Threading: one thread.
 */
final class Listing {
    final OrderBook book = new OrderBook();

    private long minQtyE8;
    private long maxQtyE8;
    private long makerFeeE8;
    private long takerFeeE8;

    void terms(final long minQtyE8, final long maxQtyE8, final long makerFeeE8, final long takerFeeE8) {
        this.minQtyE8 = minQtyE8;
        this.maxQtyE8 = maxQtyE8;
        this.makerFeeE8 = makerFeeE8;
        this.takerFeeE8 = takerFeeE8;
    }

    boolean allowsQty(final long qtyE8) {
        return qtyE8 >= minQtyE8 && qtyE8 <= maxQtyE8;
    }

    /** Rate × notional in quote units, each step rounded up. */
    long feeE8(final long priceE8, final long qtyE8, final Liquidity liquidity) {
        final long rateE8 = liquidity == Liquidity.MAKER ? makerFeeE8 : takerFeeE8;
        return E8.multiplyCeil(E8.multiplyCeil(priceE8, qtyE8), rateE8);
    }

    /** What this side shows at exactly this price. */
    long qtyAtE8(final Side side, final long priceE8) {
        return side == Side.BUY ? book.bidQtyAtE8(priceE8) : book.askQtyAtE8(priceE8);
    }

    /** Levels that an order of this side could take from. */
    int oppositeCount(final Side side) {
        return side == Side.BUY ? book.askCount() : book.bidCount();
    }

    long oppositePriceE8(final Side side, final int i) {
        return side == Side.BUY ? book.askPriceE8(i) : book.bidPriceE8(i);
    }

    long oppositeQtyE8(final Side side, final int i) {
        return side == Side.BUY ? book.askQtyE8(i) : book.bidQtyE8(i);
    }

    /** All that an order of this side and limit could take. */
    long reachableE8(final Side side, final long limitE8) {
        long sumE8 = 0;
        for (int i = 0; i < oppositeCount(side) && reaches(side, limitE8, oppositePriceE8(side, i)); i++) {
            sumE8 += oppositeQtyE8(side, i);
        }
        return sumE8;
    }

    /** Whether an order of this side and limit trades at this price. */
    static boolean reaches(final Side side, final long limitE8, final long priceE8) {
        return side == Side.BUY ? priceE8 <= limitE8 : priceE8 >= limitE8;
    }

    void addTo(final StreamDigest digest) {
        digest.add(minQtyE8).add(maxQtyE8).add(makerFeeE8).add(takerFeeE8);
        book.addTo(digest);
    }
}
