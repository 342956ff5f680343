package genesis.gateway.simulator;

import genesis.core.exchange.SeededRandom;
import genesis.gateway.simulator.wire.FrameText;
import java.util.zip.CRC32;

/**
 * One instrument of the synthetic market: its path, its book, its trades and candles.
 * <p>Allocation: none after construction. Threading: one thread. Clock: the times it is given.
 */
final class SyntheticInstrument {
    /** Trades in the snapshot of a trade channel. */
    static final int TRADE_COUNT = 30;

    private static final double BATCH_SECONDS = 0.1;
    private static final double TRADE_CHANCE = 0.55;
    private static final int LEVELS_TAKEN_MAX = 3;
    private static final double LEVEL_VALUE = 8_000;
    /** Deviation of the closes before the start. */
    private static final double CALM = 0.0003;
    /** What the price moved in each minute before the start: it holds the averages apart by some of the calm's noise. */
    private static final double DRIFT = 0.00002;

    private final int index;
    private final String symbol;
    private final long tickE8;
    private final SeededRandom random;
    private final boolean isRising;
    private final PricePath path;
    private final SyntheticSide bids;
    private final SyntheticSide asks;
    private final SyntheticCandles candles = new SyntheticCandles();
    private final double meanQtyE8;
    /** Id, time in ms, amount, price: the order of the wire. */
    private final long[][] trades = new long[TRADE_COUNT][4];
    private final FrameText checksumText = new FrameText();
    private final CRC32 crc = new CRC32();
    private int newestTrade;
    private long firstPriceE8;
    private int batchCount;
    private int spreadTicks = 1;

    /** The start price is in ticks of a tenth, hundredth … of a unit; gapTicks is the mean distance of two levels. */
    SyntheticInstrument(final int index, final String symbol, final long startTicks, final long tickE8,
                        final int gapTicks, final long seed) {
        this.index = index;
        this.symbol = symbol;
        this.tickE8 = tickE8;
        random = new SeededRandom(SeededRandom.mix(seed) + index);
        meanQtyE8 = LEVEL_VALUE / (startTicks * (double) tickE8) * 1e16;
        isRising = random.nextInt(2) == 0;
        // The first trend turns round what was before: a client that looked in time sees the averages cross.
        path = new PricePath(random, startTicks * (1 + 0.02 * (random.nextDouble() - 0.5)), !isRising);
        bids = new SyntheticSide(random, true, gapTicks, meanQtyE8);
        asks = new SyntheticSide(random, false, gapTicks, meanQtyE8);
    }

    /**
     * Four hours of calm, and the last trades. The listener hears the first book as a batch; trade ids end below the
     * given one.
     */
    void prepare(final long startMs, final long firstTradeId, final MarketListener listener) {
        final double middle = path.advance(0);
        final long minuteMs = startMs - startMs % SyntheticCandles.MINUTE_MS;
        final double step = middle * (isRising ? DRIFT : -DRIFT);
        long openE8 = Math.round(middle - SyntheticCandles.HISTORY_COUNT * step) * tickE8;
        for (int back = SyntheticCandles.HISTORY_COUNT; back > 0; back--) {
            final double noise = back == 1 ? 0 : middle * CALM * random.nextGaussian();
            final long closeE8 = Math.round(middle - (back - 1) * step + noise) * tickE8;
            final long wickE8 = Math.round(middle * CALM / 2 * random.nextExponential()) * tickE8;
            candles.addClosed(minuteMs - back * SyntheticCandles.MINUTE_MS, openE8, closeE8,
                Math.max(openE8, closeE8) + wickE8, Math.min(openE8, closeE8) - wickE8, (long) (meanQtyE8 * (20 + 60 * random.nextDouble())));
            openE8 = closeE8;
        }
        firstPriceE8 = openE8;
        for (int back = TRADE_COUNT; back > 0; back--) {
            final long timeMs = minuteMs - 1 - back * 1_000L;
            remember(firstTradeId - back, timeMs, openE8, random.nextInt(2) == 0 ? tradeQtyE8() : -tradeQtyE8());
        }
        moveBook(middle, listener);
    }

    /** A tenth of a second: perhaps a trade, then the book's batch; once a second the summary. */
    void batch(final long timeMs, final long tradeId, final MarketListener listener) {
        if (random.nextDouble() < TRADE_CHANCE) {
            trade(timeMs, tradeId, listener);
        }
        moveBook(path.advance(BATCH_SECONDS), listener);
        if (++batchCount % 10 == 0) {
            listener.summaryChanged(index);
        }
    }

    /** Ids that one batch may use. */
    static int tradesPerBatchMax() {
        return LEVELS_TAKEN_MAX;
    }

    String symbol() {
        return symbol;
    }

    long tickE8() {
        return tickE8;
    }

    SyntheticSide bids() {
        return bids;
    }

    SyntheticSide asks() {
        return asks;
    }

    SyntheticCandles candles() {
        return candles;
    }

    /** The rows of the last trades, newest first: {@code [[id,ms,amount,price],…]}. */
    void writeTrades(final FrameText text) {
        text.raw('[');
        for (int i = 0; i < TRADE_COUNT; i++) {
            final long[] row = trades[Math.floorMod(newestTrade - i, TRADE_COUNT)];
            text.raw(i == 0 ? "[" : ",[").whole(row[0]).raw(',').whole(row[1]).raw(',').e8(row[2]).raw(',').e8(row[3])
                .raw(']');
        }
        text.raw(']');
    }

    /** The rows of the whole book: bids best to worst, asks best to worst. */
    void writeBook(final FrameText text) {
        text.raw('[');
        writeSide(text, bids);
        writeSide(text, asks);
        text.dropLast(',').raw(']');
    }

    /** Best bid, its side's sum, best ask, its side's sum, change, relative change, last price, volume, high, low. */
    void writeTicker(final FrameText text) {
        long highE8 = 0;
        long lowE8 = Long.MAX_VALUE;
        long volumeE8 = 0;
        for (int i = 0; i < SyntheticCandles.HISTORY_COUNT; i++) {
            highE8 = Math.max(highE8, candles.column(i, 3));
            lowE8 = Math.min(lowE8, candles.column(i, 4));
            volumeE8 += candles.column(i, 5);
        }
        final long lastE8 = trades[newestTrade][3];
        text.raw('[').e8(bids.toldTick(0) * tickE8).raw(',').e8(sumE8(bids)).raw(',').e8(asks.toldTick(0) * tickE8)
            .raw(',').e8(-sumE8(asks)).raw(',').e8(lastE8 - firstPriceE8).raw(',')
            .e8(StrictMath.round((lastE8 / (double) firstPriceE8 - 1) * 1e8)).raw(',').e8(lastE8).raw(',').e8(volumeE8)
            .raw(',').e8(highE8).raw(',').e8(lowE8).raw(']');
    }

    /** The exchange's checksum of the best 25 levels: CRC-32 over price and amount texts, bid and ask by turns. */
    int checksum() {
        checksumText.clear();
        for (int i = 0; i < SyntheticSide.DEPTH; i++) {
            writeLevel(bids, i);
            writeLevel(asks, i);
        }
        checksumText.dropLast(':');
        crc.reset();
        crc.update(checksumText.bytes(), 0, checksumText.length());
        return (int) crc.getValue();
    }

    private void trade(final long timeMs, final long firstTradeId, final MarketListener listener) {
        final boolean buys = random.nextDouble() < 0.5 + path.lean() / 2;
        long restE8 = tradeQtyE8();
        for (int i = 0; i < LEVELS_TAKEN_MAX && restE8 > 0; i++) {
            final SyntheticSide side = buys ? asks : bids;
            final long priceE8 = side.bestTick() * tickE8;
            final long takenE8 = side.take(restE8);
            restE8 -= takenE8;
            final long amountE8 = buys ? takenE8 : -takenE8;
            remember(firstTradeId + i, timeMs, priceE8, amountE8);
            listener.traded(index, firstTradeId + i, timeMs, priceE8, amountE8);
        }
    }

    private void remember(final long tradeId, final long timeMs, final long priceE8, final long amountE8) {
        newestTrade = (newestTrade + 1) % TRADE_COUNT;
        final long[] row = trades[newestTrade];
        row[0] = tradeId;
        row[1] = timeMs;
        row[2] = amountE8;
        row[3] = priceE8;
        candles.add(timeMs, priceE8, Math.abs(amountE8));
    }

    private void moveBook(final double middle, final MarketListener listener) {
        if (random.nextInt(20) == 0) {
            spreadTicks = 1 + random.nextInt(2);
        }
        final long bidTick = (long) StrictMath.floor(middle - spreadTicks / 2.0);
        bids.moveTo(bidTick);
        asks.moveTo(bidTick + spreadTicks);
        bids.tellRemoved(listener, index, tickE8);
        asks.tellRemoved(listener, index, tickE8);
        bids.tellChanged(listener, index, tickE8);
        asks.tellChanged(listener, index, tickE8);
        listener.batchEnded(index);
    }

    private long tradeQtyE8() {
        return 1_000 + (long) (meanQtyE8 / 3 * random.nextExponential());
    }

    private void writeSide(final FrameText text, final SyntheticSide side) {
        for (int i = 0; i < side.toldCount(); i++) {
            text.raw('[').e8(side.toldTick(i) * tickE8).raw(',').whole(side.toldOrderCount(i)).raw(',')
                .e8(side.toldAmountE8(i)).raw("],");
        }
    }

    private void writeLevel(final SyntheticSide side, final int i) {
        if (i < side.toldCount()) {
            checksumText.e8(side.toldTick(i) * tickE8).raw(':').e8(side.toldAmountE8(i)).raw(':');
        }
    }

    private static long sumE8(final SyntheticSide side) {
        long sumE8 = 0;
        for (int i = 0; i < side.toldCount(); i++) {
            sumE8 += side.toldAmountE8(i);
        }
        return sumE8;
    }
}
