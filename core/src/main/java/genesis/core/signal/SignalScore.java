package genesis.core.signal;

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
    private double price = Double.NaN;
    private double emaFast = Double.NaN;
    private double emaSlow = Double.NaN;
    private double rsi = Double.NaN;
    private double atr = Double.NaN;

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

    /** The close it was made at, in quote units. */
    public double price() {
        return price;
    }

    /** In quote units; NaN while warming up. */
    public double emaFast() {
        return emaFast;
    }

    /** In quote units; NaN while warming up. */
    public double emaSlow() {
        return emaSlow;
    }

    /** 0 to 100; NaN while warming up. */
    public double rsi() {
        return rsi;
    }

    /** In quote units; NaN while warming up. */
    public double atr() {
        return atr;
    }

    void fill(final Proposal proposal, final int strategyId, final Trigger trigger, final double probability,
              final SignalSource source) {
        recommendation = proposal.recommendation();
        confidence = proposal.confidence();
        reason = proposal.reason();
        price = proposal.price();
        emaFast = proposal.emaFast();
        emaSlow = proposal.emaSlow();
        rsi = proposal.rsi();
        atr = proposal.atr();
        this.strategyId = strategyId;
        this.trigger = trigger;
        this.probability = probability;
        this.source = source;
    }
}
