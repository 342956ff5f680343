package genesis.gateway.limit;

/**
 * Never more than N calls in any minute, however it is laid. A bucket that held N and refilled N a minute would let
 * through 2N in the minute after a rest; so it holds a third of N for bursts and refills with the other two thirds.
 * <p>Threading: one thread. Clock: handed in, monotonic. Allocation: none.
 */
final class TokenBucket {
    static final long WINDOW_NS = 60_000_000_000L;

    private final int burst;
    /** What one call costs: the time in which one token comes back. */
    private final long tokenNs;
    private long creditNs;
    private long filledNs;

    TokenBucket(final int callsPerMinute, final long nowNs) {
        if (callsPerMinute < 2) {
            throw new IllegalArgumentException("a bucket needs two calls a minute: callsPerMinute=" + callsPerMinute);
        }
        burst = Math.max(1, callsPerMinute / 3);
        final int refill = callsPerMinute - burst;
        // Rounded up: one nanosecond less, and a window could hold one call more.
        tokenNs = (WINDOW_NS + refill - 1) / refill;
        creditNs = burst * tokenNs;
        filledNs = nowNs;
    }

    /** Takes one token, or takes nothing and returns how long to wait for it; zero where it was taken. */
    long tryTake(final long nowNs) {
        final long waitNs = waitNs(nowNs);
        if (waitNs == 0) {
            creditNs -= tokenNs;
        }
        return waitNs;
    }

    /** Zero where a token is there. */
    long waitNs(final long nowNs) {
        fill(nowNs);
        return Math.max(0, tokenNs - creditNs);
    }

    /** Whole tokens that are there. */
    int tokens(final long nowNs) {
        fill(nowNs);
        return (int) (creditNs / tokenNs);
    }

    int burst() {
        return burst;
    }

    private void fill(final long nowNs) {
        final long passedNs = nowNs - filledNs;
        if (passedNs > 0) {
            creditNs = passedNs >= burst * tokenNs ? burst * tokenNs : Math.min(burst * tokenNs, creditNs + passedNs);
            filledNs = nowNs;
        }
    }
}
