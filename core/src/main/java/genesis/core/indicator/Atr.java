package genesis.core.indicator;

import genesis.core.unit.StreamDigest;

/**
 * Average true range: Wilder's average of the true range, which is the largest of high − low, |high − previous close|
 * and |low − previous close|. Source: J. W. Wilder, New Concepts in Technical Trading Systems, 1978; values are those
 * of TA-Lib's {@code TA_ATR}: the first candle has no previous close and no true range, so it is ready from candle
 * {@code period + 1} on.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class Atr {
    private final WilderAverage range;
    private double previousClose = Double.NaN;

    /** Throws {@link IllegalStateException} for a period below 1. */
    public Atr(final int period) {
        range = new WilderAverage(period);
    }

    /** A candle closed. */
    public void update(final double high, final double low, final double close) {
        if (!Double.isNaN(previousClose)) {
            range.update(trueRange(high, low));
        }
        previousClose = close;
    }

    /**
     * The value if the open candle closed now; NaN where that would not make it ready.
     *
     * @param close does not matter to the candle that it closes, only to the next one
     */
    public double provisional(final double high, final double low, final double close) {
        return Double.isNaN(previousClose) ? Double.NaN : range.next(trueRange(high, low));
    }

    /** NaN until {@link #isReady}. */
    public double value() {
        return range.value();
    }

    public boolean isReady() {
        return range.isReady();
    }

    /** As if no candle had ever closed. */
    public void reset() {
        range.reset();
        previousClose = Double.NaN;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(previousClose);
        range.addTo(digest);
    }

    private double trueRange(final double high, final double low) {
        return Math.max(high - low, Math.max(Math.abs(high - previousClose), Math.abs(low - previousClose)));
    }
}
