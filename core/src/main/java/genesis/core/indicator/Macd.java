package genesis.core.indicator;

import genesis.core.unit.StreamDigest;

/**
 * Moving average convergence and divergence: the line is a fast less a slow exponential average of the closes, the signal
 * an exponential average of the line, the histogram the line less its signal. Source: G. Appel, The Moving Average
 * Convergence-Divergence Trading Method, 1979; values are those of TA-Lib's {@code TA_MACD}, where the fast average is
 * begun so late that both have their first value at the same close. The line is ready from close number {@code slow} on,
 * signal and histogram from {@code slow + signal − 1} on. What is left of the beginning after n more closes is
 * {@code (1 − 2 ÷ (slow + 1))^n} of it: below 1e-9 after 270 with 26.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class Macd {
    private final Ema fast;
    private final Ema slow;
    private final Ema signal;
    private final int headStart;
    /** Closes to pass before the fast average begins. */
    private int passing;

    /** Throws {@link IllegalStateException} for a period below 1. */
    public Macd(final int fastPeriod, final int slowPeriod, final int signalPeriod) {
        fast = new Ema(fastPeriod);
        slow = new Ema(slowPeriod);
        signal = new Ema(signalPeriod);
        headStart = Math.max(0, slowPeriod - fastPeriod);
        passing = headStart;
    }

    /** A candle closed. */
    public void update(final double close) {
        if (passing > 0) {
            passing--;
        } else {
            fast.update(close);
        }
        slow.update(close);
        final double line = value();
        if (!Double.isNaN(line)) {
            signal.update(line);
        }
    }

    /** The line if the open candle closed here; NaN where that would not make it ready. */
    public double provisional(final double close) {
        return passing > 0 ? Double.NaN : fast.provisional(close) - slow.provisional(close);
    }

    /** The histogram if the open candle closed here; NaN where that would not make it ready. */
    public double provisionalHistogram(final double close) {
        final double line = provisional(close);
        return Double.isNaN(line) ? Double.NaN : line - signal.provisional(line);
    }

    /** The line; NaN before close number {@code slow}. */
    public double value() {
        return fast.value() - slow.value();
    }

    /** NaN until {@link #isReady}. */
    public double signal() {
        return signal.value();
    }

    /** NaN until {@link #isReady}. */
    public double histogram() {
        return value() - signal.value();
    }

    /** True when signal and histogram have values. */
    public boolean isReady() {
        return signal.isReady();
    }

    /** As if no candle had ever closed. */
    public void reset() {
        fast.reset();
        slow.reset();
        signal.reset();
        passing = headStart;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(passing);
        fast.addTo(digest);
        slow.addTo(digest);
        signal.addTo(digest);
    }
}
