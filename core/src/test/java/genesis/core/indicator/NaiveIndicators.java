package genesis.core.indicator;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The definitions, written for the eye: each value is computed from the whole history. Slow, and hard to get wrong. */
final class NaiveIndicators {
    private NaiveIndicators() {
    }

    /** Average of the first closes, then weight 2 ÷ (period + 1) for each close, written out as one weighted sum. */
    static double[] ema(final Bars bars, final int period) {
        return eachFrom(period - 1, bars, i -> exponential(bars.close(), 0, i, period, 2.0 / (period + 1)));
    }

    static double[] rsi(final Bars bars, final int period) {
        final double[] rises = new double[bars.count()];
        final double[] falls = new double[bars.count()];
        for (int i = 1; i < bars.count(); i++) {
            final double change = bars.close()[i] - bars.close()[i - 1];
            rises[i] = change > 0 ? change : 0;
            falls[i] = change < 0 ? -change : 0;
        }
        return eachFrom(period, bars, i -> {
            final double rise = exponential(rises, 1, i, period, 1.0 / period);
            final double fall = exponential(falls, 1, i, period, 1.0 / period);
            return 100 - 100 / (1 + rise / fall);
        });
    }

    static double[] atr(final Bars bars, final int period) {
        final double[] ranges = new double[bars.count()];
        for (int i = 1; i < bars.count(); i++) {
            final double top = Math.max(bars.high()[i], bars.close()[i - 1]);
            final double bottom = Math.min(bars.low()[i], bars.close()[i - 1]);
            ranges[i] = top - bottom;
        }
        return eachFrom(period, bars, i -> exponential(ranges, 1, i, period, 1.0 / period));
    }

    static double[] sma(final Bars bars, final int period) {
        return eachFrom(period - 1, bars, i -> Arrays.stream(bars.close(), i - period + 1, i + 1).sum() / period);
    }

    /** Two passes over the last closes: first the mean, then the squares of the distances from it. */
    static double[] deviation(final Bars bars, final int period) {
        return eachFrom(period - 1, bars, i -> {
            final double mean = Arrays.stream(bars.close(), i - period + 1, i + 1).sum() / period;
            return Math.sqrt(Arrays.stream(bars.close(), i - period + 1, i + 1)
                .map(close -> (close - mean) * (close - mean)).sum() / period);
        });
    }

    /** Weight w for x[to], w(1 − w) for the one before, and so on; what is left goes to the plain average. */
    private static double exponential(final double[] x, final int from, final int to, final int period,
                                      final double weight) {
        double left = 1;
        double sum = 0;
        for (int i = to; i >= from + period; i--) {
            sum += left * weight * x[i];
            left *= 1 - weight;
        }
        return sum + left * Arrays.stream(x, from, from + period).average().orElseThrow();
    }

    private static double[] eachFrom(final int first, final Bars bars, final IntToDoubleFunction value) {
        final double[] values = new double[bars.count()];
        Arrays.fill(values, Double.NaN);
        for (int i = first; i < values.length; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return values;
    }
}
