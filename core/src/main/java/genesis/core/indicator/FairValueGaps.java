package genesis.core.indicator;

import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;

/**
 * Fair value gaps: prices that three candles in a row left out.
 * <pre>
 *            ┌┴┐                         ┌┬┐ low of the first
 *       ┌┴┐  │ │  bottom of the third    └┬┘
 *       │ │  └┬┘  ── top                      ── top
 *       └┬┘       rising gap                   falling gap
 *        │  ──── bottom: high of the first    ── bottom: high of the third
 * </pre>
 * A rising gap exists where the third candle's low lies above the first one's high, a falling gap where its high lies
 * below the first one's low. Later candles fill a gap from the side they come from: the low of a later candle lowers the
 * top of a rising gap, the high of one raises the bottom of a falling gap, and a gap without height is filled and
 * forgotten. Source: the three-candle rule of the traders who call themselves Inner Circle (M. Huddleston); there is no
 * paper and no library of reference, so the tests compare with the rule applied to the whole history.
 * <p>The last {@value #CAPACITY} open gaps are kept; the oldest makes room. The value is the height of the gap that the
 * last candle completed: above zero rising, below zero falling, zero for none. Ready from the third candle on, and
 * nothing before those three matters to it.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class FairValueGaps implements OpenGaps {
    /** Open gaps that are kept: older ones are far from the price or were filled long ago. */
    public static final int CAPACITY = 16;

    private final double[] bottoms = new double[CAPACITY];
    private final double[] tops = new double[CAPACITY];
    private final boolean[] rising = new boolean[CAPACITY];
    private final int[] ages = new int[CAPACITY];
    private int count;
    private int candles;
    private double value = Double.NaN;
    private double firstHigh;
    private double firstLow;
    private double secondHigh;
    private double secondLow;

    /** A candle closed: it fills open gaps first, then it may complete a new one. */
    public void update(final double high, final double low) {
        fill(high, low);
        value = provisional(high, low);
        if (value > 0) {
            open(firstHigh, low, true);
        } else if (value < 0) {
            open(high, firstLow, false);
        }
        firstHigh = secondHigh;
        firstLow = secondLow;
        secondHigh = high;
        secondLow = low;
        candles = Math.min(candles + 1, 3);
    }

    /** The value if the open candle closed now; NaN where there would not be three. */
    public double provisional(final double high, final double low) {
        if (candles < 2) {
            return Double.NaN;
        }
        return low > firstHigh ? low - firstHigh : high < firstLow ? high - firstLow : 0;
    }

    /** Height of the gap that the last candle completed, signed; NaN until {@link #isReady}. */
    @Override
    public double value() {
        return value;
    }

    @Override
    public boolean isReady() {
        return candles == 3;
    }

    /** Gaps that are open, at least in part. */
    @Override
    public int count() {
        return count;
    }

    /** @param gap 0 for the oldest, {@code count() − 1} for the newest */
    @Override
    public boolean isRising(final int gap) {
        return rising[checked(gap)];
    }

    /** Lower end of what is still open. */
    @Override
    public double bottom(final int gap) {
        return bottoms[checked(gap)];
    }

    /** Upper end of what is still open. */
    @Override
    public double top(final int gap) {
        return tops[checked(gap)];
    }

    @Override
    public int age(final int gap) {
        return ages[checked(gap)];
    }

    /** As if no candle had ever closed. */
    public void reset() {
        count = 0;
        candles = 0;
        value = Double.NaN;
        firstHigh = 0;
        firstLow = 0;
        secondHigh = 0;
        secondLow = 0;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(candles).add(value).add(firstHigh).add(firstLow).add(secondHigh).add(secondLow).add(count);
        for (int i = 0; i < count; i++) {
            digest.add(rising[i] ? 1 : 0).add(bottoms[i]).add(tops[i]).add(ages[i]);
        }
    }

    private void fill(final double high, final double low) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            final double top = rising[i] ? Math.min(tops[i], low) : tops[i];
            final double bottom = rising[i] ? bottoms[i] : Math.max(bottoms[i], high);
            if (top > bottom) {
                put(kept++, bottom, top, rising[i], ages[i] + 1);
            }
        }
        count = kept;
    }

    private void open(final double bottom, final double top, final boolean isRising) {
        if (count == CAPACITY) {
            for (int i = 1; i < CAPACITY; i++) {
                put(i - 1, bottoms[i], tops[i], rising[i], ages[i]);
            }
            count--;
        }
        put(count++, bottom, top, isRising, 0);
    }

    private void put(final int gap, final double bottom, final double top, final boolean isRising, final int age) {
        bottoms[gap] = bottom;
        tops[gap] = top;
        rising[gap] = isRising;
        ages[gap] = age;
    }

    private int checked(final int gap) {
        Check.that(gap >= 0 && gap < count, "gap is open, number", gap);
        return gap;
    }
}
