package genesis.gateway.simulator.market;

import genesis.core.exchange.MatchingBook;
import genesis.core.message.Side;
import genesis.gateway.simulator.wire.FrameText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The whole market: its instruments take turns, each has one every 100 ms or, in a slow
 * market, some times that, at which its participants trade. Accounts
 * may trade between turns.
 * <p>Threading: one thread. Clock: none; time is where {@link #step} and {@link #timeNs(long)} have brought it.
 */
public final class Market implements PublicData, TradingFloor {
    private static final long TURN_NS = 100_000_000;
    private static final long TURNS_PER_SECOND = 10;
    private static final long NS_PER_MS = 1_000_000;

    private final MarketPlan plan;
    private final OrderIds orderIds;
    private final SyntheticInstrument[] instruments;
    private final List<InstrumentTerms> terms = new ArrayList<>();
    private final List<String> currencies;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Derivatives derivatives;
    private MarketListener channels = Nobody.INSTANCE;
    private FloorListener accounts = Nobody.INSTANCE;
    private boolean isOperative = true;
    private boolean isHushed;
    private long stepCount;
    private long timeNs;
    /** Begins with the start, one for each millisecond: what is started again repeats no number. */
    private long nextTradeId;

    public Market(final MarketPlan plan) {
        this.plan = plan;
        timeNs = plan.startNs();
        orderIds = new OrderIds(plan.startNs());
        nextTradeId = plan.startNs() / NS_PER_MS + 1;
        instruments = new SyntheticInstrument[plan.symbols().size()];
        final TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < instruments.length; i++) {
            final Listing listing = Listing.of(plan.symbols().get(i));
            final Integer leader = numbers.get("t" + listing.terms().base().replaceFirst("F0$", "") + "USD");
            instruments[i] = new SyntheticInstrument(this, i, listing,
                listing.terms().isDerivative() && leader != null ? instruments[leader] : null, orderIds);
            terms.add(listing.terms());
            numbers.put(listing.terms().symbol(), i);
            names.add(listing.terms().base());
            names.add(listing.terms().quote());
        }
        currencies = List.copyOf(names);
        derivatives = new Derivatives(this, plan.seed());
    }

    /** The one who tells clients; replaces the one before. */
    public void listen(final MarketListener publicChannels) {
        channels = publicChannels;
    }

    @Override
    public void listen(final FloorListener accountDesk) {
        accounts = accountDesk;
    }

    /** Time of the last step, or later where {@link #timeNs(long)} said so. */
    public long timeNs() {
        return timeNs;
    }

    /** Moves the time on without a step, not beyond the next one: something else happens now. Never moves it back. */
    public void timeNs(final long nowNs) {
        timeNs = Math.max(timeNs, Math.min(nowNs, nextTimeNs()));
    }

    /** Time of the next step. */
    public long nextTimeNs() {
        return plan.startNs() + (stepCount + 1) * TURN_NS * plan.slowness() / instruments.length;
    }

    /** The next instrument's turn. */
    public void step() {
        timeNs = nextTimeNs();
        final int index = (int) (stepCount++ % instruments.length);
        final SyntheticInstrument instrument = instruments[index];
        instrument.turn(isHushed);
        if (!isHushed) {
            derivatives.turn(index, channels);
        }
        channels.batchEnded(index, instrument.turnCount());
        if (instrument.turnCount() % TURNS_PER_SECOND == 0) {
            channels.secondEnded(index);
        }
    }

    /** From now on participants do nothing by themselves: books hold what is put there from outside, and are told as before. */
    public void hush() {
        isHushed = true;
    }

    /** Maintenance begins or ends. What it means for clients is not decided here. */
    public void operative(final boolean isNowOperative) {
        isOperative = isNowOperative;
    }

    public MarketPlan plan() {
        return plan;
    }

    @Override
    public MatchingBook book(final int instrument) {
        return instruments[instrument].book;
    }

    @Override
    public long nextOrderId() {
        return orderIds.next();
    }

    @Override
    public long timeMs() {
        return timeNs / NS_PER_MS;
    }

    @Override
    public boolean isOperative() {
        return isOperative;
    }

    @Override
    public List<InstrumentTerms> instruments() {
        return terms;
    }

    @Override
    public int instrument(final String symbol) {
        return numbers.getOrDefault(symbol, -1);
    }

    @Override
    public List<String> currencies() {
        return currencies;
    }

    @Override
    public long lastPriceE8(final int instrument) {
        return instruments[instrument].tape.lastPriceE8();
    }

    @Override
    public long bestBidE8(final int instrument) {
        return book(instrument).bestBidE8();
    }

    @Override
    public long bestAskE8(final int instrument) {
        return book(instrument).bestAskE8();
    }

    @Override
    public void writeTicker(final FrameText text, final int instrument) {
        instruments[instrument].ticker.write(text, timeMs());
    }

    @Override
    public void writeTrades(final FrameText text, final int instrument, final long startMs, final long endMs,
                            final int limit, final boolean isAscending) {
        instruments[instrument].tape.write(text, startMs, endMs, Math.min(limit, ROW_COUNT_MAX), isAscending);
    }

    @Override
    public boolean writeBook(final FrameText text, final int instrument, final String precision, final int length) {
        final Precision known = Precision.of(precision);
        if (known == null || !BookWindow.isLength(length)) {
            return false;
        }
        new BookWindow(book(instrument), known, length).writeSnapshot(text);
        return true;
    }

    @Override
    public boolean writeCandles(final FrameText text, final int instrument, final String timeFrame, final long startMs,
                                final long endMs, final int limit, final boolean isAscending) {
        final TimeFrame known = TimeFrame.of(timeFrame);
        if (known == null) {
            return false;
        }
        instruments[instrument].candles.write(text, known, startMs, endMs, Math.min(limit, ROW_COUNT_MAX), isAscending,
            timeMs());
        return true;
    }

    @Override
    public boolean writeLastCandle(final FrameText text, final int instrument, final String timeFrame) {
        final TimeFrame known = TimeFrame.of(timeFrame);
        if (known == null) {
            return false;
        }
        instruments[instrument].candles.last(known, timeMs()).write(text);
        return true;
    }

    /** Writes the candle that opens at this time; false where nothing was traded in it. */
    public boolean writeCandle(final FrameText text, final int instrument, final TimeFrame timeFrame,
                               final long openMs) {
        final CandleRow candle = instruments[instrument].candles.candle(timeFrame, openMs);
        if (candle.exists()) {
            candle.write(text);
        }
        return candle.exists();
    }

    @Override
    public boolean writeDerivativeStatus(final FrameText text, final int instrument) {
        return derivatives.writeStatus(text, instrument);
    }

    @Override
    public void writeLiquidations(final FrameText text, final int limit) {
        derivatives.writeLiquidations(text, limit);
    }

    long nextTradeId() {
        return nextTradeId++;
    }

    FloorListener accounts() {
        return accounts;
    }

    /** While the instruments are being made, nobody has come yet. */
    void printed(final int instrument, final long tradeId, final long atMs, final long priceE8, final long amountE8) {
        channels.printed(instrument, tradeId, atMs, priceE8, amountE8);
    }

    SyntheticInstrument synthetic(final int instrument) {
        return instruments[instrument];
    }

    /** Who hears nothing. */
    private enum Nobody implements MarketListener, FloorListener {
        INSTANCE;

        @Override
        public void printed(final int instrument, final long tradeId, final long timeMs, final long priceE8,
                            final long amountE8) {
        }

        @Override
        public void batchEnded(final int instrument, final long batchCount) {
        }

        @Override
        public void secondEnded(final int instrument) {
        }

        @Override
        public void liquidated(final Liquidation liquidation) {
        }

        @Override
        public void traded(final int instrument, final long tradeId, final long makerOrderId, final long makerOwnerId,
                           final long takerOrderId, final long takerOwnerId, final Side takerSide, final long priceE8,
                           final long qtyE8, final long makerLeftE8) {
        }

        @Override
        public void printed(final int instrument, final long priceE8) {
        }

        @Override
        public void bestChanged(final int instrument, final Side side, final long priceE8) {
        }
    }
}
