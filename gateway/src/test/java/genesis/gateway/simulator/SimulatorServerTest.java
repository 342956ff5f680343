package genesis.gateway.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands in section 1 of the protocol sheet, seen through a socket. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SimulatorServerTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;

    private SimulatorServer server;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        server = SimulatorServer.start(new SyntheticMarket(1, START_NS), 0, Speed.parse("100x"), null);
        client = new RawClient(server);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void shouldGreetAndTellTheTimeFirst() throws Exception {
        assertEquals("{\"event\":\"info\",\"version\":2,\"serverId\":\"genesis-simulator\",\"platform\":{\"status\":1}}", client.text());
        assertEquals(START_NS, client.stampNs);
    }

    @Test
    void shouldCloseWhileItsMarketLagsBehindTheClock() throws Exception {
        final SimulatorServer hurried = SimulatorServer.start(new SyntheticMarket(1, START_NS), 0, Speed.parse("100000x"), null);
        final RawClient reader = new RawClient(hurried);
        reader.text();
        reader.send("{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\"}");
        reader.textWith("\"te\"");
        reader.close();

        assertTimeoutPreemptively(Duration.ofSeconds(20), hurried::close);
    }

    /** Whether it does was a matter of luck once: so, many times. */
    @Test
    void shouldTakeTheSocketsOfItsClientsWithIt() throws Exception {
        for (int round = 1; round <= 30; round++) {
            final SimulatorServer other = SimulatorServer.start(new SyntheticMarket(1, START_NS), 0);
            try (RawClient left = new RawClient(other)) {
                left.text();
                other.close();
                assertThrows(EOFException.class, () -> readOn(left), "round " + round + ": the socket is still open");
            }
        }
    }

    private static void readOn(final RawClient client) throws IOException {
        while (true) {
            client.next();
        }
    }

    @Test
    void shouldAnswerConfAndPing() throws Exception {
        client.text();
        client.send("{\"event\":\"conf\",\"flags\":229376}");
        assertEquals("{\"event\":\"conf\",\"status\":\"OK\",\"flags\":229376}", client.text());
        client.send("{\"event\":\"conf\",\"flags\":1}");
        assertEquals("{\"event\":\"conf\",\"status\":\"FAILED\",\"code\":10050,\"flags\":1}", client.text());
        client.send("{\"event\":\"ping\",\"cid\":1234}");
        assertEquals("{\"event\":\"pong\",\"ts\":1700000000000,\"cid\":1234}", client.text());
    }

    @Test
    void shouldAcknowledgeAndSendTheSnapshotRightAfter() throws Exception {
        client.text();
        client.send("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"len\":100,\"subId\":\"x\\\"1\"}");
        assertEquals("{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":10001,\"symbol\":\"tBTCUSD\",\"prec\":\"P0\","
            + "\"freq\":\"F0\",\"len\":\"100\",\"pair\":\"BTCUSD\",\"subId\":\"x\\\"1\"}", client.text());
        final String book = client.text();
        assertTrue(book.startsWith("[10001,[["), book);
        assertEquals(200, book.split("\\],\\[").length);

        client.send("{\"event\":\"subscribe\",\"channel\":\"candles\",\"key\":\"trade:1m:tETHUSD\"}");
        assertEquals("{\"event\":\"subscribed\",\"channel\":\"candles\",\"chanId\":10002,\"key\":\"trade:1m:tETHUSD\"}", client.text());
        assertEquals(240, client.text().split("\\],\\[").length);

        client.send("{\"event\":\"subscribe\",\"channel\":\"trades\",\"pair\":\"LTCUSD\"}");
        assertEquals("{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":10003,\"symbol\":\"tLTCUSD\",\"pair\":\"LTCUSD\"}",
            client.text());
        assertEquals(30, client.text().split("\\],\\[").length);

        client.send("{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tXRPUSD\"}");
        client.textWith("\"subscribed\"");
        assertEquals(10, client.text().split(",\\[")[1].split(",").length);
    }

    @Test
    void shouldSayWhatIsWrong() throws Exception {
        client.text();
        expectError("{\"event\":\"dance\"}", "10000");
        expectError("{\"event\":", "10000");
        expectError("{\"event\":\"subscribe\",\"channel\":\"wallet\",\"subId\":\"7\"}", "10300", "\"subId\":\"7\"");
        expectError("{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tNOPE\"}", "10300",
            "symbol: invalid");
        expectError("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"prec\":\"P9\"}", "10011");
        expectError("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"len\":\"7\"}", "10012");
        expectError("{\"event\":\"unsubscribe\",\"chanId\":5}", "10400");
        client.send("{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tBTCUSD\"}");
        client.textWith("subscribed");
        expectError("{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tBTCUSD\"}", "10301",
            "\"pair\":\"BTCUSD\"");
        client.send("{\"event\":\"unsubscribe\",\"chanId\":\"10001\"}");
        assertEquals("{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":10001}",
            client.textWith("unsubscribed"));
    }

    @Test
    void shouldNumberStampAndCheckTheBookAndSendHeartbeatsInOrder() throws Exception {
        client.text();
        client.send("{\"event\":\"conf\",\"flags\":229376}");
        client.text();
        client.send("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\"}");
        client.send("{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\"}");

        final BookText book = new BookText();
        int checksums = 0;
        int heartbeats = 0;
        int trades = 0;
        final Queue<String> executed = new ArrayDeque<>();
        long sequence = 0;
        while (heartbeats < 4) {
            final String text = client.text();
            if (text.startsWith("{")) {
                continue;
            }
            final String[] parts = text.substring(1, text.length() - 1).split(",");
            assertEquals(++sequence, Long.parseLong(parts[parts.length - 2]), text);
            assertEquals(client.stampNs / 1_000_000, Long.parseLong(parts[parts.length - 1]), text);
            if (text.contains("\"hb\"")) {
                assertEquals(heartbeats++ % 2 == 0 ? "10001" : "10002", parts[0]);
            } else if (text.contains("\"cs\"")) {
                assertEquals(book.checksum(), Integer.parseInt(parts[2]));
                checksums++;
            } else if (text.startsWith("[10001,")) {
                book.apply(text);
            } else if (text.contains("\"te\"")) {
                executed.add(cut(text));
            } else if (text.contains("\"tu\"")) {
                trades++;
                assertEquals(executed.remove(), cut(text).replace("tu", "te"));
            }
        }
        assertTrue(executed.isEmpty(), "te without tu: " + executed);
        assertTrue(checksums > 250 && trades > 50, "checksums=" + checksums + ", trades=" + trades);
    }

    /**
     * Whatever the sockets do, the stream depends on the seed alone: faster than wall time it waits for its
     * subscribers.
     */
    @Test
    void shouldSendTheSameFramesForTheSameSeedAtFullSpeed() throws Exception {
        assertEquals(digestOfFrames(4), digestOfFrames(4));
        assertNotEquals(digestOfFrames(4), digestOfFrames(5));
    }

    @Test
    void shouldSayThatAPortIsTaken() {
        final UncheckedIOException taken = assertThrows(UncheckedIOException.class,
            () -> SimulatorServer.start(new SyntheticMarket(1, START_NS), server.port()));
        assertTrue(taken.getMessage().contains("port " + server.port()), taken.getMessage());
    }

    @Test
    void shouldReadSpeedsAndRefuseOthers() {
        assertTrue(Speed.parse("max").isMax());
        assertTrue(Speed.parse("1x").isWallTime());
        assertEquals(60, Speed.parse("60x").factor());
        assertEquals("60x", Speed.parse("60x").toString());
        for (final String wrong : new String[] {"", "x", "0x", "-1x", "60", "fast", "999999x"}) {
            assertThrows(IllegalArgumentException.class, () -> Speed.parse(wrong), wrong);
        }
    }

    private void expectError(final String message, final String... parts) throws Exception {
        client.send(message);
        final String error = client.textWith("\"error\"");
        for (final String part : parts) {
            assertTrue(error.contains(part), error);
        }
    }

    private static long digestOfFrames(final long seed) throws Exception {
        long digest = 0;
        try (SimulatorServer fast = SimulatorServer.start(new SyntheticMarket(seed, START_NS), 0, Speed.MAX, null);
            RawClient reader = new RawClient(fast)) {
            for (final String symbol : SyntheticMarket.SYMBOLS) {
                reader.send("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"" + symbol + "\"}");
                reader.send("{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"" + symbol + "\"}");
            }
            for (int i = 0; i < 100_000; i++) {
                digest = 31 * digest + reader.text().hashCode() + reader.stampNs;
            }
        }
        return digest;
    }

    private static String cut(final String text) {
        return text.substring(text.indexOf('['), text.lastIndexOf(']', text.length() - 2));
    }
}
