package genesis.admin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import genesis.admin.config.Configuration;
import genesis.admin.config.RunOptions;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code --venue bitfinex} as a person gives it, with both of the exchange's sides on the loopback. */
@Timeout(120)
class OpenVenueTest {
    private static final long PATIENCE_NS = 60_000_000_000L;
    private static final String PAIRS =
        "[[[\"BTCUSD\",[null,null,null,\"0.00004\",\"2000.0\",null,null,null,0.1,0.05,null,null]]],[]]";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final InstrumentRegistry registry = new InstrumentRegistry();
    private final InputRing ring = new InputRing();
    private SimulatorServer stream;
    private HttpServer rest;

    @BeforeEach
    void begin() throws IOException {
        stream = SimulatorServer.start(new SyntheticMarket(1, System.currentTimeMillis() * 1_000_000), 0, new Speed(1), null);
        rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rest.createContext("/v2/", this::answer);
        rest.start();
    }

    @AfterEach
    void end() {
        stream.close();
        rest.stop(0);
    }

    @Test
    void shouldKnowTheExchangesTermsBeforeItSubscribes() {
        final Feed feed = GatewayFeed.open(options(), ring, registry, null, 0);
        feed.start();

        await(feed, () -> feed.counters().values().stream().mapToLong(Long::longValue).sum() > 20);
        assertEquals(4_000, registry.find("tBTCUSD").minQtyE8());
        assertEquals(200_000_000_000L, registry.find("tBTCUSD").maxQtyE8());
        assertTrue(asked.stream().noneMatch(path -> path.contains("auth")), "there is no key: " + asked);
        assertTrue(asked.get(0).contains("conf/pub:info:pair") || asked.get(1).contains("conf/pub:info:pair"), asked.toString());

        feed.stop();
        feed.io().poll();
        feed.close();
    }

    private RunOptions options() {
        final Configuration configuration = Configuration.load(null, Map.of("GENESIS_VENUE_STREAM", stream.uri().toString(),
            "GENESIS_VENUE_REST", "http://127.0.0.1:" + rest.getAddress().getPort()));
        return RunOptions.of(Map.of("venue", "bitfinex", "symbols", "tBTCUSD"), configuration, null, null);
    }

    private void await(final Feed feed, final BooleanSupplier condition) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - startNs < PATIENCE_NS, "counters=" + feed.counters() + " asked=" + asked);
            feed.io().poll(1_000_000);
        }
    }

    private void answer(final HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        final byte[] body = (exchange.getRequestURI().getPath().contains("info:pair") ? PAIRS : "[]").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
