package genesis.core.signal;

import genesis.core.indicator.Features;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalSource;
import genesis.core.message.Trigger;
import genesis.core.strategy.Proposal;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * Scores a strategy's proposal. Without a model the probability is a prior that follows the confidence:
 * <pre>
 *     prior        =  0.5 + 0.6 × (confidence − 0.5)          0.60 → 0.56    0.80 → 0.68    1.00 → 0.80
 *     probability  =  prior + MODEL_WEIGHT × (model − prior)
 * </pre>
 * The prior is a convention that lets one threshold serve heuristics and models alike, not a measured frequency:
 * nothing was fitted (prices without any drift would reach a target of 3 ATR before a stop of 2 ATR in 40 of 100
 * cases), and {@code source} says HEURISTIC so that nobody mistakes it for more. With a {@link ProbabilityModel} it
 * says HYBRID, with a weight of one MODEL. Where the model cannot say anything, a feature being without a value, the
 * heuristic speaks alone and the source says so. What proposes no entry claims nothing and has 0.5.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class SignalService {
    private static final double EVEN = 0.5;
    private static final double PRIOR_SLOPE = 0.6;

    private final Settings settings;
    private final ModelLoader models;
    private final ModelInputs inputs = new ModelInputs();

    public SignalService(final Settings settings, final ModelLoader models) {
        this.settings = settings;
        this.models = models;
    }

    /** Overwrites the score with what the proposal says, the features it was made of, and how probable it is. */
    public void score(final Proposal proposal, final Features features, final int strategyId, final Trigger trigger,
                      final SignalScore into) {
        final double prior = prior(proposal.recommendation(), proposal.confidence());
        final double weight = settings.fraction(Setting.MODEL_WEIGHT);
        final ProbabilityModel model = models.active();
        if (model == null || weight == 0 || !isEntry(proposal.recommendation())) {
            into.fill(proposal, features, strategyId, trigger, prior, SignalSource.HEURISTIC);
            into.noModel();
            return;
        }
        final double probability = model.probability(inputs.take(features, proposal.recommendation()));
        if (Double.isNaN(probability)) {
            into.fill(proposal, features, strategyId, trigger, prior, SignalSource.HEURISTIC);
            into.model(model.hash(), Double.NaN, 0);
        } else {
            into.fill(proposal, features, strategyId, trigger, mixed(prior, probability, weight),
                weight == 1 ? SignalSource.MODEL : SignalSource.HYBRID);
            into.model(model.hash(), probability, weight);
        }
    }

    /** The heuristic's probability; what "why" recomputes. */
    public static double prior(final Recommendation recommendation, final double confidence) {
        return isEntry(recommendation) ? EVEN + PRIOR_SLOPE * (confidence - EVEN) : EVEN;
    }

    /** Both together; what "why" recomputes. A weight of one gives the model's own bits. */
    public static double mixed(final double prior, final double model, final double weight) {
        return weight == 1 ? model : prior + weight * (model - prior);
    }

    /** A model has learned what becomes of entries; it knows nothing of anything else. */
    private static boolean isEntry(final Recommendation recommendation) {
        return recommendation == Recommendation.BUY || recommendation == Recommendation.SELL;
    }
}
