package genesis.gateway.simulator.market;

import genesis.core.exchange.MatchingBook;
import genesis.core.exchange.SeededRandom;
import genesis.core.message.Side;

/**
 * The synthetic traders of one instrument. Makers keep orders around the price that they believe in, and take them away
 * or trade with what stands in their way when it moves; takers send market orders now and then.
 * <p>Allocation: none, except where a book grows. Threading: one thread.
 */
final class Participants {
    /** A taker does not go deeper than so many mean gaps. */
    private static final int TAKER_REACH = 20;

    private final SeededRandom random;
    private final MatchingBook book;
    private final OrderIds ids;
    private final Listing listing;
    private final MakerSide bids;
    private final MakerSide asks;
    private final double takersPerTurn;
    private final double refreshesPerTurn;
    private int spreadTicks = 1;

    Participants(final SeededRandom random, final MatchingBook book, final OrderIds ids, final Listing listing,
                 final double takersPerTurn, final double refreshesPerTurn) {
        this.random = random;
        this.book = book;
        this.ids = ids;
        this.listing = listing;
        this.takersPerTurn = takersPerTurn;
        this.refreshesPerTurn = refreshesPerTurn;
        bids = new MakerSide(random, book, ids, Side.BUY, listing);
        asks = new MakerSide(random, book, ids, Side.SELL, listing);
    }

    MakerSide side(final Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /** Brings both sides to where the price is, in ticks. Only orders of accounts can be traded with here. */
    void quote(final double middle) {
        if (random.nextInt(20) == 0) {
            spreadTicks = 1 + random.nextInt(2);
        }
        final long bidTick = Math.max(1, (long) StrictMath.floor(middle - spreadTicks / 2.0));
        final long askTick = bidTick + spreadTicks;
        bids.retreatTo(bidTick);
        asks.retreatTo(askTick);
        bids.growTo(bidTick);
        asks.growTo(askTick);
    }

    /** Orders change without a reason. */
    void refresh() {
        for (int left = drawn(refreshesPerTurn); left > 0; left--) {
            (random.nextInt(2) == 0 ? bids : asks).refresh();
        }
    }

    /** Market orders, leaning to one side: -1 all sell, 1 all buy. */
    void take(final double lean) {
        for (int left = drawn(takersPerTurn); left > 0; left--) {
            take(random.nextDouble() < 0.5 + lean / 2,
                listing.quantityE8(listing.meanQtyE8() / 3 * random.nextExponential()));
        }
    }

    /** One market order. */
    void take(final boolean buys, final long qtyE8) {
        final MakerSide makers = buys ? asks : bids;
        if (makers.isEmpty()) {
            return;
        }
        final long reach = (long) TAKER_REACH * listing.gapTicks();
        final long limit = Math.max(1, makers.bestTick() + (buys ? reach : -reach));
        book.take(TradingFloor.PARTICIPANTS, ids.next(), buys ? Side.BUY : Side.SELL, limit * listing.tickE8(), qtyE8,
            0);
    }

    /** A whole number with this mean. */
    private int drawn(final double mean) {
        final int whole = (int) mean;
        return whole + (random.nextDouble() < mean - whole ? 1 : 0);
    }
}
