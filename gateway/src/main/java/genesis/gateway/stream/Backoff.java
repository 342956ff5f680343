package genesis.gateway.stream;

import java.util.random.RandomGenerator;

/**
 * When to try again: after one second, doubled with every failure up to thirty, and a random half more so that many
 * clients do not come back at once. How often at all is {@link ConnectLimiter}'s matter.
 * <p>Threading: the gateway's thread.
 */
final class Backoff {
    static final long FIRST_NS = 1_000_000_000L;
    static final long LAST_NS = 30_000_000_000L;

    private final RandomGenerator random;

    Backoff(final RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait after so many failures in a row, one or more. */
    long delayNs(final int failureCount) {
        final long base = Math.min(LAST_NS, FIRST_NS << Math.min(5, failureCount - 1));
        return Math.min(LAST_NS, base + random.nextLong(base / 2));
    }
}
