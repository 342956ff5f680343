package genesis.gateway.stream;

import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.FrameCounters;
import genesis.gateway.codec.InputPublisher;
import java.util.function.Consumer;

/** What all connections of one gateway share. */
record Wiring(GatewayConfig config, Environment environment, MessageClock clock, InputPublisher inputs,
              InstrumentRegistry registry, FrameCounters counters, Backoff backoff, ConnectLimiter publicDoor,
              ConnectLimiter accountDoor, StreamListener listener, Consumer<Throwable> failures) {
}
