package genesis.gateway.rest;

import genesis.core.message.BreakerState;
import genesis.gateway.codec.InputPublisher;
import genesis.gateway.limit.BreakerListener;
import genesis.gateway.limit.Endpoint;
import java.util.function.LongSupplier;

/** Makes every change of a breaker an input, so that the engine and its journal know when the exchange could not be asked. */
public final class BreakerInputs implements BreakerListener {
    private final InputPublisher inputs;
    private final LongSupplier timeNs;

    /** @param timeNs time of the messages */
    public BreakerInputs(final InputPublisher inputs, final LongSupplier timeNs) {
        this.inputs = inputs;
        this.timeNs = timeNs;
    }

    @Override
    public void onBreakerChanged(final Endpoint endpoint, final BreakerState state, final String reason, final long openNs) {
        final long nowNs = timeNs.getAsLong();
        inputs.transportBreakerChanged(nowNs, endpoint.name(), endpoint.isOfOrders(), state, reason,
            openNs == 0 ? 0 : nowNs + openNs);
    }
}
