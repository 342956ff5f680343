package genesis.admin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Configuration;
import genesis.admin.config.RunOptions;
import genesis.core.message.ArmRequestedEncoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.gateway.simulator.SimulatorServer;
import genesis.gateway.simulator.Speed;
import genesis.gateway.simulator.SyntheticMarket;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.Truth;
import genesis.gateway.stream.GatewayConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run in LIVE whose engine fails: the exchange is asked to cancel, and the person hears of both. */
@Timeout(120)
class LastWordRunTest {
    private static final AccountKey KEY = new AccountKey("key-of-the-last-word", "secret-of-the-last-word");
    /** Of no message. */
    private static final int UNKNOWN_TEMPLATE = 9_999;
    private static final long PATIENCE_NS = 60_000_000_000L;

    @TempDir
    private Path directory;
    private final List<String> console = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private InputRing ring;

    @ParameterizedTest
    @ValueSource(strings = {"single", "split"})
    void shouldLeaveNoOrderAndReportTheFailureInBothLayouts(final String layout) throws Exception {
        try (SimulatorServer server = SimulatorServer.start(new SyntheticMarket(1, System.currentTimeMillis() * 1_000_000L), 0, new Speed(1), KEY);
             Launch launch = start(server, layout)) {
            restAnOrder(launch, server);
            publish(UNKNOWN_TEMPLATE);

            await(launch::isOver);
            final IllegalStateException failure = assertThrows(IllegalStateException.class, launch::stop);
            assertTrue(failure.getMessage().contains("an input the engine does not know: templateId=" + UNKNOWN_TEMPLATE), failure.getMessage());
            assertEquals(1, console.stream().filter(line -> line.startsWith("genesis: the engine failed; all orders of the account were asked"
                + " to be canceled, and the exchange has taken it")).count(), console::toString);
            await(() -> truth(server).open().isEmpty());
            assertEquals(List.of("CANCELED"), truth(server).closed().stream().map(Truth.Order::status).toList(), "and nothing came after");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "split"})
    void shouldSayWhatToDoWhereTheExchangeIsGone(final String layout) throws Exception {
        final SimulatorServer server = SimulatorServer.start(new SyntheticMarket(1, System.currentTimeMillis() * 1_000_000L), 0, new Speed(1), KEY);
        try (Launch launch = start(server, layout)) {
            restAnOrder(launch, server);
            server.close();
            // The market's line may be lost a moment before the account's.
            await(() -> !isAccountUp(launch));
            publish(UNKNOWN_TEMPLATE);

            await(launch::isOver);
            final IllegalStateException failure = assertThrows(IllegalStateException.class, launch::stop);
            assertTrue(failure.getMessage().contains("templateId=" + UNKNOWN_TEMPLATE), failure.getMessage());
            assertTrue(console.stream().anyMatch(line -> line.startsWith("genesis: the engine failed; orders could NOT be canceled")),
                console::toString);
        }
    }

    private Launch start(final SimulatorServer server, final String layout) {
        final Configuration configuration = Configuration.load(null, Map.of());
        final RunOptions options = RunOptions.of(Map.of("layout", layout, "wait", "thrifty", "port", "0", "mode", "live"), configuration,
            directory, null);
        final Map<Setting, Long> settings = new EnumMap<>(Setting.class);
        settings.put(Setting.CONFIDENCE_MIN, E8.ONE);
        settings.put(Setting.PRICE_BAND, E8.ONE / 2);
        return Launch.start(options, settings, console::add, (chosen, inputs, registry, commands, lastTimeNs) -> {
            ring = inputs;
            return GatewayFeed.live(null, KEY, GatewayConfig.market(server.uri(), List.of("tBTCUSD")), chosen, inputs, registry, commands);
        });
    }

    private void restAnOrder(final Launch launch, final SimulatorServer server) {
        await(() -> launch.status().instruments().stream().anyMatch(market -> market.isHealthy()));
        final ArmRequestedEncoder arm = new ArmRequestedEncoder();
        final long slot = ring.claim();
        arm.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(0).commandId(1).armed(Flag.YES).confirmation("ARM LIVE");
        ring.publish(slot, Message.HEADER_LENGTH + arm.encodedLength());
        for (int commandId = 2; truth(server).open().isEmpty(); commandId++) {
            order(commandId);
            LockSupport.parkNanos(500_000_000L);
        }
        assertEquals(1, truth(server).open().size());
    }

    /** Far below the market: it rests. Refused until the account is reconciled. */
    private void order(final int commandId) {
        final OrderRequestedEncoder request = new OrderRequestedEncoder();
        final long slot = ring.claim();
        request.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(0).commandId(commandId).requestId(0).qtyE8(E8.ONE / 100)
            .priceE8(40_000 * E8.ONE).auxPriceE8(0).trailingE8(0).ocoStopPriceE8(0).stopPriceE8(0).targetPriceE8(0).untilNs(0)
            .instrumentId(0).side(Side.BUY).orderType(OrderType.LIMIT).reduceOnly(Flag.NO).postOnly(Flag.NO).hidden(Flag.NO);
        ring.publish(slot, Message.HEADER_LENGTH + request.encodedLength());
    }

    private boolean isAccountUp(final Launch launch) {
        final URI uri = URI.create("http://127.0.0.1:" + launch.port() + "/api/v2/risk/status");
        try {
            final String status = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
            assertTrue(status.contains("\"accountUp\":"), status);
            return status.contains("\"accountUp\":true");
        } catch (final IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void publish(final int templateId) {
        final ArmRequestedEncoder any = new ArmRequestedEncoder();
        final long slot = ring.claim();
        any.wrapAndApplyHeader(ring.buffer(slot), 0, header).timeNs(0).commandId(1).armed(Flag.NO).confirmation("");
        header.wrap(ring.buffer(slot), 0).templateId(templateId);
        ring.publish(slot, Message.HEADER_LENGTH + any.encodedLength());
    }

    private static Truth truth(final SimulatorServer server) {
        return server.truth(KEY.key());
    }

    private void await(final BooleanSupplier condition) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - startNs < PATIENCE_NS, () -> "too late: " + console);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
