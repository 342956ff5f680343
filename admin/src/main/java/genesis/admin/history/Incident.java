package genesis.admin.history;

import genesis.admin.config.Complaint;
import java.util.Locale;

/**
 * Something that a person who looks back wants to know of.
 *
 * @param sequence    of the input that caused it: {@code journal dump --from} shows everything around it
 * @param kind        what it is about, in capitals
 * @param symbol      null where it is about no instrument
 * @param description in words
 */
public record Incident(long sequence, long timeNs, Severity severity, Kind kind, String symbol, String description) {
    /** How bad it is. */
    public enum Severity {
        /** For the record. */ INFO,
        /** Trading goes on, something was not as it should be. */ WARNING,
        /** Trading stopped in part, or something failed. */ ERROR,
        /** Money is at stake, or all of it stopped. */ CRITICAL;

        /** As people write it; null is {@link #WARNING}, which leaves out what is for the record only. Complains about what is none. */
        public static Severity of(final String text) {
            for (final Severity severity : values()) {
                if (severity.name().equals(text == null ? "WARNING" : text.toUpperCase(Locale.ROOT))) {
                    return severity;
                }
            }
            throw Complaint.usage("severity = " + text + " is unknown; expected INFO, WARNING, ERROR or CRITICAL");
        }
    }

    /** What it is about. */
    public enum Kind {
        SESSION, TRADING_STATE, CIRCUIT_BREAKER, STRATEGY, RECONCILIATION, CONNECTION, FEED, REST, LIVE
    }
}
