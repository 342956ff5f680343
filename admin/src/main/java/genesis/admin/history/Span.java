package genesis.admin.history;

import genesis.admin.config.Complaint;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What is asked for.
 *
 * @param fromNs message time of the oldest row
 * @param toNs   the first moment behind the newest row
 * @param limit  so many rows at most; those of one moment stay together
 * @param symbol null for all instruments
 */
public record Span(long fromNs, long toNs, int limit, String symbol) {
    public static final int LIMIT_MAX = 1_000;
    public static final int LIMIT_USUAL = 100;

    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** Times as people write them; each may be null. Complains, beginning with the name of what is wrong. */
    public static Span of(final String from, final String to, final String limit, final String symbol) {
        final Span span = new Span(time("from", from, Long.MIN_VALUE), time("to", to, Long.MAX_VALUE), limit(limit), symbol);
        if (span.fromNs >= span.toNs) {
            throw Complaint.usage("from = " + from + " is not before to = " + to + "; exchange them");
        }
        return span;
    }

    private static long time(final String name, final String text, final long whenMissing) {
        if (text == null) {
            return whenMissing;
        }
        try {
            final Instant instant = text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : Instant.parse(text);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NS_PER_SECOND), instant.getNano());
        } catch (final DateTimeException | ArithmeticException e) {
            throw Complaint.usage(name + " = " + text + " is no time; write such as 2026-11-21T08:30:00Z, or 2026-11-21 for the beginning of a UTC day");
        }
    }

    private static int limit(final String text) {
        if (text == null) {
            return LIMIT_USUAL;
        }
        try {
            final int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LIMIT_MAX) {
                return limit;
            }
        } catch (final NumberFormatException notWhole) {
            // Answered below like a number that is out of range.
        }
        throw Complaint.usage("limit = " + text + " must be a whole number from 1 to " + LIMIT_MAX);
    }
}
