package genesis.core.indicator;

import genesis.core.unit.StreamDigest;

/**
 * Relative strength index, 0 to 100: {@code 100 × gain ÷ (gain + loss)}, where gain and loss are Wilder's averages of
 * the rises and of the falls from close to close. Source: J. W. Wilder, New Concepts in Technical Trading Systems,
 * 1978; values are those of TA-Lib's {@code TA_RSI}. Ready from close number {@code period + 1} on, as the first close
 * has no change.
 * <p>One deliberate difference: while nothing has ever moved it is 50, where TA-Lib says 0. A market that stands still
 * is not oversold.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class Rsi {
    /** Neither strong nor weak. */
    private static final double NEUTRAL = 50;

    private final WilderAverage gain;
    private final WilderAverage loss;
    private double previousClose = Double.NaN;

    /** Throws {@link IllegalStateException} for a period below 1. */
    public Rsi(final int period) {
        gain = new WilderAverage(period);
        loss = new WilderAverage(period);
    }

    /** A candle closed. */
    public void update(final double close) {
        if (!Double.isNaN(previousClose)) {
            final double change = close - previousClose;
            gain.update(Math.max(change, 0));
            loss.update(Math.max(-change, 0));
        }
        previousClose = close;
    }

    /** The value if the open candle closed here; NaN where that would not make it ready. */
    public double provisional(final double close) {
        if (Double.isNaN(previousClose)) {
            return Double.NaN;
        }
        final double change = close - previousClose;
        return index(gain.next(Math.max(change, 0)), loss.next(Math.max(-change, 0)));
    }

    /** NaN until {@link #isReady}. */
    public double value() {
        return index(gain.value(), loss.value());
    }

    public boolean isReady() {
        return gain.isReady();
    }

    /** As if no candle had ever closed. */
    public void reset() {
        gain.reset();
        loss.reset();
        previousClose = Double.NaN;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(previousClose);
        gain.addTo(digest);
        loss.addTo(digest);
    }

    private static double index(final double gain, final double loss) {
        final double sum = gain + loss;
        return sum == 0 ? NEUTRAL : 100 * (gain / sum);
    }
}
