package genesis.gateway.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.fault.FaultKind;
import genesis.gateway.simulator.fault.FaultPlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every fault as a client sees it. The market stands still until somebody subscribes, so the times of the plans are exact. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FaultWireTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final AccountKey KEY = new AccountKey("key1", "secret1");
    private static final String LIMIT =
        "[0,\"on\",null,{\"cid\":7,\"type\":\"EXCHANGE LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":\"0.001\",\"price\":\"200\"}]";
    private static final String MARKET =
        "[0,\"on\",null,{\"cid\":8,\"type\":\"EXCHANGE MARKET\",\"symbol\":\"tBTCUSD\",\"amount\":\"0.002\"}]";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private SimulatorServer server;
    private RawClient client;

    @AfterEach
    void stop() throws Exception {
        if (client != null) {
            client.close();
        }
        server.close();
    }

    @Test
    void shouldEndSocketsWithoutAWord() throws Exception {
        start("0.5 disconnect");
        client.send("{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\"}");
        assertThrows(IOException.class, () -> client.textWith("never"));
        assertEquals(List.of("fault at 500 ms: disconnect – 1 sockets"), log);
    }

    @Test
    void shouldEndASocketBeforeARequestIsHandled() throws Exception {
        start("0 cut-before frame=on");
        signIn();
        client.send(LIMIT);
        assertThrows(IOException.class, () -> client.text());
        assertEquals(0, server.truth("key1").open().size());
    }

    @Test
    void shouldEndASocketBetweenHandlingAndAnswer() throws Exception {
        start("0 cut-after frame=on");
        signIn();
        client.send(LIMIT);
        assertThrows(IOException.class, () -> client.text());
        assertEquals(1, server.truth("key1").open().size(), "nobody was told, but it was done");
    }

    @Test
    void shouldRefuseSignInsAndHandshakes() throws Exception {
        start("0 auth-nonce\n0.5 connect-refused\n0.5 connect-refused value=503");
        client.send(Signed.auth("key1", "secret1", 1));
        assertTrue(client.text().contains("\"code\":10114,\"msg\":\"nonce: small\""));
        signIn();
        client.send("{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\"}");
        while (client.stampNs < START_NS + 600_000_000L) {
            client.text();
        }
        client.send("{\"event\":\"ping\",\"cid\":5}");
        client.textWith("pong"); // A socket that is open already is not refused anything.
        final String upgrade = "http://127.0.0.1:" + server.port() + "/ws/2";
        assertEquals(429, http.send(HttpRequest.newBuilder(URI.create(upgrade)).build(), HttpResponse.BodyHandlers.ofString()).statusCode());
        assertEquals(503, http.send(HttpRequest.newBuilder(URI.create(upgrade)).build(), HttpResponse.BodyHandlers.ofString()).statusCode());
        try (RawClient second = new RawClient(server)) {
            assertTrue(second.text().contains("\"version\":2"));
        }
    }

    @Test
    void shouldBeSilentAndThenTellAll() throws Exception {
        start("1 silent for=20");
        client.send("{\"event\":\"conf\",\"flags\":65536}");
        client.send("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\"}");
        client.textWith("subscribed");
        long lastNs = client.stampNs;
        long gapNs = 0;
        long sequence = 0;
        while (gapNs < 5_000_000_000L) {
            final String frame = client.text();
            final long next = Long.parseLong(frame.substring(frame.lastIndexOf(',') + 1, frame.length() - 1));
            assertEquals(sequence + 1, next, "nothing is lost");
            sequence = next;
            gapNs = client.stampNs - lastNs;
            lastNs = client.stampNs;
        }
        assertTrue(gapNs >= 19_000_000_000L && gapNs <= 21_000_000_000L, "gapNs=" + gapNs);
    }

    @Test
    void shouldDoubleReorderDropAndBreakFrames() throws Exception {
        start("0 duplicate frame=te\n0 reorder frame=oc\n0 drop frame=tu\n0 corrupt frame=on-req");
        signIn();
        client.send(MARKET);
        final List<String> codes = new ArrayList<>();
        while (!codes.contains("bu")) {
            final String frame = client.text();
            if (codes.isEmpty()) {
                assertFalse(frame.endsWith("]"), frame);
            }
            codes.add(frame.split("\"")[1]);
        }
        // Recorded: n wu wu te oc wu tu wu wu bu. Here te comes twice, oc behind the fee, tu never.
        assertEquals(List.of("n", "wu", "wu", "te", "te", "wu", "oc", "wu", "wu", "bu"), codes);
    }

    @Test
    void shouldDelayFramesSoThatOthersPass() throws Exception {
        start("0 delay frame=on for=0.5");
        signIn();
        client.send("{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tBTCUSD\"}");
        client.textWith("\"subscribed\"");
        client.send(LIMIT);
        client.textWith("\"on-req\"");
        assertTrue(client.text().startsWith("[0,\"wu\""), "the order's own event is late");
        final long thenNs = client.stampNs;
        client.textWith("[0,\"on\",");
        assertTrue(client.stampNs - thenNs >= 450_000_000L, "late by " + (client.stampNs - thenNs));
    }

    @Test
    void shouldBreakAChecksumAndLoseAPublicFrame() throws Exception {
        start("0.3 drop frame=public\n0.3 checksum");
        client.send("{\"event\":\"conf\",\"flags\":196608}");
        client.send("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\"}");
        client.textWith("subscribed");
        long sequence = 0;
        int gaps = 0;
        while (log.size() < 2 || gaps == 0) {
            final String frame = client.text();
            final long next = Long.parseLong(frame.substring(frame.lastIndexOf(',') + 1, frame.length() - 1));
            gaps += next == sequence + 1 ? 0 : 1;
            sequence = next;
        }
        assertEquals(1, gaps);
        assertEquals(Map.of(FaultKind.DROP, 1, FaultKind.CHECKSUM, 1), server.faultCounts());
    }

    @Test
    void shouldSendASnapshotLate() throws Exception {
        start("0 late-snapshot for=3");
        client.send("{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\"}");
        client.textWith("subscribed");
        final long thenNs = client.stampNs;
        assertTrue(client.text().contains(",[["), "the snapshot is still the first of its channel");
        assertTrue(client.stampNs - thenNs >= 2_900_000_000L, "late by " + (client.stampNs - thenNs));
    }

    @Test
    void shouldExecuteAPartAndCancelTheRestAndRefuse() throws Exception {
        start("0 reject\n0 partial value=50");
        signIn();
        client.send(MARKET);
        assertTrue(client.text().contains("\"ERROR\",\"Invalid order: trading is paused for this pair\""));
        client.send(MARKET);
        assertTrue(client.textWith("[0,\"oc\"").contains("CANCELED was: PARTIALLY FILLED @ "));
        assertEquals(100_000, server.truth("key1").closed().get(0).filledE8());
    }

    @Test
    void shouldRestart() throws Exception {
        start("0.5 restart");
        client.send("{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tBTCUSD\"}");
        assertTrue(client.textWith("20051").startsWith("{\"event\":\"info\",\"code\":20051,"));
        while (client.next() != RawClient.CLOSE) {
            assertFalse(client.payloadText().contains("\"event\""), "nothing new");
        }
        assertEquals(1012, client.closed());
    }

    @Test
    void shouldGoIntoMaintenanceAndComeBack() throws Exception {
        start("0.5 maintenance for=20");
        client.send("{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tBTCUSD\"}");
        client.textWith("20060");
        final long thenNs = client.stampNs;
        assertEquals(503, Signed.get(http, server, "ticker/tBTCUSD").statusCode());
        client.textWith("20061");
        assertTrue(client.stampNs - thenNs >= 19_000_000_000L);
        assertEquals(200, Signed.get(http, server, "ticker/tBTCUSD").statusCode());
    }

    @Test
    void shouldDoAllThatRestCanDo() throws Exception {
        start("0 rest-429 value=7\n0 rest-429\n0 rest-html\n0 rest-nonce\n0 rest-truncated\n0 rest-slow for=0.3");
        final HttpResponse<String> tooMany = Signed.get(http, server, "platform/status");
        assertEquals(429, tooMany.statusCode());
        assertEquals("7", tooMany.headers().firstValue("retry-after").orElse(""));
        final HttpResponse<String> again = Signed.get(http, server, "platform/status");
        assertEquals(429, again.statusCode());
        assertTrue(again.headers().firstValue("retry-after").isEmpty());
        final HttpResponse<String> html = Signed.get(http, server, "platform/status");
        assertEquals(502, html.statusCode());
        assertTrue(html.body().startsWith("<!DOCTYPE html>"));
        assertEquals("[\"error\",10114,\"nonce: small\"]", Signed.post(http, server, "auth/r/wallets", "", 1).body());
        assertEquals("[", Signed.get(http, server, "platform/status").body());
        final long startNs = System.nanoTime();
        assertEquals("[1]", Signed.get(http, server, "platform/status").body());
        assertTrue(System.nanoTime() - startNs >= 300_000_000L);
        assertEquals("[1]", Signed.get(http, server, "platform/status").body());
    }

    @Test
    void shouldCutRestBeforeAndBehindARequest() throws Exception {
        start("0 rest-cut-before\n0 rest-cut-after");
        final String order = "{\"symbol\":\"tBTCUSD\",\"type\":\"EXCHANGE LIMIT\",\"amount\":\"0.001\",\"price\":\"200\"}";
        assertThrows(IOException.class, () -> Signed.post(http, server, "auth/w/order/submit", order, 1));
        assertEquals(0, server.truth("key1").open().size());
        assertThrows(IOException.class, () -> Signed.post(http, server, "auth/w/order/submit", order, 2));
        assertEquals(1, server.truth("key1").open().size());
    }

    private void start(final String plan) throws Exception {
        server = SimulatorServer.start(new SyntheticMarket(1, START_NS), Transport.loopback(0), Speed.parse("10x"),
            ExchangeOptions.of(KEY).withFaults(FaultPlan.parse(plan), log::add));
        client = new RawClient(server);
        client.text();
    }

    private void signIn() throws Exception {
        client.send(Signed.auth("key1", "secret1", 1));
        client.textWith("\"bu\"");
    }
}
