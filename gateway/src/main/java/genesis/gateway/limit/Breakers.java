package genesis.gateway.limit;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** One breaker per endpoint. Threading: the gateway's thread. */
public final class Breakers {
    private final Map<Endpoint, TransportCircuitBreaker> breakers = new EnumMap<>(Endpoint.class);

    public Breakers(final RandomGenerator random, final BreakerListener listener) {
        for (final Endpoint endpoint : Endpoint.values()) {
            breakers.put(endpoint, new TransportCircuitBreaker(endpoint, random, listener));
        }
    }

    public TransportCircuitBreaker of(final Endpoint endpoint) {
        return breakers.get(endpoint);
    }
}
