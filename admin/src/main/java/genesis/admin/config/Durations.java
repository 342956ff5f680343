package genesis.admin.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: a number and a unit, such as {@code 250ms}, {@code 5s}, {@code 1.5h}. */
public final class Durations {
    /** For messages that explain what is expected. */
    public static final String FORM = "a number with a unit ns, us, ms, s, m, h or d, such as 60s or 10m";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)\\s*(ns|us|ms|s|m|h|d)");

    private Durations() {
    }

    /** Nanoseconds; empty where the text is not of that form or does not fit 292 years. A bare 0 is zero. */
    public static Optional<Long> parseNs(final String text) {
        if (text.equals("0")) {
            return Optional.of(0L);
        }
        final Matcher matcher = TEXT.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unitNs(matcher.group(2))))
                .toBigIntegerExact().longValueExact());
        } catch (final ArithmeticException tooFineOrTooLong) {
            return Optional.empty();
        }
    }

    /** The shortest exact text, in the largest unit that divides it: {@code 90s}, {@code 5ms}, {@code 0s}. */
    public static String text(final long ns) {
        if (ns == 0) {
            return "0s";
        }
        for (final String unit : new String[] {"d", "h", "m", "s", "ms", "us"}) {
            if (ns % unitNs(unit) == 0) {
                return ns / unitNs(unit) + unit;
            }
        }
        return ns + "ns";
    }

    private static long unitNs(final String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            default -> throw new IllegalArgumentException("no unit of time: " + unit);
        };
    }
}
