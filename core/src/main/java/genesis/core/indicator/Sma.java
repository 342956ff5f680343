package genesis.core.indicator;

import genesis.core.unit.StreamDigest;

/**
 * Simple moving average: the mean of the last {@code period} closes. Values are those of TA-Lib's {@code TA_SMA}. Ready
 * from close number {@code period} on; from then on it does not depend on what was before, but for rounding below
 * 1e-9 of the value.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class Sma {
    private final Window window;

    /** Throws {@link IllegalStateException} for a period below 1. */
    public Sma(final int period) {
        window = new Window(period);
    }

    /** A candle closed. */
    public void update(final double close) {
        window.add(close);
    }

    /** The value if the open candle closed here; NaN where that would not make it ready. */
    public double provisional(final double close) {
        return window.meanWith(close);
    }

    /** NaN until {@link #isReady}. */
    public double value() {
        return window.mean();
    }

    public boolean isReady() {
        return window.isReady();
    }

    /** As if no candle had ever closed. */
    public void reset() {
        window.reset();
    }

    public void addTo(final StreamDigest digest) {
        window.addTo(digest);
    }
}
