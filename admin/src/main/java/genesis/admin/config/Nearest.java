package genesis.admin.config;

import java.util.Collection;
import java.util.Comparator;

/** Finds what a person probably meant. */
public final class Nearest {
    private Nearest() {
    }

    /** The candidate that the fewest single-character edits turn the word into; the first of several. */
    public static String to(final String word, final Collection<String> candidates) {
        return candidates.stream().min(Comparator.comparingInt(candidate -> distance(word, candidate)))
            .orElseThrow(() -> new IllegalArgumentException("no candidates for " + word));
    }

    /** Levenshtein's distance, row by row. */
    static int distance(final String a, final String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            final int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                final int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
