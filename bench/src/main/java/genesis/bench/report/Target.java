package genesis.bench.report;

import java.util.Locale;

/**
 * What we want a figure to be. A missed target is shown, it fails nothing: machines differ.
 *
 * @param bound the figure's limit, in the figure's unit
 * @param kind  on which side of the bound the figure should lie
 */
public record Target(double bound, Kind kind) {
    /** On which side of the bound is good. */
    public enum Kind {
        /** At most the bound. */ AT_MOST,
        /** At least the bound. */ AT_LEAST,
        /** Shown for comparison only. */ NONE
    }

    /** Nothing is expected of the figure: it helps to read the others. */
    public static final Target NONE = new Target(0, Kind.NONE);

    public static Target atMost(final double bound) {
        return new Target(bound, Kind.AT_MOST);
    }

    public static Target atLeast(final double bound) {
        return new Target(bound, Kind.AT_LEAST);
    }

    public boolean isMetBy(final double value) {
        return switch (kind) {
            case AT_MOST -> value <= bound;
            case AT_LEAST -> value >= bound;
            case NONE -> true;
        };
    }

    /** As the table shows it: {@code ≤ 100}, or a dash. */
    @Override
    public String toString() {
        return switch (kind) {
            case AT_MOST -> "≤ " + Figures.text(bound);
            case AT_LEAST -> "≥ " + Figures.text(bound);
            case NONE -> "–";
        };
    }

    /** Numbers for people: three significant digits are all that a shared machine can promise. */
    static final class Figures {
        private Figures() {
        }

        static String text(final double value) {
            if (value != 0 && Math.abs(value) < 10) {
                return String.format(Locale.ROOT, "%.2f", value);
            }
            return String.format(Locale.ROOT, value < 100 && value != Math.rint(value) ? "%.1f" : "%,.0f", value);
        }
    }
}
