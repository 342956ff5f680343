package genesis.gateway.simulator.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The lengths of candles that the exchange offers. All begin at whole multiples in UTC; weeks on Mondays. */
public enum TimeFrame {
    MINUTE_1("1m", 1), MINUTE_5("5m", 5), MINUTE_15("15m", 15), MINUTE_30("30m", 30),
    HOUR_1("1h", 60), HOUR_3("3h", 180), HOUR_6("6h", 360), HOUR_12("12h", 720),
    DAY_1("1D", 1_440), WEEK_1("1W", 7 * 1_440), DAY_14("14D", 14 * 1_440),
    /** A month of the calendar. */
    MONTH_1("1M", 0);

    static final long MINUTE_MS = 60_000;

    private static final long HOUR_MS = 60 * MINUTE_MS;
    /** 1970-01-05 was the first Monday. */
    private static final long FIRST_MONDAY_MS = 4 * 24 * HOUR_MS;

    private final String text;
    private final long lengthMs;

    TimeFrame(final String text, final int minutes) {
        this.text = text;
        lengthMs = minutes * MINUTE_MS;
    }

    /** As in a channel's key; null for what the exchange does not offer. */
    public static TimeFrame of(final String text) {
        for (final TimeFrame timeFrame : values()) {
            if (timeFrame.text.equals(text)) {
                return timeFrame;
            }
        }
        return text.equals("7D") ? WEEK_1 : null;
    }

    /** Opening time of the candle that holds this time. */
    public long openMs(final long timeMs) {
        if (this == MONTH_1) {
            return startOfDayMs(dateOf(timeMs).withDayOfMonth(1));
        }
        final long originMs = this == WEEK_1 || this == DAY_14 ? FIRST_MONDAY_MS : 0;
        return timeMs - Math.floorMod(timeMs - originMs, lengthMs);
    }

    /** Opening time of the candle behind the one that opens here. */
    public long nextMs(final long openMs) {
        return this == MONTH_1 ? startOfDayMs(dateOf(openMs).plusMonths(1)) : openMs + lengthMs;
    }

    /** Opening time of the candle before the one that opens here. */
    public long previousMs(final long openMs) {
        return openMs(openMs - 1);
    }

    /** True where a candle is made of whole hours. */
    boolean isOfHours() {
        return this == MONTH_1 || lengthMs >= HOUR_MS;
    }

    private static LocalDate dateOf(final long timeMs) {
        return Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static long startOfDayMs(final LocalDate date) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    @Override
    public String toString() {
        return text;
    }
}
