package genesis.core.indicator;

import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;

/**
 * Average directional index with its two directions, all 0 to 100.
 * <pre>
 *   up   = high − previous high        +DM = up   where up > down and up > 0, else 0
 *   down = previous low − low          −DM = down where down > up and down > 0, else 0
 *   S(x): the sum of the first period − 1 values, then S − S ÷ period + x
 *
 *   +DI = 100 × S(+DM) ÷ S(true range)          DX  = 100 × |+DI − −DI| ÷ (+DI + −DI)
 *   −DI = 100 × S(−DM) ÷ S(true range)          ADX = Wilder's average of DX
 * </pre>
 * Source: J. W. Wilder, New Concepts in Technical Trading Systems, 1978; values are those of TA-Lib's {@code TA_ADX},
 * {@code TA_PLUS_DI} and {@code TA_MINUS_DI}. The directions are ready from candle {@code period + 1} on, the ADX from
 * candle {@code 2 × period} on. What is left of the beginning after n more candles is {@code n (1 − 1 ÷ period)^n} of it:
 * below 1e-9 after 370 with 14.
 * <p>Where nothing moved in any direction DX has no value: it counts as 0 in the first average and is left out after it.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class Adx {
    private final int period;
    private final WilderAverage trend;
    private double previousHigh = Double.NaN;
    private double previousLow = Double.NaN;
    private double previousClose = Double.NaN;
    private double plus;
    private double minus;
    private double range;
    /** Candles with a predecessor so far, at most {@code period}. */
    private int changes;

    /** Throws {@link IllegalStateException} for a period below 2. */
    public Adx(final int period) {
        Check.that(period >= 2, "ADX period at least 2", period);
        this.period = period;
        trend = new WilderAverage(period);
    }

    /** A candle closed. */
    public void update(final double high, final double low, final double close) {
        if (!Double.isNaN(previousClose)) {
            plus = with(plus, plusMove(high, low));
            minus = with(minus, minusMove(high, low));
            range = with(range, trueRange(high, low));
            changes = Math.min(changes + 1, period);
            if (changes == period && (plus + minus > 0 || !trend.isReady())) {
                trend.update(strength(plus, minus));
            }
        }
        previousHigh = high;
        previousLow = low;
        previousClose = close;
    }

    /** The ADX if the open candle closed now; NaN where that would not make it ready. */
    public double provisional(final double high, final double low, final double close) {
        if (changes + 1 < period) {
            return Double.NaN;
        }
        final double plusNow = with(plus, plusMove(high, low));
        final double minusNow = with(minus, minusMove(high, low));
        return plusNow + minusNow > 0 || !trend.isReady() ? trend.next(strength(plusNow, minusNow)) : trend.value();
    }

    /** +DI if the open candle closed now; NaN where that would not make it ready. */
    public double provisionalPlusDi(final double high, final double low, final double close) {
        return changes + 1 < period ? Double.NaN
            : direction(with(plus, plusMove(high, low)), with(range, trueRange(high, low)));
    }

    /** −DI if the open candle closed now; NaN where that would not make it ready. */
    public double provisionalMinusDi(final double high, final double low, final double close) {
        return changes + 1 < period ? Double.NaN
            : direction(with(minus, minusMove(high, low)), with(range, trueRange(high, low)));
    }

    /** The ADX; NaN until {@link #isReady}. */
    public double value() {
        return trend.value();
    }

    /** NaN before candle {@code period + 1}. */
    public double plusDi() {
        return changes < period ? Double.NaN : direction(plus, range);
    }

    /** NaN before candle {@code period + 1}. */
    public double minusDi() {
        return changes < period ? Double.NaN : direction(minus, range);
    }

    public boolean isReady() {
        return trend.isReady();
    }

    /** As if no candle had ever closed. */
    public void reset() {
        trend.reset();
        previousHigh = Double.NaN;
        previousLow = Double.NaN;
        previousClose = Double.NaN;
        plus = 0;
        minus = 0;
        range = 0;
        changes = 0;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(previousHigh).add(previousLow).add(previousClose).add(plus).add(minus).add(range).add(changes);
        trend.addTo(digest);
    }

    private double with(final double sum, final double x) {
        return changes + 1 < period ? sum + x : sum - sum / period + x;
    }

    private double plusMove(final double high, final double low) {
        final double up = high - previousHigh;
        return up > 0 && up > previousLow - low ? up : 0;
    }

    private double minusMove(final double high, final double low) {
        final double down = previousLow - low;
        return down > 0 && down > high - previousHigh ? down : 0;
    }

    private double trueRange(final double high, final double low) {
        return Math.max(high - low, Math.max(Math.abs(high - previousClose), Math.abs(low - previousClose)));
    }

    private static double direction(final double sum, final double range) {
        return range > 0 ? 100 * (sum / range) : 0;
    }

    /** DX: the true range, in both directions, cancels out. */
    private static double strength(final double plus, final double minus) {
        final double both = plus + minus;
        return both > 0 ? 100 * (Math.abs(plus - minus) / both) : 0;
    }
}
