package genesis.admin.model;

import java.io.IOException;
import java.util.List;

/**
 * What a model's file says of how the model did. No proof, since anybody may have written it; enough for a warning.
 *
 * @param words   of the verdict, such as "not better than the base rate"
 * @param better  true where it claims to be better
 * @param highest mean probability of the tenth of the samples with the highest ones
 */
public record Claim(String words, boolean better, double highest) {
    /** Null where the text of a model's file says nothing of the kind. */
    public static Claim of(final String text) {
        try {
            final JsonTree tree = JsonTree.parse(text);
            if (!tree.has("heldOut")) {
                return null;
            }
            final JsonTree heldOut = tree.object("heldOut");
            final List<JsonTree> bins = heldOut.objects("calibration");
            return bins.isEmpty() ? null : new Claim(heldOut.text("words"),
                heldOut.text("verdict").equals(Validation.Verdict.BETTER.name()), bins.get(bins.size() - 1).number("predicted"));
        } catch (final IOException | IllegalArgumentException notWrittenByUs) {
            // Nobody depends on it.
            return null;
        }
    }
}
