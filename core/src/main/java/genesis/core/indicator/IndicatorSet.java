package genesis.core.indicator;

import genesis.core.unit.StreamDigest;

/**
 * The indicators of one instrument, fed by the same candles.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class IndicatorSet {
    private final Ema emaFast;
    private final Ema emaSlow;
    private final Rsi rsi;
    private final Atr atr;
    private long candleCount;

    /** All in candles. Throws {@link IllegalStateException} for a period below 1. */
    public IndicatorSet(final int fastPeriod, final int slowPeriod, final int rsiPeriod, final int atrPeriod) {
        emaFast = new Ema(fastPeriod);
        emaSlow = new Ema(slowPeriod);
        rsi = new Rsi(rsiPeriod);
        atr = new Atr(atrPeriod);
    }

    /** A candle closed, now or in the history that warms up. */
    public void onCandle(final double high, final double low, final double close) {
        emaFast.update(close);
        emaSlow.update(close);
        rsi.update(close);
        atr.update(high, low, close);
        candleCount++;
    }

    public Ema emaFast() {
        return emaFast;
    }

    public Ema emaSlow() {
        return emaSlow;
    }

    public Rsi rsi() {
        return rsi;
    }

    public Atr atr() {
        return atr;
    }

    /** True when every one of them has a value. */
    public boolean isReady() {
        return emaFast.isReady() && emaSlow.isReady() && rsi.isReady() && atr.isReady();
    }

    /** Candles taken in so far. */
    public long candleCount() {
        return candleCount;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(candleCount);
        emaFast.addTo(digest);
        emaSlow.addTo(digest);
        rsi.addTo(digest);
        atr.addTo(digest);
    }
}
