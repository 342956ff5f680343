package genesis.core.signal;

import genesis.core.indicator.Features;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.message.SignalSource;
import genesis.core.message.Trigger;
import genesis.core.strategy.Proposal;

/**
 * The only thing that passes from signal to risk: what is recommended, how sure, how probable, on whose word, and what
 * was looked at. Reused; only the {@link SignalService} fills it.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class SignalScore {
    private Recommendation recommendation = Recommendation.HOLD;
    private double confidence;
    private double probability;
    private SignalSource source = SignalSource.HEURISTIC;
    private int strategyId;
    private Trigger trigger = Trigger.CANDLE_CLOSE;
    private SignalReason reason = SignalReason.WARMING_UP;
    private Features features = new Features();
    private double weight = 1;
    private long stakeE8;
    private boolean isProtected = true;
    private long modelHash;
    private double modelProbability = Double.NaN;
    private double modelWeight;

    public Recommendation recommendation() {
        return recommendation;
    }

    /** 0 to 1: how clear the strategy finds what it sees; 0 with a HOLD. */
    public double confidence() {
        return confidence;
    }

    /** 0 to 1: that the target is reached before the stop; {@link #source} says on whose word. */
    public double probability() {
        return probability;
    }

    public SignalSource source() {
        return source;
    }

    public int strategyId() {
        return strategyId;
    }

    public Trigger trigger() {
        return trigger;
    }

    public SignalReason reason() {
        return reason;
    }

    /** Recommends to open something, should nothing be open. */
    public boolean isEntry() {
        return recommendation == Recommendation.BUY || recommendation == Recommendation.SELL;
    }

    /** Of the strategy in this regime; the confidence has been multiplied by it. */
    public double weight() {
        return weight;
    }

    /** Money to buy for, adding to an own position; 0 where risk decides. */
    public long stakeE8() {
        return stakeE8;
    }

    /** With stop and target. */
    public boolean isProtected() {
        return isProtected;
    }

    /** What was looked at. A reused object, too: good until the next score. */
    public Features features() {
        return features;
    }

    /** Of the model that was asked; 0 where none was. */
    public long modelHash() {
        return modelHash;
    }

    /** What the model alone says; NaN where it was not asked, or a feature had no value. */
    public double modelProbability() {
        return modelProbability;
    }

    /** The model's share of the probability; 0 where it has none. */
    public double modelWeight() {
        return modelWeight;
    }

    void noModel() {
        model(0, Double.NaN, 0);
    }

    void model(final long hash, final double itsProbability, final double weight) {
        modelHash = hash;
        modelProbability = itsProbability;
        modelWeight = weight;
    }

    void fill(final Proposal proposal, final Features features, final int strategyId, final Trigger trigger,
              final double probability, final SignalSource source) {
        recommendation = proposal.recommendation();
        confidence = proposal.confidence();
        reason = proposal.reason();
        weight = proposal.weight();
        stakeE8 = proposal.stakeE8();
        isProtected = proposal.isProtected();
        this.features = features;
        this.strategyId = strategyId;
        this.trigger = trigger;
        this.probability = probability;
        this.source = source;
    }
}
