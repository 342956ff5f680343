package genesis.admin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Configuration;
import genesis.admin.config.TradingHours;
import genesis.admin.metrics.Latency;
import genesis.admin.metrics.Vitals;
import genesis.admin.view.Outputs;
import genesis.admin.view.StatusView;
import genesis.core.message.CommandResult;
import genesis.core.message.Message;
import genesis.core.message.OrderRequestedDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.message.TradingState;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.InputTap;
import genesis.core.unit.E8;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Risk, orders, positions, templates and performance at the door; what the engine makes of it has its own tests. */
@Timeout(120)
class TradingRoutesTest {
    @TempDir
    private Path directory;

    private final StatusView view = new StatusView();
    private final Outputs outputs = new Outputs(view);
    private final InputRing ring = new InputRing();
    private final InputTap tap = new InputTap(ring);
    private final HttpClient client = HttpClient.newHttpClient();
    private final OperatorCommands commands = new OperatorCommands(ring, () -> 5_000);
    private AdminServer server;
    private String token;

    @BeforeEach
    void start() {
        open();
        outputs.session(1, 1).instrument(2, 0, "tBTCUSD").instrument(2, 1, "tETHUSD").trading(3, TradingState.TRADING, "", 0)
            .position(4, 0, E8.ONE / 2).account(5).order(6, 1_234, OrderStatus.WORKING, 0).publish();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldOrderBecomeAnInputWithAllThatWasWritten() throws Exception {
        final CompletableFuture<OrderRequestedDecoder> seen = answerOrder();

        final HttpResponse<String> response = send("POST", "/api/v2/order", "{\"symbol\":\"tETHUSD\",\"amount\":-0.25,\"type\":\"EXCHANGE LIMIT\","
            + "\"price\":\"2000.5\",\"stop_loss_price\":2100,\"take_profit_price\":1800,\"post_only\":true,\"request_id\":77}");

        assertEquals("{\"sequence\":41,\"result\":\"DONE\"}", response.body());
        final OrderRequestedDecoder order = seen.get(60, TimeUnit.SECONDS);
        assertEquals(1, order.instrumentId());
        assertEquals(Side.SELL, order.side());
        assertEquals(OrderType.LIMIT, order.orderType());
        assertEquals(25_000_000L, order.qtyE8());
        assertEquals(200_050_000_000L, order.priceE8());
        assertEquals(2_100 * E8.ONE, order.stopPriceE8());
        assertEquals(1_800 * E8.ONE, order.targetPriceE8());
        assertEquals(77, order.requestId());
        assertEquals(1, order.postOnly().value());
        assertEquals(0, order.reduceOnly().value());
    }

    @Test
    void shouldTemplateFillWhatTheOrderLeavesOut() throws Exception {
        assertEquals(201, send("POST", "/api/v2/order/templates", "{\"name\":\"my bracket\",\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"LIMIT\","
            + "\"amount\":0.5,\"stop_loss_price\":90}").statusCode());
        final CompletableFuture<OrderRequestedDecoder> seen = answerOrder();

        send("POST", "/api/v2/order", "{\"template\":\"my bracket\",\"amount\":2,\"price\":100}");

        final OrderRequestedDecoder order = seen.get(60, TimeUnit.SECONDS);
        assertEquals(0, order.instrumentId());
        assertEquals(2 * E8.ONE, order.qtyE8(), "the order's own word counts");
        assertEquals(90 * E8.ONE, order.stopPriceE8());
    }

    @Test
    void shouldBadOrdersNameTheirFieldAndNeverReachTheEngine() throws Exception {
        assertBad("symbol", "{\"symbol\":\"tNOPEUSD\",\"amount\":1,\"type\":\"MARKET\"}");
        assertBad("symbol", "{\"amount\":1,\"type\":\"MARKET\"}");
        assertBad("type", "{\"symbol\":\"tBTCUSD\",\"amount\":1}");
        assertBad("type", "{\"symbol\":\"tBTCUSD\",\"amount\":1,\"type\":\"ICEBERG\"}");
        assertBad("side", "{\"symbol\":\"tBTCUSD\",\"type\":\"MARKET\"}");
        assertBad("side", "{\"symbol\":\"tBTCUSD\",\"type\":\"MARKET\",\"side\":\"long\"}");
        assertBad("amount", "{\"symbol\":\"tBTCUSD\",\"type\":\"MARKET\",\"amount\":0.000000001}");
        assertBad("amount", "{\"symbol\":\"tBTCUSD\",\"type\":\"MARKET\",\"amount\":1e30}");
        assertBad("amount", "{\"symbol\":\"tBTCUSD\",\"type\":\"MARKET\",\"amount\":\"1e999999999\"}");
        assertBad("amount", "{\"symbol\":\"tBTCUSD\",\"type\":\"MARKET\",\"amount\":1e99999999999}");
        assertBad("amount", "{\"symbol\":\"tBTCUSD\",\"type\":\"MARKET\",\"side\":\"buy\",\"amount\":-1}");
        assertBad("price", "{\"symbol\":\"tBTCUSD\",\"type\":\"LIMIT\",\"amount\":1,\"price\":-5}");
        assertBad("post_only", "{\"symbol\":\"tBTCUSD\",\"type\":\"LIMIT\",\"amount\":1,\"post_only\":\"yes\"}");
        assertBad("price", "{\"symbol\":\"tBTCUSD\",\"type\":\"LIMIT\",\"amount\":1}");
        assertBad("price", "{\"symbol\":\"tBTCUSD\",\"type\":\"IOC\",\"amount\":1}");
        assertBad("aux_price", "{\"symbol\":\"tBTCUSD\",\"type\":\"STOP LIMIT\",\"amount\":1,\"price\":5}");
        assertBad("trailing", "{\"symbol\":\"tBTCUSD\",\"type\":\"TRAILING STOP\",\"amount\":1}");
        assertBad("colour", "{\"symbol\":\"tBTCUSD\",\"type\":\"LIMIT\",\"amount\":1,\"colour\":1}");
        assertBad("request_id", "{\"symbol\":\"tBTCUSD\",\"type\":\"MARKET\",\"amount\":1,\"request_id\":0}");
        assertEquals(400, send("POST", "/api/v2/order", "[").statusCode());
        assertEquals(400, send("POST", "/api/v2/order", "{\"amount\":1,\"amount\":2}").statusCode(), "said twice");
        assertEquals(404, send("POST", "/api/v2/order", "{\"template\":\"none\"}").statusCode());
        assertTrue(ring.isEmpty(), "nothing reached the engine");
    }

    @Test
    void shouldEveryChangeNeedTheToken() throws Exception {
        token = "wrong";
        for (final String path : new String[] {"/order", "/orders/cancel/all", "/orders/cancel/symbol/tBTCUSD", "/orders/cancel/1", "/orders/amend/1",
            "/order/templates", "/positions/close/tBTCUSD", "/risk/halt", "/risk/flatten", "/risk/max-trades", "/risk/max-trades-symbol",
            "/risk/windows", "/risk/limits", "/risk/pause", "/risk/resume", "/risk/unified/halt"}) {
            assertEquals(401, send("POST", "/api/v2" + path, "{}").statusCode(), path);
        }
        for (final String path : new String[] {"/order/templates/x", "/risk/limits/risk.daily-loss", "/risk/windows"}) {
            assertEquals(401, send("DELETE", "/api/v2" + path, "").statusCode(), path);
        }
        assertTrue(ring.isEmpty(), "nothing reached the engine");
    }

    @Test
    void shouldWhatIsNotThereBe404InJson() throws Exception {
        for (final String path : new String[] {"/orders/symbol/tNOPEUSD", "/order/templates/none", "/v2/risk/status", "/v2/order", "/risk/nothing"}) {
            final HttpResponse<String> response = send("GET", "/api/v2" + path, null);
            assertEquals(404, response.statusCode(), path);
            assertTrue(response.body().startsWith("{\"error\":"), response.body());
        }
        assertEquals(404, send("POST", "/api/v2/positions/close/tNOPEUSD", "").statusCode());
        assertEquals(404, send("POST", "/api/v2/orders/cancel/symbol/tNOPEUSD", "").statusCode());
        assertEquals(400, send("POST", "/api/v2/orders/cancel/abc", "").statusCode());
    }

    @Test
    void shouldTheOldPathOfOrdersPointToTheNewOne() throws Exception {
        for (final String path : new String[] {"/api/v2/orders/place/", "/api/v2/orders/place"}) {
            final HttpResponse<String> response = send("POST", path, "{}");
            assertEquals(308, response.statusCode());
            assertEquals("/api/v2/order", response.headers().firstValue("Location").orElse(""));
            assertEquals("true", response.headers().firstValue("Deprecation").orElse(""));
            assertEquals("</api/v2/order>; rel=\"successor-version\"", response.headers().firstValue("Link").orElse(""));
        }
        assertTrue(ring.isEmpty(), "nothing reached the engine");
        assertTrue(get("/metrics").contains("legacy_endpoints_total{endpoint=\"/api/v2/orders/place\",} 2.0"), "and is counted");
    }

    @Test
    void shouldListsShowWhatTheEngineSaid() throws Exception {
        assertTrue(get("/api/v2/orders").contains("\"clientOrderId\":\"1234\""));
        assertTrue(get("/api/v2/orders/symbol/tBTCUSD").contains("\"clientOrderId\":\"1234\""));
        assertEquals("{\"orders\":[]}", get("/api/v2/orders/symbol/tETHUSD"));
        assertEquals("{\"orders\":[]}", get("/api/v2/orders/history"));
        assertTrue(get("/api/v2/positions").contains("\"symbol\":\"tBTCUSD\",\"quantity\":0.5"));
        assertEquals("{\"positions\":[]}", get("/api/v2/positions/history"));
        assertEquals("{\"timezone\":\"UTC\",\"days\":[]}", get("/api/v2/performance/daily"));
        assertTrue(get("/api/v2/risk/status").contains("\"tradingState\":\"TRADING\""));
        assertTrue(get("/api/v2/risk/unified/status").contains("\"risk.trades-per-day\":100"));
        assertTrue(get("/api/v2/risk/trade-counter").contains("\"max_trades_per_symbol_per_day\":25"));
    }

    @Test
    void shouldQuestionsAboutThePastThatMakeNoSenseNameTheirParameter() throws Exception {
        for (final String[] one : new String[][] {{"orders/history?form=1", "form"}, {"orders/history?from=yesterday", "from"}, {"fills?to=25:00", "to"},
            {"positions/history?limit=0", "limit"}, {"fills?limit=1001", "limit"}, {"fills?limit=ten", "limit"}, {"orders/history?symbol=tNOPEUSD", "symbol"},
            {"performance/daily?symbol=tBTCUSD", "symbol"}, {"incidents?severity=BAD", "severity"}, {"fills?from=2026-11-22&to=2026-11-21", "from"}}) {
            final HttpResponse<String> response = send("GET", "/api/v2/" + one[0], null);
            assertEquals(400, response.statusCode(), one[0]);
            assertTrue(response.body().contains("\"field\":\"" + one[1] + "\""), one[0] + " → " + response.body());
        }
        assertEquals("{\"fills\":[]}", get("/api/v2/fills?from=2026-11-21&to=2026-11-22T00:00:00Z&limit=5&symbol=tBTCUSD"));
        assertEquals("{\"incidents\":[]}", get("/api/v2/incidents?severity=info"));
    }

    @Test
    void shouldBadChangesOfLimitsBeRefusedWithTheWayOut() throws Exception {
        for (final String[] one : new String[][] {{"", "setting"}, {"{\"setting\":\"risk.daily-loss\"}", "value"}, {"{\"value\":1}", "setting"},
            {"{\"setting\":\"risk.dayly-loss\",\"value\":0.1}", "setting"}, {"{\"setting\":\"ema.fast\",\"value\":9}", "setting"},
            {"{\"setting\":\"risk.daily-loss\",\"value\":7}", "value"}, {"{\"setting\":\"risk.cooldown\",\"value\":60}", "value"},
            {"{\"setting\":\"risk.daily-loss\",\"value\":1e999999999}", "value"},
            {"{\"setting\":\"risk.positions-max\",\"value\":1.5}", "value"}, {"{\"setting\":\"risk.positions-max\",\"value\":true}", "value"}}) {
            final HttpResponse<String> response = send("POST", "/api/v2/risk/limits", one[0]);
            assertEquals(400, response.statusCode(), one[0]);
            assertTrue(response.body().contains("\"field\":\"" + one[1] + "\""), one[0] + " → " + response.body());
        }
        assertTrue(send("POST", "/api/v2/risk/limits", "{\"setting\":\"risk.dayly-loss\",\"value\":1}").body().contains("risk.daily-loss"));
        assertEquals(404, send("DELETE", "/api/v2/risk/limits/risk.nothing", "").statusCode());
        assertTrue(get("/api/v2/risk/limits").contains("\"risk.daily-loss\":{\"value\":0.02,\"source\":\"default\",\"configured\":0.02"));
        assertFalse(Files.exists(directory.resolve(OperatorChanges.NAME)), "nothing was changed");
        assertTrue(ring.isEmpty(), "nothing reached the engine");
    }

    @Test
    void shouldOnPaperTheCashBeTheWallet() throws Exception {
        assertEquals("{\"wallets\":[{\"type\":\"PAPER\",\"currency\":\"USD\",\"balance\":9900,\"available\":null,\"since\":\"1970-01-01T00:00:01Z\"}]}",
            get("/api/v2/wallets"));
    }

    @Test
    void shouldOrdersThatTheVenueRefusedLowerTheSuccessRate() throws Exception {
        outputs.placed(7, 1).placed(8, 2).placed(9, 3).placed(10, 4).order(11, 1, OrderStatus.REJECTED, 0).order(12, 2, OrderStatus.FILLED, E8.ONE)
            .order(13, 3, OrderStatus.WORKING, 0).publish();

        // The fourth has not been answered.
        assertTrue(get("/api/v2/risk/status").contains("\"orders\":{\"sent\":4,\"accepted\":2,\"rejected\":1,\"undecided\":1,\"successRate\":0.6666666666666666,\"target\":0.95}"),
            get("/api/v2/risk/status"));
        assertTrue(get("/metrics").contains("genesis_order_success_ratio 0.6666666666666666"));
    }

    @Test
    void shouldBadLimitsAndWindowsBeRefusedWithTheWayOut() throws Exception {
        for (final String body : new String[] {"", "{}", "{\"max_trades_per_day\":-1}", "{\"max_trades_per_day\":1.5}", "{\"max_trades_per_day\":\"5\"}",
            "{\"max_trades_per_day\":99999999999999999999999}", "{\"max\":1}"}) {
            assertEquals(400, send("POST", "/api/v2/risk/max-trades", body).statusCode(), body);
        }
        for (final String body : new String[] {"{}", "{\"timezone\":\"Europe/Stockholm\"}", "{\"timezone\":\"Europe/Stokholm\",\"windows\":{}}",
            "{\"timezone\":\"UTC\",\"windows\":{\"monday\":[]}}", "{\"timezone\":\"UTC\",\"windows\":{\"mon\":[[\"17:00\",\"08:00\"]]}}",
            "{\"timezone\":\"UTC\",\"windows\":{\"mon\":[\"08:00\"]}}", "{\"timezone\":\"UTC\",\"windows\":{\"mon\":8}}", "{\"timezone\":\"UTC\",\"windows\":{\"mon\":null}}",
            "{\"timezone\":\"UTC\",\"windows\":[]}"}) {
            assertEquals(400, send("POST", "/api/v2/risk/windows", body).statusCode(), body);
        }
        assertTrue(send("POST", "/api/v2/risk/windows", "{\"timezone\":\"Europe/Stokholm\",\"windows\":{}}").body().contains("Europe/Stockholm"));
        assertTrue(ring.isEmpty(), "nothing reached the engine");
    }

    @Test
    void shouldTemplatesLiveInTheDataDirectory() throws Exception {
        send("POST", "/api/v2/order/templates", "{\"name\":\"a\",\"symbol\":\"tBTCUSD\",\"amount\":0.10,\"post_only\":true}");
        send("POST", "/api/v2/order/templates", "{\"name\":\"b\",\"type\":\"market\"}");
        assertEquals(200, send("POST", "/api/v2/order/templates", "{\"name\":\"b\",\"type\":\"LIMIT\"}").statusCode(), "replaced");
        reopen();

        assertEquals("{\"templates\":{\"a\":{\"amount\":0.10,\"post_only\":true,\"symbol\":\"tBTCUSD\"},\"b\":{\"type\":\"LIMIT\"}}}", get("/api/v2/order/templates"));
        assertEquals(200, send("DELETE", "/api/v2/order/templates/a", "").statusCode());
        assertEquals(404, send("DELETE", "/api/v2/order/templates/a", "").statusCode());
        assertEquals("{\"type\":\"LIMIT\"}", get("/api/v2/order/templates/b"));
        assertEquals(400, send("POST", "/api/v2/order/templates", "{\"name\":\"../x\"}").statusCode());
        assertEquals(400, send("POST", "/api/v2/order/templates", "{\"name\":\"c\",\"price\":-1}").statusCode());
    }

    @Test
    void shouldUnreadableTemplatesBeSetAsideAndSaidSo() throws Exception {
        for (final String broken : new String[] {"", "{\"a\":", "{\"a\":{\"colour\":1}}", "[]"}) {
            server.close();
            Files.writeString(directory.resolve(OrderTemplates.NAME), broken);
            open();

            assertTrue(get("/api/v2/order/templates").startsWith("{\"templates\":{},\"note\":\"order templates could not be read"), broken);
            assertFalse(Files.exists(directory.resolve(OrderTemplates.NAME)));
        }
        assertEquals("{\"a\":", Files.readString(directory.resolve(OrderTemplates.NAME + ".unreadable-2")));
        assertEquals(201, send("POST", "/api/v2/order/templates", "{\"name\":\"a\"}").statusCode());
    }

    @Test
    void shouldConfiguredHoursBeRead() throws Exception {
        final Path file = Files.writeString(directory.resolve("hours.conf"),
            "genesis.trading-hours { timezone = Europe/Stockholm, windows { mon = [[\"08:00\", \"17:00\"]], sat = [] } }");

        final TradingHours hours = Configuration.load(file, Map.of()).hours();

        assertEquals("{\"timezone\":\"Europe/Stockholm\",\"windows\":{\"mon\":[[\"08:00\",\"17:00\"]],\"sat\":[]}}",
            Json.object(json -> RiskJson.hours(json, hours)));
        assertFalse(Configuration.load(null, Map.of()).hours().hasWindows());
    }

    private void reopen() {
        server.close();
        open();
    }

    private void open() {
        server = new AdminServer(0, AdminServer.Office.in(directory, view,
            () -> new Vitals("market", 9, 1, new Latency(1, 2, 3, 4, 5), Map.of()), commands));
        token = TokenFile.read(directory);
    }

    /** Answers the next command, an order, as the engine would, at sequence 41. */
    private CompletableFuture<OrderRequestedDecoder> answerOrder() {
        return CompletableFuture.supplyAsync(() -> {
            final OrderRequestedDecoder order = new OrderRequestedDecoder();
            while (tap.drain((buffer, offset, length) -> {
                final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
                copy.putBytes(0, buffer, offset, length);
                assertEquals(OrderRequestedDecoder.TEMPLATE_ID, Message.templateId(copy, 0));
                order.wrap(copy, Message.HEADER_LENGTH, Message.blockLength(copy, 0), Message.version(copy, 0));
            }) == 0) {
                Thread.onSpinWait();
            }
            outputs.answer(41, order.commandId(), CommandResult.DONE).publish();
            return order;
        });
    }

    private void assertBad(final String field, final String body) throws Exception {
        final HttpResponse<String> response = send("POST", "/api/v2/order", body);
        assertEquals(400, response.statusCode(), body + " → " + response.body());
        assertTrue(response.body().contains("\"field\":\"" + field + "\""), body + " → " + response.body());
    }

    private String get(final String path) throws IOException, InterruptedException {
        return send("GET", path, null).body();
    }

    private HttpResponse<String> send(final String method, final String path, final String body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Authorization", "Bearer " + token)
            .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.ofString());
    }
}
