package genesis.core.strategy;

import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;

/**
 * What a strategy would do, and why. Reused: a strategy overwrites all of it at each evaluation, with one of the
 * methods that are named after what they propose.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class Proposal {
    private Recommendation recommendation = Recommendation.HOLD;
    private SignalReason reason = SignalReason.WARMING_UP;
    private double confidence;
    private long stakeE8;
    private boolean isProtected = true;
    private double weight = 1;

    /**
     * Act: closes an own position on the other side, or opens one. Risk decides how much, stop and target are set.
     *
     * @param confidence 0 to 1
     */
    public void recommend(final Recommendation recommendation, final SignalReason reason, final double confidence) {
        fill(recommendation, reason, confidence, 0, true);
    }

    /** Do nothing; there is nothing to be confident of. */
    public void hold(final SignalReason reason) {
        fill(Recommendation.HOLD, reason, 0, 0, true);
    }

    /** Close an own long position and open nothing. */
    public void leaveLong(final SignalReason reason) {
        fill(Recommendation.LEAVE_LONG, reason, 0, 0, true);
    }

    /** Close an own short position and open nothing. */
    public void leaveShort(final SignalReason reason) {
        fill(Recommendation.LEAVE_SHORT, reason, 0, 0, true);
    }

    /**
     * Buy for so much money, as far as the limits of exposure allow.
     *
     * @param stakeE8     quote units × 10^8, above zero
     * @param isProtected with stop and target; without them only an opposite proposal ends the position
     */
    public void buyFor(final long stakeE8, final boolean isProtected, final SignalReason reason, final double confidence) {
        fill(Recommendation.BUY, reason, confidence, stakeE8, isProtected);
    }

    public Recommendation recommendation() {
        return recommendation;
    }

    public SignalReason reason() {
        return reason;
    }

    /** 0 to 1; 0 unless it proposes to buy or to sell. */
    public double confidence() {
        return confidence;
    }

    /** Money to buy for; 0 where risk decides. */
    public long stakeE8() {
        return stakeE8;
    }

    public boolean isProtected() {
        return isProtected;
    }

    /** Proposes to open something, should nothing be open. */
    public boolean isEntry() {
        return recommendation == Recommendation.BUY || recommendation == Recommendation.SELL;
    }

    /** What the confidence was multiplied by. */
    public double weight() {
        return weight;
    }

    /**
     * The same in a regime where this strategy has less to say, 0 to 1. With nothing to say, what is left of an entry
     * is the exit. For the engine.
     */
    void weigh(final double weight) {
        this.weight = weight;
        if (!isEntry()) {
            return;
        }
        if (weight > 0) {
            confidence *= weight;
        } else if (recommendation == Recommendation.BUY) {
            leaveShort(SignalReason.OFF_IN_THIS_REGIME);
        } else {
            leaveLong(SignalReason.OFF_IN_THIS_REGIME);
        }
    }

    private void fill(final Recommendation recommendation, final SignalReason reason, final double confidence,
                      final long stakeE8, final boolean isProtected) {
        this.recommendation = recommendation;
        this.reason = reason;
        this.confidence = confidence;
        this.stakeE8 = stakeE8;
        this.isProtected = isProtected;
    }
}
