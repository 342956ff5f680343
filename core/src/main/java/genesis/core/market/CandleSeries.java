package genesis.core.market;

import genesis.core.message.Timeframe;
import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;

/**
 * The candles of one instrument on one timeframe: the last {@value #CAPACITY} closed ones, and – where the timeframe is
 * longer than a minute – the one in the making, which is the sum of its closed minutes.
 * <p>The closed ones lie in one array, a row each; a row is written once and then only read:
 * <pre>
 *   [openTimeMs  openE8  highE8  lowE8  closeE8  volumeE8  tradeCount] [openTimeMs  …] …     {@value #CAPACITY} rows, 28 kB
 * </pre>
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class CandleSeries {
    /** Enough for the slowest indicator that a person would set up, and what a chart shows. */
    public static final int CAPACITY = 500;

    private static final int COLUMNS = 7;

    private final Timeframe timeframe;
    private final long lengthMs;
    private final long[] rows = new long[CAPACITY * COLUMNS];
    private int count;
    private int newest = -1;
    private final Candle open = new Candle();
    private boolean hasOpen;
    /** False where minutes of the open candle lie before the first that we know. */
    private boolean openIsWhole;
    /** End of the candle closed last. */
    private long closedUntilMs = Long.MIN_VALUE;

    CandleSeries(final Timeframe timeframe) {
        this.timeframe = timeframe;
        lengthMs = Timeframes.lengthMs(timeframe);
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    /** Closed candles that are kept. */
    public int count() {
        return count;
    }

    /** Copies a closed candle. @param back 0 for the newest, {@code count() − 1} for the oldest that is kept */
    public void read(final int back, final Candle into) {
        Check.that(back >= 0 && back < count, "candle is kept, back", back);
        final int row = (newest - back + CAPACITY) % CAPACITY * COLUMNS;
        into.set(rows[row], rows[row + 1], rows[row + 2], rows[row + 3], rows[row + 4], rows[row + 5],
            (int) rows[row + 6]);
    }

    /** True when a closed candle of this time would be news: after all that are closed, before the one in the making. */
    boolean isNews(final long openTimeMs) {
        return openTimeMs >= closedUntilMs && (!hasOpen || openTimeMs < open.openTimeMs());
    }

    /** Keeps a closed candle; the oldest makes room. */
    void append(final Candle candle) {
        newest = newest + 1 == CAPACITY ? 0 : newest + 1;
        count = Math.min(count + 1, CAPACITY);
        final int row = newest * COLUMNS;
        rows[row] = candle.openTimeMs();
        rows[row + 1] = candle.openE8();
        rows[row + 2] = candle.highE8();
        rows[row + 3] = candle.lowE8();
        rows[row + 4] = candle.closeE8();
        rows[row + 5] = candle.volumeE8();
        rows[row + 6] = candle.tradeCount();
        closedUntilMs = candle.openTimeMs() + lengthMs;
    }

    /**
     * A closed minute becomes part of the candle in the making. A minute within a candle that is closed already – the
     * exchange's own, from history – changes nothing.
     *
     * @param knownFromMs time of the first minute that was ever taken in
     */
    void add(final Candle minute, final long knownFromMs) {
        if (minute.openTimeMs() < closedUntilMs) {
            return;
        }
        if (hasOpen) {
            Check.that(minute.openTimeMs() < endMs(), "minute lies in the open candle, in ms", minute.openTimeMs());
            open.add(minute);
        } else {
            open.copyFrom(minute);
            open.openTimeMs(Math.floorDiv(minute.openTimeMs(), lengthMs) * lengthMs);
            openIsWhole = open.openTimeMs() >= knownFromMs;
            hasOpen = true;
        }
    }

    /** Closes the candle in the making where its end is reached; true where that made a candle. */
    boolean closeBefore(final long timeMs) {
        if (!hasOpen || timeMs < endMs()) {
            return false;
        }
        hasOpen = false;
        if (openIsWhole) {
            append(open);
        } else {
            // Half a day is no day: what its first half did is not known.
            closedUntilMs = endMs();
        }
        return openIsWhole;
    }

    /** End of the candle in the making; the largest number without one. */
    long openEndMs() {
        return hasOpen ? endMs() : Long.MAX_VALUE;
    }

    /** End of the candle closed last; the smallest number before the first. */
    long closedUntilMs() {
        return closedUntilMs;
    }

    void addTo(final StreamDigest digest) {
        digest.add(count).add(newest).add(closedUntilMs).add(hasOpen ? openIsWhole ? 2 : 1 : 0);
        if (hasOpen) {
            open.addTo(digest);
        }
        for (int i = 0; i < count * COLUMNS; i++) {
            digest.add(rows[i]);
        }
    }

    private long endMs() {
        return open.openTimeMs() + lengthMs;
    }
}
