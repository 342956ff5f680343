package genesis.admin.model;

import genesis.core.message.Recommendation;
import genesis.core.signal.SignalService;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * What a probability is worth: from where on a trade pays, and from where on the engine makes it.
 * <p>The two are not the same. With a stop of 2 ATR and a target of 3 ATR chance alone reaches the target in 40 of 100
 * cases, and an honest model says numbers around that, while the engine's threshold serves heuristics whose probability
 * is a convention. So a model's users must be told what its numbers lead to.
 *
 * @param stopAtr        distance of the stop, in ATR
 * @param targetAtr      distance of the target, in ATR
 * @param probabilityMin the engine acts from here on
 * @param modelWeight    share of the model in the probability, 0 to 1
 */
public record Odds(double stopAtr, double targetAtr, double probabilityMin, double modelWeight) {
    private static final double CONFIDENCE_STEPS = 1_000;

    /**
     * @param trade      stop and target: those a model was trained for
     * @param thresholds those of the run that the model is for
     */
    public static Odds of(final Settings trade, final Settings thresholds) {
        return new Odds(trade.fraction(Setting.STOP_ATR), trade.fraction(Setting.TARGET_ATR),
            thresholds.fraction(Setting.PROBABILITY_MIN), thresholds.fraction(Setting.MODEL_WEIGHT));
    }

    /**
     * The probability from which on a trade earns more than it loses.
     *
     * @param feesAtr what both ways cost, in ATR; 0 for none
     */
    public double breakEven(final double feesAtr) {
        return (stopAtr + feesAtr) / (stopAtr + targetAtr);
    }

    /** The least confidence with which an entry passes where the model says this much; NaN where none does. */
    public double confidenceFor(final double model) {
        for (int i = 0; i <= CONFIDENCE_STEPS; i++) {
            final double confidence = i / CONFIDENCE_STEPS;
            final double prior = SignalService.prior(Recommendation.BUY, confidence);
            if (SignalService.mixed(prior, model, modelWeight) >= probabilityMin) {
                return confidence;
            }
        }
        return Double.NaN;
    }
}
