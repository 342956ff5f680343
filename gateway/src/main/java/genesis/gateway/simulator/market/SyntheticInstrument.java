package genesis.gateway.simulator.market;

import genesis.core.exchange.MatchingBook;
import genesis.core.exchange.MatchingEvents;
import genesis.core.exchange.SeededRandom;
import genesis.core.message.Side;

/**
 * One instrument: where its price goes, who trades it, its book, and what is remembered of its trades.
 * <p>Threading: one thread. Clock: the times it is given.
 */
final class SyntheticInstrument implements MatchingEvents {
    private static final double TURN_SECONDS = 0.1;
    private static final double TAKERS_PER_TURN = 0.5;
    private static final double REFRESHES_PER_TURN = 0.4;
    /** Of the messages beyond the usual ones, those that are changed levels; the rest are trades. */
    private static final double LEVEL_SHARE = 0.92;
    private static final double LIVELY_LEVELS = 2.0 * MakerSide.LIVELY;
    /** A taker meets some 1.7 orders, each printed twice, at levels that others change as well: measured. */
    private static final double MESSAGES_PER_TAKER = 3.8;
    /** Trades that stand in a snapshot from the first moment on. */
    private static final int PAST_TRADE_COUNT = 30;
    private static final int BOOK_CAPACITY = 2_048;
    /** How far a contract's price strays from that of the coin. */
    private static final double BASIS = 0.0004;

    final Candles candles;
    final TradeTape tape = new TradeTape();
    final MatchingBook book;
    final DailyTicker ticker;
    final Listing listing;

    private final int index;
    private final Market market;
    private final SeededRandom random;
    private final PricePath path;
    /** Null where the price goes its own way. */
    private final SyntheticInstrument leader;
    private final Participants participants;
    private double middle;
    private double basis;
    private long turnCount;

    SyntheticInstrument(final Market market, final int index, final Listing listing, final SyntheticInstrument leader,
                        final OrderIds ids) {
        this.market = market;
        this.index = index;
        this.listing = listing;
        this.leader = leader;
        final MarketPlan plan = market.plan();
        final long seed = SeededRandom.mix(plan.seed()) + SeededRandom.mix(listing.terms().symbol().hashCode());
        random = new SeededRandom(seed);
        final boolean isRising = random.nextInt(2) == 0;
        // The first trend turns round what was before: a client that looked in time sees the averages cross.
        path = new PricePath(random, listing.startTicks() * (1 + 0.02 * (random.nextDouble() - 0.5)), !isRising);
        middle = leader == null ? path.advance(0) : leader.middle;
        final PastCandles past = new PastCandles(seed, listing, middle, isRising, market.timeMs());
        candles = new Candles(past, market.timeMs());
        book = new MatchingBook(this, BOOK_CAPACITY);
        ticker = new DailyTicker(book, candles, tape);
        final double extra = extraMessages(plan);
        final double levels = Math.min(0.8 * LIVELY_LEVELS, extra * LEVEL_SHARE);
        // Orders that change at one level within a turn are one message: of many, most must be made for nothing.
        final double refreshes = -LIVELY_LEVELS * StrictMath.log(1 - levels / LIVELY_LEVELS);
        participants = new Participants(random, book, ids, listing,
            TAKERS_PER_TURN + (extra - levels) / MESSAGES_PER_TAKER, REFRESHES_PER_TURN + refreshes);
        rememberTrades(past, market.timeMs() - market.timeMs() % TimeFrame.MINUTE_MS);
        participants.quote(middle);
    }

    /** A tenth of a second: some trade, the price moves, orders change; hushed, it only passes. */
    void turn(final boolean isHushed) {
        turnCount++;
        if (isHushed) {
            return;
        }
        participants.take(path.lean());
        if (leader == null) {
            middle = path.advance(TURN_SECONDS);
        } else {
            basis += -0.02 * basis + BASIS / 5 * random.nextGaussian();
            middle = leader.middle * (1 + basis);
        }
        participants.quote(middle);
        participants.refresh();
    }

    long turnCount() {
        return turnCount;
    }

    /** Somebody must close a position: a market order that is larger than usual. Returns its amount, signed. */
    long liquidate() {
        final boolean buys = random.nextInt(2) == 0;
        final long qtyE8 = listing.quantityE8(listing.meanQtyE8() * (1 + random.nextExponential()));
        participants.take(buys, qtyE8);
        return buys ? qtyE8 : -qtyE8;
    }

    @Override
    public void traded(final long makerOrderId, final long makerOwnerId, final boolean isMakerHidden,
                       final long takerOrderId, final long takerOwnerId, final Side takerSide, final long priceE8,
                       final long qtyE8, final long makerLeftE8) {
        final long tradeId = market.nextTradeId();
        final long timeMs = market.timeMs();
        final long amountE8 = takerSide == Side.BUY ? qtyE8 : -qtyE8;
        tape.add(tradeId, timeMs, amountE8, priceE8);
        candles.add(timeMs, priceE8, qtyE8);
        market.printed(index, tradeId, timeMs, priceE8, amountE8);
        if (makerOwnerId != TradingFloor.PARTICIPANTS || takerOwnerId != TradingFloor.PARTICIPANTS) {
            market.accounts().traded(index, tradeId, makerOrderId, makerOwnerId, takerOrderId, takerOwnerId, takerSide,
                priceE8, qtyE8, makerLeftE8);
        }
        market.accounts().printed(index, priceE8);
    }

    @Override
    public void rested(final long orderId, final long ownerId, final Side side, final long priceE8, final long leftE8,
                       final boolean isHidden) {
        if (ownerId == TradingFloor.PARTICIPANTS) {
            participants.side(side).rested(orderId, priceE8);
        }
    }

    @Override
    public void reduced(final long orderId, final long ownerId, final Side side, final long priceE8, final long leftE8,
                        final boolean isHidden) {
    }

    @Override
    public void removed(final long orderId, final long ownerId, final Side side, final long priceE8, final long leftE8,
                        final boolean isHidden) {
        if (ownerId == TradingFloor.PARTICIPANTS) {
            participants.side(side).removed(orderId, priceE8);
        }
    }

    @Override
    public void bestChanged(final Side side, final long priceE8) {
        market.accounts().bestChanged(index, side, priceE8);
    }

    /** The last trades before the start: all at the last price, in the last minute. */
    private void rememberTrades(final PastCandles past, final long minuteMs) {
        for (int back = PAST_TRADE_COUNT; back > 0; back--) {
            final long qtyE8 = listing.quantityE8(listing.meanQtyE8() / 3 * random.nextExponential());
            past.tradeAtTheEnd(qtyE8);
            tape.add(market.nextTradeId(), minuteMs - 1 - back * 1_000L, random.nextInt(2) == 0 ? qtyE8 : -qtyE8,
                past.lastPriceE8());
        }
    }

    /** Messages that a turn must have beyond those that happen by themselves. */
    private static double extraMessages(final MarketPlan plan) {
        final double wanted = plan.messagesPerSecond() / (10.0 * plan.symbols().size());
        return Math.max(0, wanted - MarketPlan.USUAL_MESSAGES_PER_TURN);
    }
}
