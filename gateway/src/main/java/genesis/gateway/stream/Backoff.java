package genesis.gateway.stream;

import java.util.random.RandomGenerator;

/**
 * When to try again. One second, doubled with every failure up to thirty, and a random half more so that many clients
 * do not come back at once; one minute after the exchange said "too many"; and never more than twenty attempts a
 * minute over all connections, which is where the exchange blocks an address.
 * <p>Threading: the gateway's thread. Clock: handed in, monotonic.
 */
final class Backoff {
    static final long FIRST_NS = 1_000_000_000L;
    static final long LAST_NS = 30_000_000_000L;
    static final long AFTER_REFUSAL_NS = 60_000_000_000L;
    static final int ATTEMPTS_PER_MINUTE = 20;
    private static final long MINUTE_NS = 60_000_000_000L;

    private final RandomGenerator random;
    private final long[] attempts = new long[ATTEMPTS_PER_MINUTE];
    private int attemptCount;

    Backoff(final RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait after so many failures in a row, one or more. */
    long delayNs(final int failureCount, final boolean refused) {
        final long base = Math.min(LAST_NS, FIRST_NS << Math.min(5, failureCount - 1));
        final long delay = base + random.nextLong(base / 2);
        return refused ? Math.max(AFTER_REFUSAL_NS, delay) : delay;
    }

    /** Takes one attempt out of the minute's twenty. Zero: go on; else how long to wait before asking again. */
    long tryAttempt(final long nowNs) {
        final int oldest = attemptCount % ATTEMPTS_PER_MINUTE;
        if (attemptCount >= ATTEMPTS_PER_MINUTE && nowNs - attempts[oldest] < MINUTE_NS) {
            return MINUTE_NS - (nowNs - attempts[oldest]);
        }
        attempts[oldest] = nowNs;
        attemptCount++;
        return 0;
    }
}
