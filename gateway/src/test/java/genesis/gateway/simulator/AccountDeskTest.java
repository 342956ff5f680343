package genesis.gateway.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.simulator.account.AccountKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The account channel through a socket; shapes and orders of events from section 2 of the protocol sheet. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AccountDeskTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final AccountKey KEY = new AccountKey("key1", "secret1");

    @TempDir
    private Path directory;
    private SimulatorServer server;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        // Faster than wall time nothing moves before the first subscription: the book stands still for these orders.
        server = SimulatorServer.start(new SyntheticMarket(1, START_NS), 0, Speed.parse("50x"), KEY);
        client = new RawClient(server);
        client.text();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    /** The signature is the official Go client's test vector: secret apiSecret1, message AUTHnonce1. */
    @Test
    void shouldCheckSignaturesAsTheExchangeDoes() {
        final AccountKey go = new AccountKey("any", "apiSecret1");

        assertTrue(go.hasSigned("AUTHnonce1",
            "6e7e3ab737bac9d36b6c3170356c9483edb0079cb65a2afa81efa9a6b906e0c3aeb16b574a44073dff4c0f604adbdd7d"));
        assertFalse(go.hasSigned("AUTHnonce2",
            "6e7e3ab737bac9d36b6c3170356c9483edb0079cb65a2afa81efa9a6b906e0c3aeb16b574a44073dff4c0f604adbdd7d"));
        assertFalse(go.toString().contains("Secret"));
    }

    @Test
    void shouldRefuseWrongKeysSignaturesAndOldNoncesAndKeepTheSocket() throws Exception {
        client.send("[0,\"on\",null,{}]");
        assertTrue(client.text().contains("\"code\":10100"));
        client.send(auth("key2", "secret1", 5));
        assertEquals("{\"event\":\"auth\",\"status\":\"FAILED\",\"chanId\":0,\"code\":10100,\"msg\":\"apikey: invalid\"}", client.text());
        client.send(auth("key1", "secret2", 5));
        assertEquals("{\"event\":\"auth\",\"status\":\"FAILED\",\"chanId\":0,\"code\":10100,\"msg\":\"apikey: digest invalid\"}",
            client.text());
        signIn(5);

        try (RawClient second = new RawClient(server)) {
            second.text();
            second.send(auth("key1", "secret1", 5));
            assertEquals("{\"event\":\"auth\",\"status\":\"FAILED\",\"chanId\":0,\"code\":10114,\"msg\":\"nonce: small\"}", second.text());
        }
    }

    @Test
    void shouldSendPositionsWalletsAndOrdersAfterSignIn() throws Exception {
        signIn(1);

        assertEquals("[0,\"ps\",[]]", client.text());
        assertEquals("[0,\"ws\",[[\"exchange\",\"USD\",100000,0,null,null,null]]]", client.text());
        assertEquals("[0,\"os\",[]]", client.text());
    }

    @Test
    void shouldExecuteAMarketOrderAtOnce() throws Exception {
        ready();
        client.send("[0,\"on\",null,{\"cid\":77,\"type\":\"MARKET\",\"symbol\":\"tBTCUSD\",\"amount\":\"0.00002\"}]");

        final String request = client.text();
        assertTrue(request.startsWith("[0,\"n\",[1700000000000,\"on-req\",null,null,[100000000001,null,77,\"tBTCUSD\","), request);
        assertTrue(request.contains("null,\"SUCCESS\",\"Submitting market buy order.\"]]"), request);
        final List<String> te = columns(client.text(), "te");
        assertEquals(12, te.size());
        assertEquals(List.of("100000000001", "0.00002"), te.subList(3, 5));
        assertEquals(List.of("-1", "null", "null", "77"), te.subList(8, 12));
        final List<String> oc = columns(client.text(), "oc");
        assertEquals(32, oc.size());
        assertEquals(List.of("0", "0.00002", "\"MARKET\""), oc.subList(6, 9));
        assertTrue(oc.get(13).startsWith("\"EXECUTED @ "), oc.get(13));
        assertEquals(te.get(5), oc.get(17));
        final List<String> tu = columns(client.text(), "tu");
        assertEquals(te.subList(0, 9), tu.subList(0, 9));
        // Taker fee 0.2 % of a buy, in the base currency.
        assertEquals(List.of("-4e-8", "\"BTC\"", "77"), tu.subList(9, 12));
    }

    @Test
    void shouldRestAndCancelByIdAndByClientId() throws Exception {
        ready();
        for (final String key : new String[] {"{\"id\":100000000001}",
            "{\"cid\":9,\"cid_date\":\"" + Instant.ofEpochSecond(1_700_000_000).toString().substring(0, 10) + "\"}"}) {
            client.send("[0,\"on\",null,{\"cid\":9,\"type\":\"EXCHANGE LIMIT\",\"symbol\":\"tETHUSD\",\"amount\":\"-0.5\",\"price\":\"9000\"}]");
            assertTrue(client.text().contains("on-req"));
            final List<String> on = columns(client.text(), "on");
            assertEquals(List.of("-0.5", "-0.5", "\"EXCHANGE LIMIT\""), on.subList(6, 9));
            assertEquals("\"ACTIVE\"", on.get(13));
            assertEquals("9000", on.get(16));

            client.send("[0,\"oc\",null," + key + "]");
            assertTrue(client.text().contains("\"oc-req\""));
            assertEquals("\"CANCELED\"", columns(client.text(), "oc").get(13));
        }
        client.send("[0,\"oc\",null,{\"id\":5}]");
        assertTrue(client.text().contains("\"ERROR\",\"Order not found.\"]]"));
    }

    @Test
    void shouldRefuseWhatIsInvalid() throws Exception {
        ready();
        refused("{\"cid\":1,\"type\":\"LIMIT\",\"symbol\":\"tNOPE\",\"amount\":\"1\",\"price\":\"1\"}",
            "symbol: invalid");
        refused("{\"cid\":1,\"type\":\"STOP\",\"symbol\":\"tBTCUSD\",\"amount\":\"1\",\"price\":\"1\"}",
            "type: invalid");
        refused("{\"cid\":1,\"type\":\"LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":\"x\",\"price\":\"1\"}",
            "amount: invalid");
        refused("{\"cid\":1,\"type\":\"LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":\"1\"}", "price: invalid");
        refused("{\"cid\":1,\"type\":\"LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":\"0.000001\",\"price\":\"1\"}",
            "Invalid order: minimum size");
    }

    @Test
    void shouldFillARestingOrderWhenTheMarketComes() throws Exception {
        ready();
        client.send("{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tSOLUSD\"}");
        client.textWith("subscribed");
        final String ticker = client.text();
        final String bid = ticker.substring(ticker.lastIndexOf('[') + 1).split(",")[0];
        client.send("[0,\"on\",null,{\"cid\":3,\"type\":\"EXCHANGE LIMIT\",\"symbol\":\"tSOLUSD\",\"amount\":\"0.01\",\"price\":\"" + bid + "\"}]");

        final List<String> te = columns(client.textWith("\"te\""), "te");
        assertEquals("1", te.get(8), "maker");
        assertEquals(bid, te.get(5));
        assertTrue(columns(client.textWith("\"oc\""), "oc").get(13).startsWith("\"EXECUTED @ "));
        client.textWith("\"tu\"");
    }

    @Test
    void shouldTradeAgainstARecordedMarketToo() throws Exception {
        final Path file = Files.writeString(directory.resolve("book.txt"), String.join("\n",
            "1.0: {\"event\":\"info\",\"version\":2}",
            "1.2: {\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":7,\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}",
            "1.4: [7,[[100,1,2],[101,2,-3]]]", "900.0: [7,\"hb\"]"));
        final List<String> events = new ArrayList<>();

        try (SimulatorServer capture = SimulatorServer.start(new CapturePlayer(file), 0, Speed.WALL_TIME, KEY);
            RawClient reader = new RawClient(capture); RawClient account = new RawClient(capture)) {
            reader.textWith("[101,2,-3]");
            account.send(auth("key1", "secret1", 1));
            account.textWith("\"os\"");
            account.send("[0,\"on\",null,{\"cid\":1,\"type\":\"EXCHANGE MARKET\",\"symbol\":\"tBTCUSD\",\"amount\":\"5\"}]");
            while (events.size() < 4) {
                events.add(account.text());
            }
        }

        assertTrue(events.get(1).contains(",3,101,"), events.get(1));
        assertTrue(events.get(2).contains("\"IOC CANCELED was: PARTIALLY FILLED @ 101.0(3)\""), events.get(2));
    }

    private void refused(final String order, final String words) throws Exception {
        client.send("[0,\"on\",null," + order + "]");
        final String answer = client.text();
        assertTrue(answer.contains("\"on-req\",null,null,[null,null,1,"), answer);
        assertTrue(answer.contains("\"ERROR\",\"" + words), answer);
    }

    private void ready() throws Exception {
        signIn(1);
        client.textWith("\"os\"");
    }

    private void signIn(final long nonce) throws Exception {
        client.send(auth("key1", "secret1", nonce));
        assertTrue(client.text().startsWith("{\"event\":\"auth\",\"status\":\"OK\",\"chanId\":0,"));
    }

    private static String auth(final String key, final String secret, final long nonce) throws Exception {
        final Mac mac = Mac.getInstance("HmacSHA384");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA384"));
        final String payload = "AUTH" + nonce;
        return "{\"event\":\"auth\",\"apiKey\":\"" + key + "\",\"authNonce\":\"" + nonce + "\",\"authPayload\":\""
            + payload
            + "\",\"authSig\":\"" + HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)))
            + "\"}";
    }

    /** The row's columns of {@code [0,"code",[…]]}; no text here holds a comma. */
    private static List<String> columns(final String frame, final String code) {
        final String head = "[0,\"" + code + "\",[";
        assertTrue(frame.startsWith(head), frame);
        return List.of(frame.substring(head.length(), frame.length() - 2).split(","));
    }
}
