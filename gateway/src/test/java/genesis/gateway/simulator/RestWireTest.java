package genesis.gateway.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.simulator.account.AccountKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Section 3 of the protocol sheet through HTTP, on the port of the sockets. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RestWireTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final AccountKey KEY = new AccountKey("key1", "secret1");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private SimulatorServer server;
    private long nonce;

    @BeforeEach
    void start() {
        server = SimulatorServer.start(new SyntheticMarket(1, START_NS), 0, Speed.parse("10x"), KEY);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldAnswerWhatAnybodyMayAsk() throws Exception {
        assertEquals("[1]", body("platform/status"));
        assertEquals(10, columns(body("ticker/tBTCUSD")));
        assertTrue(body("tickers?symbols=tBTCUSD,tETHUSD").matches("\\[\\[\"tBTCUSD\",.*],\\[\"tETHUSD\",.*]]"));
        assertEquals(6, body("tickers?symbols=ALL").split("\\[\"t").length - 1);
        assertEquals(3, rows(body("trades/tBTCUSD/hist?limit=3")));
        assertEquals(50, rows(body("book/tBTCUSD/P0?len=25")));
        assertEquals(2, rows(body("book/tBTCUSD/R0?len=1")));
        assertEquals(4, rows(body("candles/trade:1m:tBTCUSD/hist?limit=4")));
        assertEquals(6, columns(body("candles/trade%3A1m%3AtBTCUSD/last")));
        assertTrue(body("conf/pub:list:pair:exchange,pub:list:currency").startsWith("[[\"BTCUSD\",\"ETHUSD\","));
        assertTrue(body("conf/pub:info:pair,pub:info:pair:futures,pub:list:pair:securities,pub:list:pair:margin")
            .startsWith("[[[\"BTCUSD\",[null,null,null,\""));
        assertEquals("[]", body("status/deriv?keys=tBTCUSD"));
    }

    @Test
    void shouldSayWhatIsWrongWithStatus500() throws Exception {
        expect(500, "[\"error\",10020,\"symbol: invalid\"]", Signed.get(http, server, "ticker/tNOPE"));
        expect(500, "[\"error\",10020,\"limit: invalid\"]", Signed.get(http, server, "trades/tBTCUSD/hist?limit=10001"));
        expect(500, "[\"error\",10020,\"limit: invalid\"]", Signed.get(http, server, "candles/trade:1m:tBTCUSD/hist?limit=ten"));
        expect(500, "[\"error\",10020,\"len: invalid\"]", Signed.get(http, server, "book/tBTCUSD/P0?len=7"));
        expect(500, "[\"error\",10020,\"len: invalid\"]", Signed.get(http, server, "book/tBTCUSD/P0?len=4294967321"));
        expect(500, "[\"error\",10020,\"precision: invalid\"]", Signed.get(http, server, "book/tBTCUSD/P9"));
        expect(404, "[\"error\",10020,\"not found\"]", Signed.get(http, server, "dance"));
        expect(404, "[\"error\",10020,\"not found\"]", Signed.get(http, server, "auth/r/wallets"));
        expect(404, "[\"error\",10020,\"not found\"]", post("ticker/tBTCUSD", "{}"));
        expect(405, "[\"error\",10020,\"method: invalid\"]", http.send(HttpRequest.newBuilder(
            URI.create(server.restUri() + "/ticker/tBTCUSD")).DELETE().build(), HttpResponse.BodyHandlers.ofString()));
        expect(500, "[\"error\",10020,\"limit: invalid\"]", post("auth/r/trades/hist", "{\"limit\":2501}"));
        expect(500, "[\"error\",10114,\"nonce: small\"]", Signed.post(http, server, "auth/r/wallets", "{}", nonce));
        expect(500, "[\"error\",10001,\"Invalid order: minimum size for BTC/USD is", post("auth/w/order/submit",
            "{\"symbol\":\"tBTCUSD\",\"type\":\"LIMIT\",\"amount\":\"0.00000001\",\"price\":\"1\"}"));
        expect(500, "[\"error\",10020,\"price: invalid\"]", post("auth/w/order/submit",
            "{\"symbol\":\"tBTCUSD\",\"type\":\"LIMIT\",\"amount\":\"1\"}"));
        expect(404, "[\"error\",10020,\"not supported by the simulated exchange\"]", post("auth/w/withdraw", "{}"));
        expect(500, "[\"error\",10020,\"body: invalid\"]", post("auth/r/orders", "{\"id\":"));
    }

    /** Shapes as recorded: the submission's order nested one deeper and its time in seconds. */
    @Test
    void shouldDoWithOrdersWhatTheSocketDoes() throws Exception {
        final String submitted = post("auth/w/order/submit", "{\"symbol\":\"tBTCUSD\",\"type\":\"EXCHANGE LIMIT\",\"amount\":\"0.01\",\"price\":200,\"cid\":7}").body();
        assertTrue(submitted.startsWith("[1700000000,\"on-req\",null,null,[["), submitted);
        assertTrue(submitted.endsWith("]],null,\"SUCCESS\",\"Submitting 1 orders.\"]"), submitted);
        final String id = submitted.split("\\[\\[")[1].split(",")[0];
        assertEquals(1, rows(post("auth/r/orders", "{\"id\":[" + id + "]}").body()));
        assertEquals("[]", post("auth/r/orders/tETHUSD", "").body());
        final String updated = post("auth/w/order/update", "{\"id\":" + id + ",\"price\":\"201\"}").body();
        assertTrue(updated.startsWith("[1700000000000,\"ou-req\",null,null,[" + id), updated);
        final String cancel = post("auth/w/order/cancel", "{\"cid\":7,\"cid_date\":\"2023-11-14\"}").body();
        assertTrue(cancel.startsWith("[1700000000000,\"oc-req\",null,null,[" + id) && cancel.contains("(ID: " + id + ")."), cancel);
        assertTrue(post("auth/r/orders/hist", "{}").body().contains("\"CANCELED\""));

        final String multi = post("auth/w/order/multi", "{\"ops\":[[\"on\",{\"symbol\":\"tBTCUSD\",\"type\":\"EXCHANGE MARKET\",\"amount\":\"0.001\"}],"
            + "[\"on\",{\"symbol\":\"tBTCUSD\",\"type\":\"EXCHANGE LIMIT\",\"amount\":\"0.01\",\"price\":\"200\"}],[\"oc\",{\"id\":5}]]}").body();
        assertTrue(multi.contains("\"ox_multi-req\",null,null,[[1700000000000,\"on-req\",null,null,[["), multi);
        assertTrue(multi.contains("\"Order not found.\"") && multi.endsWith("\"Submitting 3 order operations.\"]"), multi);
        final String trades = post("auth/r/trades/tBTCUSD/hist", "{\"limit\":10}").body();
        assertTrue(trades.contains("\"EXCHANGE MARKET\"") && trades.contains("\"BTC\""), trades);
        final String order = trades.substring(2).split(",")[3];
        assertTrue(post("auth/r/order/tBTCUSD:" + order + "/trades", "").body().contains("," + order + ","));
        assertTrue(post("auth/w/order/cancel/multi", "{\"all\":1}").body().contains("\"Submitting 1 order cancellations.\""));
    }

    @Test
    void shouldTellWhatAnAccountHas() throws Exception {
        assertTrue(post("auth/r/wallets", "{}").body().contains("[\"exchange\",\"UST\",100000,0,100000,"));
        post("auth/w/order/submit", "{\"symbol\":\"tBTCUSD\",\"type\":\"MARKET\",\"amount\":\"0.01\"}");
        final String position = post("auth/r/positions", "").body();
        assertTrue(position.startsWith("[[\"tBTCUSD\",\"ACTIVE\",0.01,"), position);
        final String fees = post("auth/r/ledgers/USD/hist", "{\"category\":201}").body();
        assertTrue(fees.contains("\"Trading fees for 0.") && fees.contains(" BTC (BTCUSD) @ "), fees);
        assertTrue(post("auth/r/info/margin/base", "").body().startsWith("[\"base\",["));
        assertTrue(post("auth/r/info/margin/tBTCUSD", "").body().startsWith("[\"sym\",\"tBTCUSD\",["));
        assertTrue(post("auth/r/summary", "").body().contains("[[0.001,0.001,0.001,null,null,0.001],[0.002,"));
        assertTrue(post("auth/r/permissions", "").body().contains("[\"orders\",1,1]"));
        assertEquals(55, columns(post("auth/r/info/user", "").body()));
        assertTrue(post("auth/calc/order/avail", "{\"symbol\":\"tBTCUSD\",\"dir\":1,\"rate\":\"100\",\"type\":\"EXCHANGE\"}").body().startsWith("[100]"));
        final String transfer = post("auth/w/transfer", "{\"from\":\"exchange\",\"to\":\"margin\",\"currency\":\"UST\",\"amount\":\"10\"}").body();
        assertTrue(transfer.contains("\"SUCCESS\""), transfer);
        assertTrue(post("auth/r/wallets", "{}").body().contains("[\"margin\",\"UST\",100010,"));
    }

    @Test
    void shouldRefuseWhoAsksTooOftenWhereLimitsAreOn() throws Exception {
        try (SimulatorServer limited = SimulatorServer.start(new SyntheticMarket(1, START_NS), Transport.loopback(0),
            Speed.parse("10x"), ExchangeOptions.of(KEY).withRestLimits())) {
            for (int i = 0; i < 3; i++) {
                assertEquals(200, Signed.get(http, limited, "liquidations/hist").statusCode());
            }
            expect(429, "[\"error\",11010,\"ratelimit: error\"]", Signed.get(http, limited, "liquidations/hist"));
            assertEquals(200, Signed.get(http, limited, "platform/status").statusCode());
        }
    }

    private String body(final String path) throws Exception {
        final HttpResponse<String> response = Signed.get(http, server, path);
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    private HttpResponse<String> post(final String path, final String body) throws Exception {
        return Signed.post(http, server, path, body, ++nonce);
    }

    private static void expect(final int status, final String beginning, final HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertTrue(response.body().startsWith(beginning), response.body());
    }

    private static int rows(final String list) {
        return list.equals("[]") ? 0 : list.split("],\\[").length;
    }

    private static int columns(final String row) {
        return row.split(",").length;
    }
}
