package genesis.core.indicator;

import genesis.core.unit.StreamDigest;

/**
 * Volume-weighted average price of the UTC day: {@code Σ (high + low + close) ÷ 3 × volume} over {@code Σ volume} of the
 * day's candles. Source of the candle's typical price: S. Berkowitz, D. Logue, E. Noser, The Total Cost of Transactions
 * on the NYSE, 1988, as charting programs apply it to candles; values are those of ta4j's {@code VWAPIndicator} over as
 * many candles as the day has. Ready with the day's first candle that has a volume, and again anew each day, so that
 * nothing before midnight matters; a day that is joined in its middle counts from there.
 * <p>Threading: engine thread. Allocation: none. Clock: the candles' own times.
 */
public final class Vwap {
    private static final long DAY_MS = 86_400_000;

    private long day = Long.MIN_VALUE;
    private double turnover;
    private double volume;

    /** A candle closed. @param openTimeMs its beginning, which says to which day it belongs */
    public void update(final long openTimeMs, final double high, final double low, final double close,
                       final double candleVolume) {
        final long today = Math.floorDiv(openTimeMs, DAY_MS);
        if (today != day) {
            day = today;
            turnover = 0;
            volume = 0;
        }
        turnover += typical(high, low, close) * candleVolume;
        volume += candleVolume;
    }

    /** The value if the open candle closed now. */
    public double provisional(final long openTimeMs, final double high, final double low, final double close,
                              final double candleVolume) {
        final double more = typical(high, low, close) * candleVolume;
        return Math.floorDiv(openTimeMs, DAY_MS) == day ? average(turnover + more, volume + candleVolume)
            : average(more, candleVolume);
    }

    /** NaN until {@link #isReady}. */
    public double value() {
        return average(turnover, volume);
    }

    public boolean isReady() {
        return volume > 0;
    }

    /** As if no candle had ever closed. */
    public void reset() {
        day = Long.MIN_VALUE;
        turnover = 0;
        volume = 0;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(day).add(turnover).add(volume);
    }

    private static double typical(final double high, final double low, final double close) {
        return (high + low + close) / 3;
    }

    private static double average(final double turnover, final double volume) {
        return volume > 0 ? turnover / volume : Double.NaN;
    }
}
