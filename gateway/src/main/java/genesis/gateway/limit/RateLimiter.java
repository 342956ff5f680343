package genesis.gateway.limit;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Counts calls out before they leave. Per endpoint so many in any minute, per class so many at once. It never waits:
 * whoever is told to wait decides himself what to do meanwhile.
 * <p>Threading: the gateway's thread. Clock: handed in, monotonic.
 */
public final class RateLimiter {
    private final Map<Endpoint, TokenBucket> buckets = new EnumMap<>(Endpoint.class);
    private final int[] running = new int[RateClass.values().length];

    /** With the exchange's limits. */
    public RateLimiter(final long nowNs) {
        this(Endpoint::callsPerMinute, nowNs);
    }

    public RateLimiter(final ToIntFunction<Endpoint> callsPerMinute, final long nowNs) {
        for (final Endpoint endpoint : Endpoint.values()) {
            buckets.put(endpoint, new TokenBucket(callsPerMinute.applyAsInt(endpoint), nowNs));
        }
    }

    /** True where a call could leave now. Takes nothing. */
    public boolean hasCapacity(final Endpoint endpoint, final long nowNs) {
        return waitNs(endpoint, nowNs) == 0 && hasRoom(endpoint.rateClass());
    }

    /** How long until the endpoint has a token; zero where it has one. Takes nothing. */
    public long waitNs(final Endpoint endpoint, final long nowNs) {
        return buckets.get(endpoint).waitNs(nowNs);
    }

    /** Takes a token and returns zero; or takes nothing and returns how long to wait for one. */
    public long tryTake(final Endpoint endpoint, final long nowNs) {
        return buckets.get(endpoint).tryTake(nowNs);
    }

    /** True where fewer calls of the class run than may. */
    public boolean hasRoom(final RateClass rateClass) {
        return running[rateClass.ordinal()] < rateClass.callsAtOnceMax();
    }

    /** A call begins; only where {@link #hasRoom}. Each one is ended by {@link #end}. */
    public void begin(final RateClass rateClass) {
        if (!hasRoom(rateClass)) {
            throw new IllegalStateException("too many calls at once: " + rateClass + "=" + running(rateClass));
        }
        running[rateClass.ordinal()]++;
    }

    public void end(final RateClass rateClass) {
        if (running[rateClass.ordinal()] == 0) {
            throw new IllegalStateException("no call to end: " + rateClass);
        }
        running[rateClass.ordinal()]--;
    }

    /** Calls of the class that have begun and not ended. */
    public int running(final RateClass rateClass) {
        return running[rateClass.ordinal()];
    }

    /** Calls that could leave at once. */
    public int tokens(final Endpoint endpoint, final long nowNs) {
        return buckets.get(endpoint).tokens(nowNs);
    }

    /** Part of the burst that is used up, in percent; 100 when the next call has to wait. */
    public int utilisationPercent(final Endpoint endpoint, final long nowNs) {
        final TokenBucket bucket = buckets.get(endpoint);
        return 100 - 100 * bucket.tokens(nowNs) / bucket.burst();
    }
}
