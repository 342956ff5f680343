package genesis.gateway.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Channel;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A book that differs from the exchange's is subscribed again, and its connection stays. */
class BrokenBookTest {
    private static final int ROUNDS = 100;

    private final VirtualWorld world = new VirtualWorld();
    private final MemoryExchange exchange = new MemoryExchange(world, 17);
    private final RecordedInputs inputs = new RecordedInputs();
    private final List<Long> subscribedNs = new ArrayList<>();
    private int wrongCount = ROUNDS;

    @AfterEach
    void end() {
        exchange.close();
        world.close();
    }

    @Test
    void shouldSubscribeOneBookAgainUntilItsChecksumMatchesSlowerEachTime() {
        exchange.script = (socket, text) -> {
            if (text.contains("\"conf\"")) {
                MemoryExchange.say(socket, "{\"event\":\"conf\",\"status\":\"OK\",\"flags\":131072}");
            } else if (text.contains("\"subscribe\"")) {
                subscribedNs.add(world.nowNs());
                final int id = 10 + subscribedNs.size();
                final String subId = text.replaceAll(".*\"subId\":\"([^\"]*)\".*", "$1");
                MemoryExchange.say(socket, "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":" + id + ",\"symbol\":\"tBTCUSD\","
                    + "\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"25\",\"subId\":\"" + subId + "\",\"pair\":\"BTCUSD\"}",
                    "[" + id + ",[[6000,1,1],[5900,1,2],[6100,1,-3],[6200,1,-4]]]",
                    "[" + id + ",\"cs\"," + (wrongCount-- > 0 ? 1 : 1756193398) + "]");
            } else if (text.contains("\"unsubscribe\"")) {
                final String id = text.replaceAll("\\D", "");
                MemoryExchange.say(socket, "[" + id + ",[6001,1,1]]", "{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":" + id + "}",
                    "[" + id + ",[6002,1,1]]");
            } else {
                MemoryExchange.say(socket, "{\"event\":\"pong\",\"ts\":1}");
            }
        };
        try (Gateway gateway = new Gateway(GatewayConfig.market(exchange.uri(), List.of("tBTCUSD")).withChannels(Set.of(Channel.BOOK), 25),
            inputs.ring, new InstrumentRegistry(), null, world.environment(1))) {
            gateway.connect();
            world.runUntil(() -> subscribedNs.size() > ROUNDS, TimeUnit.HOURS.toNanos(2));
            world.run(5, TimeUnit.SECONDS);

            assertEquals(ROUNDS, gateway.counters().checksumMismatches());
            assertEquals(ROUNDS + 1, subscribedNs.size(), "a book that matches is left alone");
            assertEquals(2 * ROUNDS, gateway.counters().lateFrames());
            assertEquals(0, gateway.counters().bookUpdates(), "nothing that is late gets through");
            assertEquals(1, gateway.connections().get(0).connectCount());
            assertTrue(inputs.text().endsWith("BOOK:BROKEN BOOK:VERIFYING snapshot checksum"), inputs.text());
        }
        assertEquals(0, subscribedNs.get(1) - subscribedNs.get(0), "at once the first time");
        final long lastPauseNs = subscribedNs.get(ROUNDS) - subscribedNs.get(ROUNDS - 1);
        assertTrue(lastPauseNs >= 10_000_000_000L, "no storm: " + lastPauseNs);
    }
}
