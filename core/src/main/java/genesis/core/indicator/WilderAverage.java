package genesis.core.indicator;

import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;

/**
 * J. W. Wilder's smoothing (New Concepts in Technical Trading Systems, 1978):
 * {@code (average × (period − 1) + x) ÷ period}, begun with the plain average of the first {@code period} numbers. The
 * order of the operations is TA-Lib's.
 */
final class WilderAverage {
    private final int period;
    private int count;
    private double firstSum;
    private double value = Double.NaN;

    WilderAverage(final int period) {
        Check.that(period >= 1, "Wilder period at least 1", period);
        this.period = period;
    }

    void update(final double x) {
        value = next(x);
        if (count < period) {
            firstSum += x;
            count++;
        }
    }

    /** The value after this number; NaN where it is not one of at least {@code period}. */
    double next(final double x) {
        if (count >= period) {
            return (value * (period - 1) + x) / period;
        }
        return count + 1 == period ? (firstSum + x) / period : Double.NaN;
    }

    double value() {
        return value;
    }

    boolean isReady() {
        return count >= period;
    }

    /** As if no number had ever been added. */
    void reset() {
        count = 0;
        firstSum = 0;
        value = Double.NaN;
    }

    void addTo(final StreamDigest digest) {
        digest.add(count).add(firstSum).add(value);
    }
}
