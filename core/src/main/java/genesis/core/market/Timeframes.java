package genesis.core.market;

import genesis.core.message.Timeframe;

/**
 * The timeframes in which candles are kept, shortest first. Each is a whole multiple of the one before, so an interval
 * of one lies within one interval of the next; a set of them is a bit mask, bit {@code i} for the timeframe {@code i}.
 */
public final class Timeframes {
    /** How many there are. */
    public static final int COUNT = 6;
    /** Decisions are made on this one; all others are built from its candles. */
    public static final Timeframe DECISION = Timeframe.MINUTE_1;

    private static final Timeframe[] ALL = {Timeframe.MINUTE_1, Timeframe.MINUTE_5, Timeframe.MINUTE_15,
        Timeframe.HOUR_1, Timeframe.HOUR_4, Timeframe.DAY_1};
    private static final String[] TEXTS = {"1m", "5m", "15m", "1h", "4h", "1d"};
    private static final long MINUTE_MS = 60_000;
    private static final long[] LENGTHS_MS = {MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 60 * MINUTE_MS,
        240 * MINUTE_MS, 1_440 * MINUTE_MS};

    private Timeframes() {
    }

    /** @param index 0 to {@link #COUNT} − 1 */
    public static Timeframe at(final int index) {
        return ALL[index];
    }

    /** Its place in the order: also its number in messages. */
    public static int index(final Timeframe timeframe) {
        return timeframe.value();
    }

    public static long lengthMs(final Timeframe timeframe) {
        return LENGTHS_MS[index(timeframe)];
    }

    /** As the exchange writes it, such as {@code 15m}. */
    public static String text(final Timeframe timeframe) {
        return TEXTS[index(timeframe)];
    }
}
