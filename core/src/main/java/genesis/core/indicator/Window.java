package genesis.core.indicator;

import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;

/**
 * The latest {@code length} numbers with their mean and variance. Sums are kept of distances from an anchor, so that the
 * variance of large numbers close together keeps its digits, and both are computed afresh each time the ring has gone
 * round: rounding cannot pile up over the years. A number therefore costs the same, but for one in {@code length}.
 */
final class Window {
    private final double[] ring;
    private int count;
    private int at;
    private double anchor;
    private double sum;
    private double squares;
    private double mean = Double.NaN;
    private double variance = Double.NaN;

    Window(final int length) {
        Check.that(length >= 1, "window length at least 1", length);
        ring = new double[length];
    }

    void add(final double x) {
        // Taken before the sums may start over: what was foretold must come true to the last bit.
        mean = meanWith(x);
        variance = varianceWith(x);
        if (count == 0) {
            anchor = x;
        }
        sum = sumWith(x);
        squares = squaresWith(x);
        ring[at] = x;
        count = Math.min(count + 1, ring.length);
        if (++at == ring.length) {
            at = 0;
            startOver();
        }
    }

    boolean isReady() {
        return count == ring.length;
    }

    /** NaN until {@link #isReady}. */
    double mean() {
        return mean;
    }

    /** Of the population: divided by the length. NaN until {@link #isReady}. */
    double variance() {
        return variance;
    }

    /** The mean after this number; NaN where there are too few. */
    double meanWith(final double x) {
        return count + 1 < ring.length ? Double.NaN : (count == 0 ? x : anchor) + sumWith(x) / ring.length;
    }

    /** The variance after this number; NaN where there are too few. */
    double varianceWith(final double x) {
        return count + 1 < ring.length ? Double.NaN : variance(sumWith(x), squaresWith(x));
    }

    /** As if no number had ever been added. */
    void reset() {
        count = 0;
        at = 0;
        anchor = 0;
        sum = 0;
        squares = 0;
        mean = Double.NaN;
        variance = Double.NaN;
    }

    void addTo(final StreamDigest digest) {
        digest.add(count).add(at).add(anchor).add(sum).add(squares).add(mean).add(variance);
        for (int i = 0; i < count; i++) {
            digest.add(ring[i]);
        }
    }

    private double variance(final double sum, final double squares) {
        final double mean = sum / ring.length;
        return Math.max(0, squares / ring.length - mean * mean);
    }

    private double sumWith(final double x) {
        if (count == 0) {
            return 0;
        }
        final double with = sum + (x - anchor);
        return count < ring.length ? with : with - (ring[at] - anchor);
    }

    private double squaresWith(final double x) {
        if (count == 0) {
            return 0;
        }
        final double far = x - anchor;
        final double with = squares + far * far;
        if (count < ring.length) {
            return with;
        }
        final double left = ring[at] - anchor;
        return with - left * left;
    }

    private void startOver() {
        double total = 0;
        for (final double x : ring) {
            total += x - anchor;
        }
        anchor += total / ring.length;
        sum = 0;
        squares = 0;
        for (final double x : ring) {
            final double far = x - anchor;
            sum += far;
            squares += far * far;
        }
    }
}
