package genesis.gateway.limit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** The {@code Retry-After} header of HTTP: seconds, or a date. */
public final class RetryAfter {
    /** The header is absent or says nothing that can be understood. */
    public static final long NOT_GIVEN = -1;

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int DIGITS_MAX = 9;

    private RetryAfter() {
    }

    /** How long to wait from now, zero for a date that has passed; {@link #NOT_GIVEN} for null and nonsense. */
    public static long parseNs(final String header, final long wallNs) {
        if (header == null) {
            return NOT_GIVEN;
        }
        final String text = header.trim();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return (text.length() > DIGITS_MAX ? 1_000_000_000L : Long.parseLong(text)) * NS_PER_SECOND;
        }
        try {
            final long second = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from).getEpochSecond();
            return Math.max(0, Math.min(NS_PER_SECOND, second - wallNs / NS_PER_SECOND) * NS_PER_SECOND);
        } catch (final DateTimeException noDate) {
            return NOT_GIVEN;
        }
    }
}
