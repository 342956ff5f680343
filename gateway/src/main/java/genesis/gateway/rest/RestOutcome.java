package genesis.gateway.rest;

/**
 * What became of a call. Every call has exactly one.
 *
 * @param kind   decides what the rest means
 * @param fate   whether the exchange did what was asked
 * @param value  the answer's rows; null unless {@link Kind#ANSWER}
 * @param status of HTTP; zero where there was none
 * @param code   of a {@link Kind#BUSINESS_ERROR}, such as 10001; zero where the exchange gave none
 * @param text   the exchange's words or ours; never null, never a secret
 * @param waitNs how long to wait before the same is asked again; zero where that is the caller's choice
 */
public record RestOutcome<T>(Kind kind, Fate fate, T value, int status, int code, String text, long waitNs) {
    /** The closed set. */
    public enum Kind {
        /** HTTP 200 and rows that make sense. */
        ANSWER,
        /** The exchange says no: {@code ["error",code,text]}. */
        BUSINESS_ERROR,
        /** HTTP 429; the breaker is open now. */
        RATE_LIMITED,
        /** Did not leave the house: limiter, breaker, a full lane, or no key. */
        REFUSED,
        /** No answer in time. */
        TIMEOUT,
        /** No connection, or it broke. */
        DISCONNECTED,
        /** HTML, cut off, too long, or not the rows that were expected. */
        BAD_BODY,
        /** HTTP 503 or code 20060: the exchange is closed for now. */
        MAINTENANCE
    }

    /** For calls that change something, the only thing that counts. */
    public enum Fate {
        /** It was done. */
        DONE,
        /** It was not done and will not be. */
        NOT_DONE,
        /** Nobody knows until the exchange is asked. Never ask for the same thing again before that. */
        UNKNOWN
    }

    public boolean isAnswer() {
        return kind == Kind.ANSWER;
    }

    /** True where the exchange may have done it and we cannot tell. */
    public boolean isFateUnknown() {
        return fate == Fate.UNKNOWN;
    }

    static <T> RestOutcome<T> answer(final T value, final int status) {
        return new RestOutcome<>(Kind.ANSWER, Fate.DONE, value, status, 0, "", 0);
    }

    static <T> RestOutcome<T> refused(final String text, final long waitNs) {
        return new RestOutcome<>(Kind.REFUSED, Fate.NOT_DONE, null, 0, 0, text, waitNs);
    }

    static <T> RestOutcome<T> failed(final Kind kind, final Fate fate, final int status, final String text) {
        return new RestOutcome<>(kind, fate, null, status, 0, text, 0);
    }

    /** Without the value, which may be long. */
    @Override
    public String toString() {
        return kind + "[" + fate + ", status=" + status + ", code=" + code + ", waitNs=" + waitNs + ", " + text + "]";
    }
}
