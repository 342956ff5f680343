package genesis.gateway.stream;

/**
 * How often we may knock: so many attempts in any window of time, over all connections to one host, and none for a minute
 * after the exchange said "too many" – where it blocks the address, everything else of ours stands before the same door.
 *
 * <pre>
 *   public    20 in 60 s
 *   account    5 in 15 s
 * </pre>
 *
 * <p>Threading: the gateway's thread. Clock: handed in, monotonic. Allocation: none after construction.
 */
final class ConnectLimiter {
    static final long AFTER_REFUSAL_NS = 60_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private final long windowNs;
    private final long[] attempts;
    private int attemptCount;
    private long closedUntilNs = Long.MIN_VALUE;

    ConnectLimiter(final int attemptsPerWindow, final long windowNs) {
        attempts = new long[attemptsPerWindow];
        this.windowNs = windowNs;
    }

    static ConnectLimiter ofPublic() {
        return new ConnectLimiter(20, 60 * SECOND_NS);
    }

    static ConnectLimiter ofAccount() {
        return new ConnectLimiter(5, 15 * SECOND_NS);
    }

    /** Takes one attempt out of the window's. Zero: go on; else how long to wait before asking again. */
    long tryAttempt(final long nowNs) {
        if (nowNs < closedUntilNs) {
            return closedUntilNs - nowNs;
        }
        final int oldest = attemptCount % attempts.length;
        if (attemptCount >= attempts.length && nowNs - attempts[oldest] < windowNs) {
            return windowNs - (nowNs - attempts[oldest]);
        }
        attempts[oldest] = nowNs;
        attemptCount++;
        return 0;
    }

    /** The exchange answered 429. */
    void refused(final long nowNs) {
        closedUntilNs = Math.max(closedUntilNs, nowNs + AFTER_REFUSAL_NS);
    }
}
