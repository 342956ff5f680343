package genesis.gateway.simulator;

import java.util.List;

/**
 * A market that nobody trades in but that looks alive: six instruments with books of 25 levels a side, trades, trends,
 * ranges and turmoil, about 500 messages a second. The same seed and start give the same market, message by message.
 * <p>Each instrument has a batch every 100 ms, the six by turns: first trades, which take from the best levels, then
 * the book's new levels in the exchange's order (deletes, bids, asks). The book is never crossed at the end of a batch.
 * Before the start lie four calm hours, so that averages over minutes stand close together and the first trends cross
 * them.
 * <p>Threading: one thread. Allocation: none after construction. Clock: none; time is where {@link #step} has brought
 * it.
 */
public final class SyntheticMarket implements MarketSource {
    /** What is traded; an instrument's number here is its place in this list. */
    public static final List<String> SYMBOLS = List.of("tBTCUSD", "tETHUSD", "tLTCUSD", "tXRPUSD", "tSOLUSD",
        "tADAUSD");

    /**
     * Start price in ticks, tick × 10^8, mean gap of levels in ticks. Within ± 30 % each keeps five significant digits.
     */
    private static final long[][] TERMS = {
        {67_000, 100_000_000, 6}, {35_000, 10_000_000, 3}, {62_000, 100_000, 6},
        {61_000, 1_000, 5}, {15_000, 1_000_000, 2}, {45_000, 1_000, 4},
    };
    private static final long BATCH_NS = 100_000_000;
    private static final long FIRST_TRADE_ID = 1_000_000_000;
    private static final long NS_PER_MS = 1_000_000;

    private final SyntheticInstrument[] instruments = new SyntheticInstrument[SYMBOLS.size()];
    private final long startNs;
    private long stepCount;
    private long nextTradeId = FIRST_TRADE_ID + 1_000;

    /** A market that begins at this time. */
    public SyntheticMarket(final long seed, final long startNs) {
        this.startNs = startNs;
        for (int i = 0; i < instruments.length; i++) {
            final long[] terms = TERMS[i];
            instruments[i] = new SyntheticInstrument(i, SYMBOLS.get(i), terms[0], terms[1], (int) terms[2], seed);
            instruments[i].prepare(startNs / NS_PER_MS, FIRST_TRADE_ID + 100L * (i + 1), Silence.INSTANCE);
        }
    }

    @Override
    public long firstTimeNs() {
        return startNs;
    }

    /** Time of the last step; the start before the first. */
    long timeNs() {
        return startNs + stepCount * BATCH_NS / instruments.length;
    }

    /** Time of the next step. */
    long nextTimeNs() {
        return startNs + (stepCount + 1) * BATCH_NS / instruments.length;
    }

    /** The next instrument's batch. */
    void step(final MarketListener listener) {
        final SyntheticInstrument instrument = instruments[(int) (stepCount % instruments.length)];
        stepCount++;
        instrument.batch(timeNs() / NS_PER_MS, nextTradeId, listener);
        nextTradeId += SyntheticInstrument.tradesPerBatchMax();
    }

    int instrumentCount() {
        return instruments.length;
    }

    SyntheticInstrument instrument(final int index) {
        return instruments[index];
    }

    /** Before the start nobody listens. */
    private enum Silence implements MarketListener {
        INSTANCE;

        @Override
        public void traded(final int instrument, final long tradeId, final long timeMs, final long priceE8,
            final long amountE8) {
        }

        @Override
        public void levelChanged(final int instrument, final long priceE8, final int orderCount, final long amountE8) {
        }

        @Override
        public void batchEnded(final int instrument) {
        }

        @Override
        public void summaryChanged(final int instrument) {
        }
    }
}
