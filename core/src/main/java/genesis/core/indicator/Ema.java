package genesis.core.indicator;

import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;

/**
 * Exponential moving average: {@code ema += (close − ema) × 2 ÷ (period + 1)}, begun with the plain average of the
 * first {@code period} closes. Formula and warm-up are those of TA-Lib's {@code TA_EMA} (0.4, default compatibility).
 * Ready from the close number {@code period} on.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class Ema {
    private final int period;
    private final double weight;
    private int count;
    private double firstSum;
    private double value = Double.NaN;

    /** Throws {@link IllegalStateException} for a period below 1. */
    public Ema(final int period) {
        Check.that(period >= 1, "EMA period at least 1", period);
        this.period = period;
        weight = 2.0 / (period + 1);
    }

    /** A candle closed. */
    public void update(final double close) {
        value = provisional(close);
        if (count < period) {
            firstSum += close;
            count++;
        }
    }

    /** The value if the open candle closed here; NaN where that would not make it ready. */
    public double provisional(final double close) {
        if (count >= period) {
            return (close - value) * weight + value;
        }
        return count + 1 == period ? (firstSum + close) / period : Double.NaN;
    }

    /** NaN until {@link #isReady}. */
    public double value() {
        return value;
    }

    public boolean isReady() {
        return count >= period;
    }

    /** As if no candle had ever closed. */
    public void reset() {
        count = 0;
        firstSum = 0;
        value = Double.NaN;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(count).add(firstSum).add(value);
    }
}
