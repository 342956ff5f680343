package genesis.gateway.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Channel;
import genesis.core.pipeline.CommandRing;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A book that differs is subscribed again, without its connection being torn down. */
@Timeout(60)
class BookRepairTest {
    private static final long PATIENCE_NS = 20_000_000_000L;
    private static final String CONF = "{\"event\":\"conf\",\"status\":\"OK\",\"flags\":131072}";
    private static final String SUBSCRIBE = "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"prec\":\"P0\","
        + "\"freq\":\"F0\",\"len\":\"25\"}";

    private final RecordedInputs inputs = new RecordedInputs();
    private final MockTicker ticker = Ticker.newMockTicker();
    private final ScriptedServer server = new ScriptedServer();
    private final Gateway gateway = new Gateway(
        GatewayConfig.market(server.uri(), List.of("tBTCUSD")).withChannels(Set.of(Channel.BOOK), 25),
        inputs.ring, new InstrumentRegistry(), new CommandRing(), ticker);

    @AfterEach
    void end() {
        gateway.close();
        server.close();
    }

    @Test
    void shouldSubscribeABrokenBookAgainAtOnceThenLaterAndLater() {
        gateway.connect();
        await(() -> server.heard.contains(SUBSCRIBE));
        server.say(CONF);
        final long[] waitMs = {0, 1_000, 2_000, 4_000};
        for (int round = 0; round < waitMs.length; round++) {
            final int id = 10 + round;
            final int asked = round + 2;
            server.say(acknowledgement(id), "[" + id + ",[[6000,1,1]]]", "[" + id + ",\"cs\",1]", "[" + id + ",\"cs\",1]");
            await(() -> server.heard.contains("{\"event\":\"unsubscribe\",\"chanId\":" + id + "}"));
            assertEquals(asked - 1, subscriptions(), "not before the end of the old one is acknowledged");

            server.say("{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":" + id + "}", "[" + id + ",[6001,1,1]]");
            await(() -> gateway.counters().lateFrames() == 2L * (asked - 1));
            if (waitMs[round] > 0) {
                ticker.advance(waitMs[round] - 1, TimeUnit.MILLISECONDS);
                gateway.poll();
                assertEquals(asked - 1, subscriptions());
                ticker.advance(1, TimeUnit.MILLISECONDS);
            }
            await(() -> subscriptions() == asked);
        }

        assertEquals(4, server.heard.stream().filter(text -> text.contains("unsubscribe")).count());
        assertEquals(1, gateway.connections().get(0).connectCount());
        assertTrue(inputs.text().endsWith("BOOK:VERIFYING snapshot checksum BOOK:BROKEN"), inputs.text());
    }

    @Test
    void shouldLeaveAConnectionThatDoesNotAnswer() {
        gateway.connect();
        await(() -> server.heard.contains(SUBSCRIBE));
        server.say(CONF, acknowledgement(1), "[1,[[6000,1,1]]]", "[1,\"cs\",1]");
        await(() -> server.heard.contains("{\"event\":\"unsubscribe\",\"chanId\":1}"));
        ticker.advance(BookRepairs.ANSWER_NS_MAX, TimeUnit.NANOSECONDS);
        await(() -> gateway.connections().get(0).status() == ConnectionStatus.DOWN);
        assertEquals("no answer to an unsubscription", gateway.connections().get(0).reason());
    }

    @Test
    void shouldBeginAnewAfterFiveCalmMinutes() {
        final BookRepairs repairs = new BookRepairs();
        assertEquals(0, repairs.delayNs("a", TimeUnit.HOURS.toNanos(1)));
        assertEquals(TimeUnit.SECONDS.toNanos(1), repairs.delayNs("a", TimeUnit.HOURS.toNanos(1)));
        assertEquals(0, repairs.delayNs("b", TimeUnit.HOURS.toNanos(1)));
        for (int i = 0; i < 20; i++) {
            repairs.delayNs("a", TimeUnit.HOURS.toNanos(1));
        }
        assertEquals(TimeUnit.MINUTES.toNanos(1), repairs.delayNs("a", TimeUnit.HOURS.toNanos(1)));
        assertEquals(0, repairs.delayNs("a", TimeUnit.HOURS.toNanos(2)));
    }

    private static String acknowledgement(final int id) {
        return "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":" + id + ",\"symbol\":\"tBTCUSD\",\"prec\":\"P0\","
            + "\"freq\":\"F0\",\"len\":\"25\",\"pair\":\"BTCUSD\"}";
    }

    private long subscriptions() {
        return server.heard.stream().filter(SUBSCRIBE::equals).count();
    }

    private void await(final BooleanSupplier condition) {
        final long deadline = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            gateway.poll(1_000_000);
            inputs.drain();
            assertTrue(System.nanoTime() < deadline, "waited in vain: " + inputs.text() + " " + server.heard);
        }
    }
}
