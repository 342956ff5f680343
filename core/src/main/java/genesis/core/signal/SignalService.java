package genesis.core.signal;

import genesis.core.indicator.Features;
import genesis.core.message.SignalSource;
import genesis.core.message.Trigger;
import genesis.core.strategy.Proposal;

/**
 * Scores a strategy's proposal. Without a model the probability is a prior that follows the confidence:
 * <pre>
 *     0.5 + 0.6 × (confidence − 0.5)          0.60 → 0.56    0.80 → 0.68    1.00 → 0.80
 * </pre>
 * It is a convention that lets one threshold serve heuristics and models alike, not a measured frequency: nothing was
 * fitted (prices without any drift would reach a target of 3 ATR before a stop of 2 ATR in 40 of 100 cases), and
 * {@code source} says HEURISTIC so that nobody mistakes it for more. What proposes no entry claims nothing and has 0.5.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class SignalService {
    private static final double EVEN = 0.5;
    private static final double PRIOR_SLOPE = 0.6;

    /** Overwrites the score with what the proposal says, the features it was made of, and how probable it is. */
    public void score(final Proposal proposal, final Features features, final int strategyId, final Trigger trigger,
                      final SignalScore into) {
        into.fill(proposal, features, strategyId, trigger, prior(proposal), SignalSource.HEURISTIC);
    }

    private static double prior(final Proposal proposal) {
        if (!proposal.isEntry()) {
            return EVEN;
        }
        return EVEN + PRIOR_SLOPE * (proposal.confidence() - EVEN);
    }
}
