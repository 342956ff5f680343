package genesis.core.risk;

import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;
import java.util.Arrays;

/**
 * Time and counts: how long ago an instrument was entered, how many entries the day had, how many orders the last second
 * and minute. Seconds, minutes and days are those of message time.
 * Threading: engine thread. Allocation: none after construction.
 */
public final class TradeConstraints {
    /** No entry yet. */
    public static final long NO_ENTRY = Long.MIN_VALUE;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    private static final long DAY_NS = 1_440 * MINUTE_NS;

    private final long[] lastEntryNs = new long[Instrument.COUNT_MAX];
    private long second;
    private long minute;
    private long day;
    private long ordersThisSecond;
    private long ordersThisMinute;
    private long entriesToday;

    public TradeConstraints() {
        Arrays.fill(lastEntryNs, NO_ENTRY);
    }

    /** The UTC day of a message time. */
    public static long dayOf(final long timeNs) {
        return Math.floorDiv(timeNs, DAY_NS);
    }

    /** Counts of a second, minute or day that is over start again. Call before asking. */
    public void onTime(final long nowNs) {
        if (nowNs / SECOND_NS != second) {
            second = nowNs / SECOND_NS;
            ordersThisSecond = 0;
        }
        if (nowNs / MINUTE_NS != minute) {
            minute = nowNs / MINUTE_NS;
            ordersThisMinute = 0;
        }
        if (dayOf(nowNs) != day) {
            day = dayOf(nowNs);
            entriesToday = 0;
        }
    }

    /** Counts an order before it leaves. */
    void count(final int instrumentId, final boolean entry, final long nowNs) {
        ordersThisSecond++;
        ordersThisMinute++;
        if (entry) {
            entriesToday++;
            lastEntryNs[instrumentId] = nowNs;
        }
    }

    /** {@link #NO_ENTRY} where there was none. */
    long lastEntryNs(final int instrumentId) {
        return lastEntryNs[instrumentId];
    }

    long ordersThisSecond() {
        return ordersThisSecond;
    }

    long ordersThisMinute() {
        return ordersThisMinute;
    }

    long entriesToday() {
        return entriesToday;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(second).add(minute).add(day).add(ordersThisSecond).add(ordersThisMinute).add(entriesToday);
        for (final long time : lastEntryNs) {
            digest.add(time);
        }
    }
}
