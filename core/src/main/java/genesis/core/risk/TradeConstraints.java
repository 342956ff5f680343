package genesis.core.risk;

import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;
import java.util.Arrays;

/**
 * Time and counts: how long ago an instrument was entered, how many entries the trading day had in all and by instrument,
 * how many orders the last second and minute, and what the clock allows. Seconds and minutes are those of message time, days
 * and windows those of the {@link TradingCalendar}.
 * Threading: engine thread. Allocation: none after construction.
 */
public final class TradeConstraints {
    /** No entry yet. */
    private static final long NO_ENTRY = Long.MIN_VALUE;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;

    private final TradingCalendar calendar = new TradingCalendar();
    private final long[] lastEntryNs = new long[Instrument.COUNT_MAX];
    private final int[] entriesOf = new int[Instrument.COUNT_MAX];
    private long second;
    private long minute;
    private long day;
    private long ordersThisSecond;
    private long ordersThisMinute;
    private long entriesToday;

    public TradeConstraints() {
        Arrays.fill(lastEntryNs, NO_ENTRY);
    }

    public TradingCalendar calendar() {
        return calendar;
    }

    /** The trading day of a message time; ascending with time. */
    public long dayOf(final long timeNs) {
        return calendar.dayOf(timeNs);
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
            Arrays.fill(entriesOf, 0);
        }
    }

    /** Counts an order before it leaves. */
    void count(final int instrumentId, final boolean entry, final long nowNs) {
        ordersThisSecond++;
        ordersThisMinute++;
        if (entry) {
            entriesToday++;
            entriesOf[instrumentId]++;
            lastEntryNs[instrumentId] = nowNs;
        }
    }

    /** The longest time there is where there was none. */
    long sinceLastEntryNs(final int instrumentId, final long nowNs) {
        return lastEntryNs[instrumentId] == NO_ENTRY ? Long.MAX_VALUE : nowNs - lastEntryNs[instrumentId];
    }

    long ordersThisSecond() {
        return ordersThisSecond;
    }

    long ordersThisMinute() {
        return ordersThisMinute;
    }

    public long entriesToday() {
        return entriesToday;
    }

    public long entriesToday(final int instrumentId) {
        return entriesOf[instrumentId];
    }

    public void addTo(final StreamDigest digest) {
        digest.add(second).add(minute).add(day).add(ordersThisSecond).add(ordersThisMinute).add(entriesToday);
        calendar.addTo(digest);
        for (int i = 0; i < lastEntryNs.length; i++) {
            digest.add(lastEntryNs[i]).add(entriesOf[i]);
        }
    }
}
