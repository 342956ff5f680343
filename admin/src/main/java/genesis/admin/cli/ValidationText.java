package genesis.admin.cli;

import genesis.admin.model.Odds;
import genesis.admin.model.Validation;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/** What a validation found, on one screen. */
final class ValidationText {
    /** Taker; of the exchange's usual schedule. */
    private static final double FEE_PERCENT = 0.2;

    private ValidationText() {
    }

    static void print(final PrintWriter to, final String title, final Validation found, final Odds odds) {
        to.println(title);
        to.printf(Locale.ROOT, "  samples              %,d, %s to %s, %d independent stretches of time%n", found.model().count(),
            Instant.ofEpochMilli(found.fromMs()), Instant.ofEpochMilli(found.toMs()), found.gain().blocks());
        to.printf(Locale.ROOT, "                       %8s %10s%n", "model", "base rate");
        to.printf(Locale.ROOT, "  log loss             %8.5f %10.5f%n", found.model().logLoss(), found.base().logLoss());
        to.printf(Locale.ROOT, "  Brier score          %8.5f %10.5f%n", found.model().brier(), found.base().brier());
        to.printf(Locale.ROOT, "  AUC                  %8.4f %10s%n", found.model().auc(), "0.5");
        if (found.known() != null) {
            to.printf(Locale.ROOT, "  the base rate of the training would have had a log loss of %.5f%n", found.known().logLoss());
        }
        to.println("  said    happened  samples");
        found.model().bins().forEach(bin -> to.printf(Locale.ROOT, "  %.4f  %.4f    %,d%n", bin.predicted(), bin.observed(), bin.count()));
        to.printf(Locale.ROOT, "  log loss saved       %+.5f", found.gain().mean());
        if (Double.isNaN(found.gain().low())) {
            to.printf(Locale.ROOT, "; %d stretches are too few for an interval%n", found.gain().blocks());
        } else {
            to.printf(Locale.ROOT, ", 99 %% interval %+.5f to %+.5f%n", found.gain().low(), found.gain().high());
        }
        to.println("The model is " + found.verdict().words() + ".");
        to.printf(Locale.ROOT, "What its numbers mean for entries:%n");
        to.printf(Locale.ROOT, "  break-even           %.4f with a stop of %s and a target of %s ATR, without fees%n", odds.breakEven(0),
            odds.stopAtr(), odds.targetAtr());
        if (found.atrPercent() > 0) {
            to.printf(Locale.ROOT, "                       %.4f with %.2f %% each way, at the %.2f %% of the price that an ATR was here%n",
                odds.breakEven(2 * FEE_PERCENT / found.atrPercent()), FEE_PERCENT, found.atrPercent());
        }
        to.printf(Locale.ROOT, "  it says              at most about %.4f, the mean of its highest tenth%n", found.highest());
        to.println("  the engine           " + passes(odds, found.highest()));
    }

    /** What becomes of an entry of which the model says this much. */
    static String passes(final Odds odds, final double model) {
        final double confidence = odds.confidenceFor(model);
        final String settings = String.format(Locale.ROOT, "with signal.probability-min %s and model.weight %s",
            odds.probabilityMin(), odds.modelWeight());
        return Double.isNaN(confidence) ? settings + " no entry passes there, whatever the confidence"
            : String.format(Locale.ROOT, "%s an entry passes there from a confidence of %.2f on", settings, confidence);
    }
}
