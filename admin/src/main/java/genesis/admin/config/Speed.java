package genesis.admin.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast the embedded exchange lets its time pass.
 *
 * @param factor venue time per wall time; 0 for as fast as the reader takes it
 */
public record Speed(double factor) {
    /** As fast as the reader takes it. */
    public static final Speed MAX = new Speed(0);
    /** As it was. */
    public static final Speed REAL_TIME = new Speed(1);
    /** For messages that explain what is expected. */
    public static final String FORM = "max, or a factor such as 1x, 0.5x or 60x";

    private static final Pattern FACTOR = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)x");

    /** Empty where the text is not of that form. */
    public static Optional<Speed> parse(final String text) {
        if (text.equals("max")) {
            return Optional.of(MAX);
        }
        final Matcher matcher = FACTOR.matcher(text);
        return matcher.matches() && Double.parseDouble(matcher.group(1)) > 0
            ? Optional.of(new Speed(Double.parseDouble(matcher.group(1))))
            : Optional.empty();
    }

    public boolean isMax() {
        return factor == 0;
    }

    @Override
    public String toString() {
        if (isMax()) {
            return "max";
        }
        return (factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor)) + "x";
    }
}
