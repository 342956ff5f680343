package genesis.core.market;

import genesis.core.message.Timeframe;
import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;

/**
 * The candles of one instrument on one timeframe: the latest closed ones, and – where the timeframe is longer than a
 * minute – the one in the making, which is the sum of its closed minutes.
 * <p>The closed ones lie in one array, a row each, ascending in time; a row is written once, and again only where the
 * exchange's own candle says something else:
 * <pre>
 *   [openTimeMs  openE8  highE8  lowE8  closeE8  volumeE8  tradeCount  official] [openTimeMs  …] …
 * </pre>
 * Of minutes there are {@value #MINUTE_CAPACITY}: more than a day, so that an average over the day can be made of them.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class CandleSeries {
    /** Enough for the slowest indicator that a person would set up, and what a chart shows. */
    public static final int CAPACITY = 500;
    /** The same for minutes. */
    public static final int MINUTE_CAPACITY = 1_500;

    private static final int COLUMNS = 8;

    private final Timeframe timeframe;
    private final long lengthMs;
    private final int capacity;
    private final long[] rows;
    private int count;
    private int newest = -1;
    private final Candle open = new Candle();
    private final Candle part = new Candle();
    private boolean hasOpen;
    /** False where minutes of the open candle lie before the first that we know. */
    private boolean openIsWhole;
    /** End of the candle closed last. */
    private long closedUntilMs = Long.MIN_VALUE;

    CandleSeries(final Timeframe timeframe) {
        this.timeframe = timeframe;
        lengthMs = Timeframes.lengthMs(timeframe);
        capacity = timeframe == Timeframes.DECISION ? MINUTE_CAPACITY : CAPACITY;
        rows = new long[capacity * COLUMNS];
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
        final int row = row(back);
        into.set(rows[row], rows[row + 1], rows[row + 2], rows[row + 3], rows[row + 4], rows[row + 5],
            (int) rows[row + 6]);
        into.official(rows[row + 7] == 1);
    }

    /** Place of the closed candle of this time, as for {@link #read}; −1 where none is kept. */
    public int find(final long openTimeMs) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            final int middle = (low + high) >>> 1;
            final long middleMs = rows[row(middle)];
            if (middleMs == openTimeMs) {
                return middle;
            }
            if (middleMs > openTimeMs) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** True when a closed candle of this time would be news: after all that are closed, before the one in the making. */
    boolean isNews(final long openTimeMs) {
        return openTimeMs >= closedUntilMs && (!hasOpen || openTimeMs < open.openTimeMs());
    }

    /** Keeps a closed candle; the oldest makes room. */
    void append(final Candle candle) {
        newest = newest + 1 == capacity ? 0 : newest + 1;
        count = Math.min(count + 1, capacity);
        write(0, candle);
        closedUntilMs = candle.openTimeMs() + lengthMs;
    }

    /** Writes over a candle that is kept: the time stays. */
    void write(final int back, final Candle candle) {
        final int row = row(back);
        rows[row] = candle.openTimeMs();
        rows[row + 1] = candle.openE8();
        rows[row + 2] = candle.highE8();
        rows[row + 3] = candle.lowE8();
        rows[row + 4] = candle.closeE8();
        rows[row + 5] = candle.volumeE8();
        rows[row + 6] = candle.tradeCount();
        rows[row + 7] = candle.isOfficial() ? 1 : 0;
    }

    /** True for an interval that is over and has no candle here, and does not lie before all that are kept. */
    boolean isHole(final long openTimeMs) {
        final long overUntilMs = hasOpen ? open.openTimeMs() : closedUntilMs;
        return openTimeMs + lengthMs <= overUntilMs && (count == 0 || openTimeMs > rows[row(count - 1)])
            && find(openTimeMs) < 0;
    }

    /** Keeps a candle where {@link #isHole} says that there is room for it. */
    void fill(final Candle candle) {
        final long untilMs = closedUntilMs;
        append(candle);
        closedUntilMs = Math.max(closedUntilMs, untilMs);
        for (int back = 0; back + 1 < count && rows[row(back + 1)] > rows[row(back)]; back++) {
            final int later = row(back);
            final int earlier = row(back + 1);
            for (int column = 0; column < COLUMNS; column++) {
                final long moved = rows[later + column];
                rows[later + column] = rows[earlier + column];
                rows[earlier + column] = moved;
            }
        }
    }

    /** Adds up what is known of an interval: closed candles in it, then the one in the making. False for nothing. */
    boolean sum(final long fromMs, final long untilMs, final Candle into) {
        boolean isAny = false;
        for (int back = firstAtOrAfter(fromMs); back >= 0 && rows[row(back)] < untilMs; back--) {
            read(back, part);
            isAny = into.join(part, isAny);
        }
        if (hasOpen && open.openTimeMs() >= fromMs && open.openTimeMs() < untilMs) {
            isAny = into.join(open, isAny);
        }
        into.openTimeMs(fromMs);
        return isAny;
    }

    /** The candle in the making, where it is of this time; else null. */
    Candle making(final long openTimeMs) {
        return hasOpen && open.openTimeMs() == openTimeMs ? open : null;
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

    /** The oldest kept candle at or after this time; −1 where all are before it. */
    private int firstAtOrAfter(final long timeMs) {
        int low = 0;
        int high = count;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (rows[row(middle)] >= timeMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private int row(final int back) {
        return (newest - back + capacity) % capacity * COLUMNS;
    }

    private long endMs() {
        return open.openTimeMs() + lengthMs;
    }
}
