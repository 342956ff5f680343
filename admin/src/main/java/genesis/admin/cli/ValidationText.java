package genesis.admin.cli;

import genesis.admin.model.Validation;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/** What a validation found, on one screen. */
final class ValidationText {
    private ValidationText() {
    }

    static void print(final PrintWriter to, final String title, final Validation found) {
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
    }
}
