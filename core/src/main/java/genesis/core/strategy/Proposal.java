package genesis.core.strategy;

import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;

/**
 * What a strategy would do, and why. Reused: a strategy overwrites all of it at each evaluation, with
 * {@link #recommend} or {@link #hold}.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class Proposal {
    private Recommendation recommendation = Recommendation.HOLD;
    private SignalReason reason = SignalReason.WARMING_UP;
    private double confidence;

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
}
