package genesis.core.risk;

import genesis.core.unit.StreamDigest;
import java.util.Arrays;

/**
 * Trading days, and the windows in which entries are allowed. Both come from outside as moments of message time, so that no
 * replay needs to know a time zone or when its clocks change.
 * <pre>
 *   days       ──|────────────────|──────────────|──     begin where they were scheduled, else at midnight UTC
 *   windows    ────[======)─────────[======)───────      none at all means always, unless windows are asked for
 * </pre>
 * Behind the last window that is known the clock says no: a calendar that nobody renews closes.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class TradingCalendar {
    /** Windows that can be known ahead: two months of three windows a day. */
    public static final int WINDOW_COUNT_MAX = 186;
    /** Days that can be known ahead. */
    public static final int DAY_COUNT_MAX = 62;

    private static final long DAY_NS = 86_400_000_000_000L;

    private final long[] openNs = new long[WINDOW_COUNT_MAX];
    private final long[] closeNs = new long[WINDOW_COUNT_MAX];
    private final long[] dayStartNs = new long[DAY_COUNT_MAX];
    private int windowCount;
    private int dayCount;
    private boolean hasWindows;

    /** Forgets all. @param hasWindows true where entries are allowed inside windows only */
    public void replace(final boolean hasWindows) {
        this.hasWindows = hasWindows;
        windowCount = 0;
        dayCount = 0;
    }

    /** False, and nothing changed, where it is not behind the ones before, or there are too many. */
    public boolean addDay(final long startNs) {
        if (dayCount == DAY_COUNT_MAX || dayCount > 0 && startNs <= dayStartNs[dayCount - 1]) {
            return false;
        }
        dayStartNs[dayCount++] = startNs;
        return true;
    }

    /** False, and nothing changed, where it is empty, not behind the ones before, or there are too many. */
    public boolean addWindow(final long fromNs, final long untilNs) {
        if (windowCount == WINDOW_COUNT_MAX || untilNs <= fromNs || windowCount > 0 && fromNs < closeNs[windowCount - 1]) {
            return false;
        }
        openNs[windowCount] = fromNs;
        closeNs[windowCount++] = untilNs;
        return true;
    }

    /** When the trading day of this moment began: the day's name, ascending with time. */
    public long dayOf(final long nowNs) {
        final int begun = lastBegun(dayStartNs, dayCount, nowNs);
        if (begun < 0) {
            return Math.floorDiv(nowNs, DAY_NS) * DAY_NS;
        }
        // A schedule that nobody renews goes on in steps of a day.
        return dayStartNs[begun] + (begun == dayCount - 1 ? (nowNs - dayStartNs[begun]) / DAY_NS * DAY_NS : 0);
    }

    /** Whether the clock allows entries. */
    public boolean isOpen(final long nowNs) {
        return !hasWindows || windowAt(nowNs) >= 0;
    }

    /** The next moment at which {@link #isOpen} changes from no to yes; 0 where none is known, or it always is. */
    public long nextOpeningNs(final long nowNs) {
        if (hasWindows) {
            for (int i = lastBegun(openNs, windowCount, nowNs) + 1; i < windowCount; i++) {
                if (i == 0 || closeNs[i - 1] < openNs[i]) {
                    return openNs[i];
                }
            }
        }
        return 0;
    }

    /** The next opening or closing; 0 where none is known. */
    public long nextChangeNs(final long nowNs) {
        int window = hasWindows ? windowAt(nowNs) : -1;
        if (window < 0) {
            return nextOpeningNs(nowNs);
        }
        while (window + 1 < windowCount && openNs[window + 1] == closeNs[window]) {
            window++;
        }
        return closeNs[window];
    }

    public void addTo(final StreamDigest digest) {
        digest.add(hasWindows ? 1 : 0).add(windowCount).add(dayCount);
        for (int i = 0; i < windowCount; i++) {
            digest.add(openNs[i]).add(closeNs[i]);
        }
        for (int i = 0; i < dayCount; i++) {
            digest.add(dayStartNs[i]);
        }
    }

    private int windowAt(final long nowNs) {
        final int begun = lastBegun(openNs, windowCount, nowNs);
        return begun >= 0 && nowNs < closeNs[begun] ? begun : -1;
    }

    /** Halving, for every order asks, and two months are long. -1 where none has begun. */
    private static int lastBegun(final long[] startsNs, final int count, final long nowNs) {
        final int found = Arrays.binarySearch(startsNs, 0, count, nowNs);
        return found >= 0 ? found : -found - 2;
    }
}
