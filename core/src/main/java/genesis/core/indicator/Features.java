package genesis.core.indicator;

import genesis.core.message.Regime;

/**
 * What the indicators of one timeframe say at one moment: of a candle that closed, or of an open one as if it closed now.
 * A strategy reads it, a model reads it, and the announcement of a score repeats it. Reused; only an
 * {@link IndicatorSet} fills it. NaN where there is no value yet.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class Features {
    double price = Double.NaN;
    double emaFast = Double.NaN;
    double emaSlow = Double.NaN;
    double rsi = Double.NaN;
    double atr = Double.NaN;
    double adx = Double.NaN;
    double plusDi = Double.NaN;
    double minusDi = Double.NaN;
    double macdHistogram = Double.NaN;
    double bollingerB = Double.NaN;
    double vwap = Double.NaN;
    Regime regime = Regime.UNKNOWN;

    /** The close they were taken at, in quote units. */
    public double price() {
        return price;
    }

    /** In quote units. */
    public double emaFast() {
        return emaFast;
    }

    /** In quote units. */
    public double emaSlow() {
        return emaSlow;
    }

    /** 0 to 100. */
    public double rsi() {
        return rsi;
    }

    /** In quote units. */
    public double atr() {
        return atr;
    }

    /** The ATR in percent of the price. */
    public double atrPercent() {
        return 100 * atr / price;
    }

    /** 0 to 100. */
    public double adx() {
        return adx;
    }

    /** +DI, 0 to 100. */
    public double plusDi() {
        return plusDi;
    }

    /** −DI, 0 to 100. */
    public double minusDi() {
        return minusDi;
    }

    /** In quote units. */
    public double macdHistogram() {
        return macdHistogram;
    }

    /** %b: 0 at the lower Bollinger band, 1 at the upper one. */
    public double bollingerB() {
        return bollingerB;
    }

    /** How far the price lies above the UTC day's VWAP, in percent of it. */
    public double vwapDistance() {
        return 100 * (price - vwap) / vwap;
    }

    /** Of the last closed candle, also inside the next. */
    public Regime regime() {
        return regime;
    }
}
