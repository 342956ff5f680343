package genesis.core.strategy;

import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;

/**
 * What a strategy would do, and why. Reused: a strategy overwrites all of it at each evaluation, first
 * {@link #features}, then {@link #recommend} or {@link #hold}.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class Proposal {
    private Recommendation recommendation = Recommendation.HOLD;
    private SignalReason reason = SignalReason.WARMING_UP;
    private double confidence;
    private double price = Double.NaN;
    private double emaFast = Double.NaN;
    private double emaSlow = Double.NaN;
    private double rsi = Double.NaN;
    private double atr = Double.NaN;

    /** What the strategy looked at, in quote units but for the RSI; NaN where there is no value yet. */
    public void features(final double price, final double emaFast, final double emaSlow,
                         final double rsi, final double atr) {
        this.price = price;
        this.emaFast = emaFast;
        this.emaSlow = emaSlow;
        this.rsi = rsi;
        this.atr = atr;
    }

    /** Act. @param confidence 0 to 1 */
    public void recommend(final Recommendation recommendation, final SignalReason reason, final double confidence) {
        this.recommendation = recommendation;
        this.reason = reason;
        this.confidence = confidence;
    }

    /** Do nothing; there is nothing to be confident of. */
    public void hold(final SignalReason reason) {
        recommend(Recommendation.HOLD, reason, 0);
    }

    public Recommendation recommendation() {
        return recommendation;
    }

    public SignalReason reason() {
        return reason;
    }

    /** 0 to 1; 0 with a HOLD. */
    public double confidence() {
        return confidence;
    }

    /** The close it was made at. */
    public double price() {
        return price;
    }

    public double emaFast() {
        return emaFast;
    }

    public double emaSlow() {
        return emaSlow;
    }

    public double rsi() {
        return rsi;
    }

    public double atr() {
        return atr;
    }
}
