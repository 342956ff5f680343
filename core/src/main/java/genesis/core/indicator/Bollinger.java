package genesis.core.indicator;

import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;

/**
 * Bollinger bands: the mean of the last {@code period} closes, and a band {@code width} standard deviations above and
 * below it. The deviation is that of the population. Source: J. Bollinger, Bollinger on Bollinger Bands, 2001; values
 * are those of TA-Lib's {@code TA_BBANDS} with a simple average. Ready from close number {@code period} on; from then on
 * nothing before matters, but for rounding below 1e-9 of the deviation.
 * <p>{@code %b} says where a price lies between the bands: 0 at the lower, 1 at the upper one, outside beyond them.
 * Where the last closes were all the same the bands have no width, and it is one half: the middle.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class Bollinger {
    /** Below this part of the price a deviation is what rounding left of no movement at all. */
    private static final double NOTHING = 1e-14;
    private static final double MIDDLE = 0.5;

    private final Window window;
    private final double width;

    /** Throws {@link IllegalStateException} for a period below 2 or a width that is not above zero. */
    public Bollinger(final int period, final double width) {
        Check.that(period >= 2, "Bollinger period at least 2", period);
        Check.that(width > 0, "Bollinger width above zero", (long) width);
        window = new Window(period);
        this.width = width;
    }

    /** A candle closed. */
    public void update(final double close) {
        window.add(close);
    }

    /** The middle band if the open candle closed here; NaN where that would not make it ready. */
    public double provisional(final double close) {
        return window.meanWith(close);
    }

    /** The standard deviation if the open candle closed here. */
    public double provisionalDeviation(final double close) {
        return StrictMath.sqrt(window.varianceWith(close));
    }

    /** %b of this close if the open candle closed here. */
    public double provisionalPercentB(final double close) {
        return percentB(close, provisional(close), provisionalDeviation(close));
    }

    /** The middle band; NaN until {@link #isReady}. */
    public double value() {
        return window.mean();
    }

    /** Standard deviation of the last closes; NaN until {@link #isReady}. */
    public double deviation() {
        return StrictMath.sqrt(window.variance());
    }

    /** NaN until {@link #isReady}. */
    public double upper() {
        return value() + width * deviation();
    }

    /** NaN until {@link #isReady}. */
    public double lower() {
        return value() - width * deviation();
    }

    /** Where this price lies between the bands; NaN until {@link #isReady}. */
    public double percentB(final double price) {
        return percentB(price, value(), deviation());
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

    private double percentB(final double price, final double middle, final double deviation) {
        if (deviation <= NOTHING * middle) {
            return MIDDLE;
        }
        return MIDDLE + (price - middle) / (2 * width * deviation);
    }
}
