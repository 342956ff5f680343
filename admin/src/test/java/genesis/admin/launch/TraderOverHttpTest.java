package genesis.admin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Configuration;
import genesis.admin.config.RunOptions;
import genesis.admin.http.TokenFile;
import genesis.gateway.simulator.ExchangeOptions;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.Transport;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.Truth;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rows of ORD that live at the admin API, from the trader's HTTP request to the exchange's books: a whole process in LIVE,
 * and the server of {@code genesis exchange} outside, with a market that stands still.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraderOverHttpTest {
    private static final String KEY = "key-of-the-trader";
    private static final String SECRET = "secret-of-the-trader-at-the-api";
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(100);
    private static final String ORDER = "/api/v2/order";
    private static final String ORDERS = "/api/v2/orders";
    private static final String TEMPLATES = "/api/v2/order/templates";

    private final HttpClient client = HttpClient.newHttpClient();
    private SimulatorServer exchange;
    private Launch launch;
    private String token;
    /** Far enough below the market not to be filled, near enough to be allowed. */
    private String farPrice;

    @BeforeAll
    void open(@TempDir final Path root) throws Exception {
        final SyntheticMarket market = new SyntheticMarket(1, TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));
        market.market().hush();
        farPrice = BigDecimal.valueOf(market.market().bestBidE8(0) / 100_000_000 - 500).toPlainString();
        exchange = SimulatorServer.start(market, Transport.loopback(0), Speed.WALL_TIME, ExchangeOptions.of(new AccountKey(KEY, SECRET)));
        final Path key = Files.createFile(root.resolve("trader.key"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, "key = " + KEY + "\nsecret = " + SECRET + "\n");
        final Configuration configuration = Configuration.load(Files.writeString(root.resolve("trader.conf"),
            "genesis.venue { key-source = file, key-file = \"" + key + "\" }\n"
                + "genesis.settings { \"signal.confidence-min\" = 1, \"risk.cooldown\" = 0s }"), Map.of());
        final Path data = root.resolve("data");
        launch = Launch.start(RunOptions.of(Map.of("mode", "live", "venue", exchange.uri().toString(), "symbols", "tBTCUSD", "layout", "single",
            "wait", "thrifty", "port", "0"), configuration, data, null), configuration.settings(), line -> { });
        token = TokenFile.read(data);
        await("the market is in sight", () -> launch.status().instruments().stream().anyMatch(one -> one.isHealthy()));
        assertTrue(post("/api/v2/arm", "{\"armed\":true,\"confirmation\":\"ARM LIVE\"}").body().contains("DONE"));
        await("an order is let through", () -> post(ORDER, limit("0.01")).statusCode() == 200);
    }

    @BeforeEach
    void nothingIsOpen() {
        post(ORDERS + "/cancel/all", "");
        await("all orders are gone", () -> truth().open().isEmpty() && launch.status().openOrders().isEmpty());
    }

    @AfterAll
    void close() {
        launch.close();
        exchange.close();
    }

    @Test
    @DisplayName("ORD-08 a saved template is shown, fills what an order leaves out, and is deleted")
    void shouldPlaceAnOrderByItsTemplate() {
        assertEquals(201, post(TEMPLATES, "{\"name\":\"my bracket\",\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"LIMIT\",\"amount\":0.03,"
            + "\"post_only\":true,\"price\":" + farPrice + ",\"stop_loss_price\":100}").statusCode());
        assertTrue(get(TEMPLATES).contains("\"my bracket\""), get(TEMPLATES));

        post(ORDER, "{\"template\":\"my bracket\",\"amount\":0.02}");

        await("the order stands", () -> truth().open().size() == 1);
        final Truth.Order order = truth().open().get(0);
        assertEquals(2_000_000, order.orderedE8(), "the order's own amount counts");
        assertEquals(new BigDecimal(farPrice).movePointRight(8).longValueExact(), order.priceE8());
        assertTrue(order.type().endsWith("LIMIT"), order.type());
        assertEquals(200, send("DELETE", TEMPLATES + "/my%20bracket", null).statusCode());
        assertEquals(404, send("GET", TEMPLATES + "/my%20bracket", null).statusCode());
    }

    @Test
    @DisplayName("ORD-09 an order that cannot be is answered with 400 and its field, and the exchange never hears of it")
    void shouldRefuseABadOrderAtTheDoor() {
        final Truth before = truth();
        for (final String[] bad : new String[][] {
            {"symbol", "{\"symbol\":\"tNOPEUSD\",\"amount\":1,\"type\":\"MARKET\"}"},
            {"type", "{\"symbol\":\"tBTCUSD\",\"amount\":1,\"type\":\"ICEBERG\"}"},
            {"side", "{\"symbol\":\"tBTCUSD\",\"type\":\"MARKET\"}"},
            {"amount", "{\"symbol\":\"tBTCUSD\",\"type\":\"MARKET\",\"amount\":0.000000001}"}}) {
            final HttpResponse<String> answer = post(ORDER, bad[1]);
            assertEquals(400, answer.statusCode(), bad[1] + " → " + answer.body());
            assertTrue(answer.body().contains("\"" + bad[0] + "\""), bad[1] + " → " + answer.body());
        }
        assertEquals(before.closed().size(), truth().closed().size());
        assertEquals(List.of(), truth().open());
    }

    @Test
    @DisplayName("ORD-09 an order that a rule refuses is answered with the rule and both numbers")
    void shouldTellTheRuleThatRefused() {
        final HttpResponse<String> answer = post(ORDER, "{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"LIMIT\",\"amount\":100,\"price\":" + farPrice + "}");
        assertTrue(answer.body().contains("\"INSTRUMENT_EXPOSURE_LIMIT_REACHED\"") && answer.body().contains("REFUSED"), answer.body());
        assertEquals(List.of(), truth().open());
    }

    @Test
    @DisplayName("ORD-11 an order is in the list of active ones while it stands, and then in the history")
    void shouldListActiveAndEndedOrders() {
        post(ORDER, limit("0.012345"));
        await("the order stands", () -> truth().open().size() == 1);
        await("it is listed", () -> get(ORDERS).contains("0.012345"));
        assertTrue(get(ORDERS + "/symbol/tBTCUSD").contains("0.012345"));
        assertFalse(get(ORDERS + "/history").contains("0.012345"));
        final Long id = truth().open().get(0).clientId();

        post(ORDERS + "/cancel/" + id, "");

        await("the order is gone", () -> truth().open().isEmpty());
        await("it is in the history", () -> get(ORDERS + "/history").contains("0.012345"));
        assertFalse(get(ORDERS).contains("0.012345"));
        assertTrue(get(ORDERS + "/history").contains("\"CANCELED\""));
    }

    @Test
    @DisplayName("ORD-10 all orders of a symbol are canceled")
    void shouldCancelBySymbol() {
        post(ORDER, limit("0.005"));
        post(ORDER, limit("0.006"));
        await("two orders stand", () -> truth().open().size() == 2);

        assertTrue(post(ORDERS + "/cancel/symbol/tBTCUSD", "").body().contains("DONE"));

        await("none stands", () -> truth().open().isEmpty());
    }

    @Test
    @DisplayName("ORD-12 a position is listed, closed, and then in the history with its result")
    void shouldCloseAPositionAndRememberIt() {
        post(ORDER, "{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"MARKET\",\"amount\":0.0123}");
        await("the exchange has a position", () -> truth().positions().size() == 1);
        assertEquals(0, truth().positions().get(0).amount().compareTo(new BigDecimal("0.0123")));
        await("it is listed", () -> get("/api/v2/positions").contains("\"quantity\":0.0123"));

        assertTrue(post("/api/v2/positions/close/tBTCUSD", "").body().contains("DONE"));

        await("it is closed", () -> truth().positions().isEmpty());
        await("it is remembered", () -> get("/api/v2/positions/history").contains("\"quantity\":0.0123"));
        assertTrue(get("/api/v2/positions/history").contains("\"side\":\"LONG\""));
        assertTrue(get("/api/v2/performance/daily").contains("\"trades\":1"), get("/api/v2/performance/daily"));
    }

    private String limit(final String amount) {
        return "{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"LIMIT\",\"amount\":" + amount + ",\"price\":" + farPrice + "}";
    }

    private Truth truth() {
        return exchange.truth(KEY);
    }

    private void await(final String what, final BooleanSupplier condition) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - startNs < PATIENCE_NS, () -> what + " – " + truth() + get("/api/v2/status"));
            LockSupport.parkNanos(5_000_000);
        }
    }

    private String get(final String path) {
        return send("GET", path, null).body();
    }

    private HttpResponse<String> post(final String path, final String body) {
        return send("POST", path, body);
    }

    private HttpResponse<String> send(final String method, final String path, final String body) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + launch.port() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        } catch (final IOException e) {
            throw new AssertionError(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
