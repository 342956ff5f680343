package genesis.core.signal;

import genesis.core.indicator.Features;
import genesis.core.message.Recommendation;
import genesis.core.message.Regime;
import genesis.core.message.SignalEvaluatedDecoder;

/**
 * Everything that a model may look at, at one moment, and the direction that it is asked about. The engine fills it
 * from the {@link Features}, "why" and the offline tools from the {@code SignalEvaluated} that repeats them: the same
 * numbers, so both compute the same probability, bit for bit. Reused.
 * <p>Threading: one thread. Allocation: none.
 */
public final class ModelInputs {
    private double direction;
    private double price = Double.NaN;
    private double emaFast = Double.NaN;
    private double emaSlow = Double.NaN;
    private double rsi = Double.NaN;
    private double atr = Double.NaN;
    private double atrPercent = Double.NaN;
    private double adx = Double.NaN;
    private double plusDi = Double.NaN;
    private double minusDi = Double.NaN;
    private double macdHistogram = Double.NaN;
    private double bollingerB = Double.NaN;
    private double vwapDistance = Double.NaN;
    private Regime regime = Regime.UNKNOWN;

    /** What the indicators say, for a trade in this direction. */
    public ModelInputs take(final Features seen, final Recommendation recommendation) {
        direction(recommendation);
        price = seen.price();
        emaFast = seen.emaFast();
        emaSlow = seen.emaSlow();
        rsi = seen.rsi();
        atr = seen.atr();
        atrPercent = seen.atrPercent();
        adx = seen.adx();
        plusDi = seen.plusDi();
        minusDi = seen.minusDi();
        macdHistogram = seen.macdHistogram();
        bollingerB = seen.bollingerB();
        vwapDistance = seen.vwapDistance();
        regime = seen.regime();
        return this;
    }

    /** What an announced evaluation looked at, for the trade that it recommends. */
    public ModelInputs take(final SignalEvaluatedDecoder said) {
        direction(said.recommendation());
        price = said.price();
        emaFast = said.emaFast();
        emaSlow = said.emaSlow();
        rsi = said.rsi();
        atr = said.atr();
        atrPercent = said.atrPercent();
        adx = said.adx();
        plusDi = said.plusDi();
        minusDi = said.minusDi();
        macdHistogram = said.macdHistogram();
        bollingerB = said.bollingerB();
        vwapDistance = said.vwapDistance();
        regime = said.regime();
        return this;
    }

    /** The same moment, asked about another direction. */
    public ModelInputs direction(final Recommendation recommendation) {
        direction = recommendation == Recommendation.BUY ? 1 : recommendation == Recommendation.SELL ? -1 : 0;
        return this;
    }

    /** A new one with the same numbers; for the offline tools. */
    public ModelInputs copy() {
        final ModelInputs copy = new ModelInputs();
        copy.direction = direction;
        copy.price = price;
        copy.emaFast = emaFast;
        copy.emaSlow = emaSlow;
        copy.rsi = rsi;
        copy.atr = atr;
        copy.atrPercent = atrPercent;
        copy.adx = adx;
        copy.plusDi = plusDi;
        copy.minusDi = minusDi;
        copy.macdHistogram = macdHistogram;
        copy.bollingerB = bollingerB;
        copy.vwapDistance = vwapDistance;
        copy.regime = regime;
        return copy;
    }

    /** +1 for a buy, −1 for a sell, 0 for none of both. */
    public double direction() {
        return direction;
    }

    /** In quote units, as all prices and averages here. */
    public double price() {
        return price;
    }

    public double emaFast() {
        return emaFast;
    }

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

    /** Of the price. */
    public double atrPercent() {
        return atrPercent;
    }

    /** 0 to 100. */
    public double adx() {
        return adx;
    }

    /** 0 to 100. */
    public double plusDi() {
        return plusDi;
    }

    /** 0 to 100. */
    public double minusDi() {
        return minusDi;
    }

    /** In quote units. */
    public double macdHistogram() {
        return macdHistogram;
    }

    /** 0 at the lower band, 1 at the upper one. */
    public double bollingerB() {
        return bollingerB;
    }

    /** In percent of the VWAP. */
    public double vwapDistance() {
        return vwapDistance;
    }

    public Regime regime() {
        return regime;
    }
}
