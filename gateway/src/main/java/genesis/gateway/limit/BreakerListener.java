package genesis.gateway.limit;

import genesis.core.message.BreakerState;

/** Hears of every change of a breaker, once. */
public interface BreakerListener {
    /** For whoever does not want to know. */
    BreakerListener NONE = (endpoint, state, reason, openNs) -> { };

    /**
     * @param reason what the endpoint did, such as {@code HTTP 429}; empty where it works again
     * @param openNs how long it will stay open from now; zero for the other states
     */
    void onBreakerChanged(Endpoint endpoint, BreakerState state, String reason, long openNs);
}
