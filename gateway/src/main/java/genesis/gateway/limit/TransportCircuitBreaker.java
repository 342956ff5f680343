package genesis.gateway.limit;

import genesis.core.message.BreakerState;
import java.util.random.RandomGenerator;

/**
 * Leaves an endpoint alone that fails. Not to be mixed up with the breaker of losses, which is the engine's.
 *
 * <pre>
 *              5 failures in a row, or one "too many"
 *   CLOSED ─────────────────────────────────────────────►  OPEN  ◄──────────┐
 *     ▲                                                     │ time is up    │ it fails
 *     │                 it succeeds                         ▼               │
 *     └──────────────────────────────────────────────  HALF_OPEN ───────────┘    one call is let through
 * </pre>
 *
 * How long it stays open: as long as the exchange asked for; else one second, doubled each time it opens again without a
 * success in between up to sixty, and a random half more; and at least a minute after a "too many" without a wish,
 * which is how long the exchange blocks.
 * <p>Threading: the gateway's thread. Clock: handed in, monotonic.
 */
public final class TransportCircuitBreaker {
    public static final int FAILURES_MAX = 5;
    static final long FIRST_NS = 1_000_000_000L;
    static final long LAST_NS = 60_000_000_000L;
    static final long AFTER_TOO_MANY_NS = 60_000_000_000L;
    /** An exchange that asks for more has sent nonsense; asking once an hour does no harm. */
    static final long RETRY_AFTER_NS_MAX = 3_600_000_000_000L;

    private final Endpoint endpoint;
    private final RandomGenerator random;
    private final BreakerListener listener;
    private BreakerState state = BreakerState.CLOSED;
    private int failureCount;
    private int openCount;
    private long openUntilNs;
    private long lastFailureNs;
    private boolean probing;

    public TransportCircuitBreaker(final Endpoint endpoint, final RandomGenerator random,
                                   final BreakerListener listener) {
        this.endpoint = endpoint;
        this.random = random;
        this.listener = listener;
    }

    /** True where a call may leave now. Changes nothing. */
    public boolean canCall(final long nowNs) {
        return waitNs(nowNs) == 0;
    }

    /** How long until a call may leave. While the one call of a half-open breaker runs: the shortest pause. */
    public long waitNs(final long nowNs) {
        return switch (state) {
            case OPEN -> Math.max(0, openUntilNs - nowNs);
            case HALF_OPEN -> probing ? FIRST_NS : 0;
            default -> 0;
        };
    }

    /** A call leaves. Only where {@link #canCall}; one of the three notes below, or {@link #released}, ends it. */
    public void called(final long nowNs) {
        if (!canCall(nowNs)) {
            throw new IllegalStateException("the breaker is open: endpoint=" + endpoint + ", waitNs=" + waitNs(nowNs));
        }
        if (state == BreakerState.OPEN) {
            state(BreakerState.HALF_OPEN, "one call is let through", 0);
        }
        probing = state == BreakerState.HALF_OPEN;
    }

    /** The call did not leave after all; it proves nothing. */
    public void released() {
        probing = false;
    }

    /** The exchange answered; a refusal for what was asked is an answer too. */
    public void noteSuccess() {
        probing = false;
        failureCount = 0;
        // An answer to a call from before it opened does not close it: the exchange asked for quiet.
        if (state == BreakerState.HALF_OPEN) {
            openCount = 0;
            state(BreakerState.CLOSED, "", 0);
        }
    }

    /** No answer, or one that is none. */
    public void noteFailure(final long nowNs, final String reason) {
        probing = false;
        failureCount++;
        lastFailureNs = nowNs;
        if (state == BreakerState.HALF_OPEN || state == BreakerState.CLOSED && failureCount >= FAILURES_MAX) {
            open(nowNs, backoffNs(), reason);
        }
    }

    /** The exchange said "too many"; retryAfterNs is its wish, or {@link RetryAfter#NOT_GIVEN}. */
    public void noteTooMany(final long nowNs, final long retryAfterNs) {
        probing = false;
        failureCount++;
        lastFailureNs = nowNs;
        open(nowNs, retryAfterNs == RetryAfter.NOT_GIVEN
            ? Math.max(AFTER_TOO_MANY_NS, backoffNs()) : Math.min(RETRY_AFTER_NS_MAX, retryAfterNs), "HTTP 429");
    }

    public BreakerState state() {
        return state;
    }

    /** Failures since the last success. */
    public int failureCount() {
        return failureCount;
    }

    /** When the last failure was, on the clock that was handed in; zero where there was none. */
    public long lastFailureNs() {
        return lastFailureNs;
    }

    private long backoffNs() {
        final long baseNs = Math.min(LAST_NS, FIRST_NS << Math.min(6, openCount));
        return baseNs + random.nextLong(baseNs / 2);
    }

    private void open(final long nowNs, final long openNs, final String reason) {
        // Two answers of "too many" at once: the longer wish counts, and it is told once.
        final boolean again = state == BreakerState.OPEN;
        if (again && nowNs + openNs - openUntilNs <= 0) {
            return;
        }
        openCount += again ? 0 : 1;
        openUntilNs = nowNs + openNs;
        state(BreakerState.OPEN, reason, openNs);
    }

    /** The only place where the state changes. */
    private void state(final BreakerState newState, final String reason, final long openNs) {
        state = newState;
        listener.onBreakerChanged(endpoint, newState, reason, openNs);
    }
}
