package genesis.gateway.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.ConnectionChangedDecoder;
import genesis.core.message.Message;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gateway and its exchange on one event loop, in memory, on a clock that jumps. */
class VirtualTimeTest {
    private final VirtualWorld world = new VirtualWorld();
    private final MemoryExchange exchange = new MemoryExchange(world, 1);

    @AfterEach
    void end() {
        exchange.close();
        world.close();
    }

    @Test
    void shouldLiveThroughAnHourOfReconnects() {
        final RecordedInputs inputs = new RecordedInputs();
        try (Gateway gateway = gateway(inputs, 1)) {
            int cuts = 0;
            for (int minute = 0; minute < 60; minute++) {
                world.runUntil(() -> gateway.connections().get(0).status() == ConnectionStatus.LIVE,
                    TimeUnit.MINUTES.toNanos(1));
                exchange.cut();
                cuts++;
                world.run(1, TimeUnit.MINUTES);
            }

            assertTrue(gateway.connections().get(0).connectCount() >= cuts, "cuts=" + cuts);
            assertTrue(world.nowNs() >= TimeUnit.HOURS.toNanos(1));
        }
    }

    @Test
    void shouldStampWithTheInjectedWallClock() {
        final RecordedInputs inputs = new RecordedInputs();
        try (Gateway gateway = gateway(inputs, 1)) {
            world.run(10, TimeUnit.SECONDS);
            exchange.cut();
            world.settle();

            final var changes = inputs.all(ConnectionChangedDecoder.TEMPLATE_ID);
            assertEquals((VirtualWorld.START_MS + 10_000) * 1_000_000, Message.timeNs(changes.get(changes.size() - 1), 0));
            assertTrue(gateway.counters().frames() > 0);
        }
    }

    @Test
    void shouldRepeatItselfWithTheSameSeed() {
        assertEquals(story(7), story(7));
        assertTrue(!story(7).equals(story(8)), "another seed has another jitter");
    }

    /** When what happened, over ten minutes of cuts at random moments. */
    private static String story(final long seed) {
        try (VirtualWorld world = new VirtualWorld()) {
            final MemoryExchange exchange = new MemoryExchange(world, 2);
            final RecordedInputs inputs = new RecordedInputs();
            final Gateway gateway = new Gateway(GatewayConfig.market(exchange.uri(), List.of()), inputs.ring,
                new InstrumentRegistry(), null, world.environment(seed));
            gateway.connect();
            final SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < 20; i++) {
                world.run(random.nextLong(30_000), TimeUnit.MILLISECONDS);
                exchange.cut();
            }
            gateway.close();
            exchange.close();
            return inputs.all(ConnectionChangedDecoder.TEMPLATE_ID).stream().map(m -> Message.timeNs(m, 0)).toList().toString();
        }
    }

    private Gateway gateway(final RecordedInputs inputs, final long seed) {
        final Gateway gateway = new Gateway(GatewayConfig.market(exchange.uri(), List.of()), inputs.ring,
            new InstrumentRegistry(), null, world.environment(seed));
        gateway.connect();
        return gateway;
    }
}
