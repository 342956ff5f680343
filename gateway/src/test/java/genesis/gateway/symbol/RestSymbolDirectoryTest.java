package genesis.gateway.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.InstrumentDefinedDecoder;
import genesis.core.message.TransportBreakerChangedDecoder;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.codec.InputPublisher;
import genesis.gateway.rest.BreakerInputs;
import genesis.gateway.rest.FakeHttp;
import genesis.gateway.rest.RestAccount;
import genesis.gateway.rest.RestClient;
import genesis.gateway.rest.RestConfig;
import genesis.gateway.rest.RestWiring;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.VirtualWorld;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestSymbolDirectoryTest {
    private static final String PAIRS = "[[[\"BTCUSD\",[null,null,null,\"0.00004\",\"2000.0\",null,null,null,0.1,0.05,null,null]],"
        + "[\"TESTBTC:TESTUSD\",[null,null,null,\"0.0001\",\"100.0\",null,null,null,null,null]]],"
        + "[[\"BTCF0:USTF0\",[null,null,null,\"0.0002\",\"500.0\",null,null,null,0.01,0.005]]]]";
    private static final String FEES =
        "[null,null,null,null,[[0.0008,0.0008,0.0008,null,null,0.0002],[0.0018,0.0016,0.0019,null,null,0.00065]]]";

    @TempDir
    private Path directory;
    private final VirtualWorld world = new VirtualWorld();
    private final Environment environment = world.environment(7);
    private final URI uri = URI.create("http://symbols-" + System.identityHashCode(this) + ":80");
    private final FakeHttp server = new FakeHttp(world.loop, environment.addressOf(uri));
    private final InstrumentRegistry registry = new InstrumentRegistry();
    private final RecordedInputs inputs = new RecordedInputs();
    private final InputPublisher publisher = new InputPublisher(inputs.ring);
    private final List<Throwable> failures = new ArrayList<>();
    private RestClient client;
    private RestSymbolDirectory symbols;

    @AfterEach
    void end() {
        client.close();
        server.close();
        world.close();
        assertEquals(List.of(), failures);
    }

    @Test
    void shouldDefineSymbolsWithTheirSizesAndTheAccountsFees() {
        server.otherwise(this::answer);
        open(true);

        assertEquals(0, resolve("tBTCUSD", "tTESTBTC:TESTUSD", "tBTCF0:USTF0"));

        assertEquals(new Instrument(0, "tBTCUSD", "BTC", "USD", 4_000, 200_000_000_000L, 80_000, 190_000), registry.find("tBTCUSD"));
        assertEquals(new Instrument(1, "tTESTBTC:TESTUSD", "TESTBTC", "TESTUSD", 10_000, 10_000_000_000L, 80_000, 190_000),
            registry.find(1));
        assertEquals(new Instrument(2, "tBTCF0:USTF0", "BTCF0", "USTF0", 20_000, 50_000_000_000L, 20_000, 65_000), registry.find(2));
        assertEquals(3, inputs.count(InstrumentDefinedDecoder.TEMPLATE_ID));
        assertEquals("USDt", symbols.nameOf("UST"));
        assertEquals("BTC", symbols.nameOf("BTC"));
    }

    @Test
    void shouldUseTheFeesOfTheSettingsWhereThereIsNoKey() {
        server.otherwise(this::answer);
        open(false);

        resolve("tBTCUSD");

        assertEquals(12_300, registry.find(0).makerFeeE8());
        assertEquals(45_600, registry.find(0).takerFeeE8());
        assertTrue(server.asked.stream().noneMatch(asked -> asked.path().contains("auth")));
    }

    @Test
    void shouldGoOnWithWhatItKnowsWhereNobodyAnswersAndAskAgain() {
        open(false);

        final long waitedNs = resolve("tBTCUSD");

        assertTrue(waitedNs <= RestSymbolDirectory.ANSWER_NS_MAX, "a start waits no longer: " + waitedNs);
        final Instrument usual = registry.find("tBTCUSD");
        assertEquals(1_000, usual.minQtyE8());
        assertEquals(1, inputs.count(InstrumentDefinedDecoder.TEMPLATE_ID));

        server.otherwise(this::answer);
        world.run(2, TimeUnit.MINUTES);
        assertEquals(4_000, registry.find("tBTCUSD").minQtyE8());
        assertEquals(2, inputs.count(InstrumentDefinedDecoder.TEMPLATE_ID));

        final int asked = server.asked.size();
        world.run(2, TimeUnit.HOURS);
        assertEquals(asked, server.asked.size(), "what is known is not asked for again");
    }

    @Test
    void shouldNotBesiegeAnExchangeThatDoesNotAnswer() {
        server.otherwise(reply -> reply.json(500, "<html>"));
        open(false);
        resolve("tBTCUSD");
        world.run(1, TimeUnit.HOURS);

        assertTrue(server.asked.size() <= 20, "asked=" + server.asked.size());
        assertTrue(inputs.count(TransportBreakerChangedDecoder.TEMPLATE_ID) > 0, "the breaker's changes are inputs");
    }

    @Test
    void shouldPublishAKnownInstrumentOnlyWhereItsTermsAreNew() {
        server.otherwise(this::answer);
        registry.restore(new Instrument(0, "tBTCUSD", "BTC", "USD", 4_000, 200_000_000_000L, 12_300, 45_600));
        registry.restore(new Instrument(1, "tTESTBTC:TESTUSD", "TESTBTC", "TESTUSD", 1_000, 2_000, 0, 0));
        open(false);

        resolve("tBTCUSD", "tTESTBTC:TESTUSD");

        assertEquals(1, inputs.count(InstrumentDefinedDecoder.TEMPLATE_ID));
        assertEquals(10_000, registry.find(1).minQtyE8());
    }

    @Test
    void shouldNotDefineWhatTheExchangeDoesNotList() {
        server.otherwise(this::answer);
        open(false);

        resolve("tBTCUSD", "tNOSUCH:USD");

        assertNull(registry.find("tNOSUCH:USD"));
        assertEquals(1, inputs.count(InstrumentDefinedDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldPublishNothingAndCallNobodyOnceClosed() {
        open(false);
        final boolean[] done = {false};
        symbols.resolve(List.of("tBTCUSD"), () -> done[0] = true);
        world.settle();

        symbols.close();
        client.close();
        world.run(1, TimeUnit.HOURS);

        assertEquals(List.of(false, 0L), List.of(done[0], inputs.total()));
    }

    /** How long it took. */
    private long resolve(final String... wanted) {
        final boolean[] done = {false};
        symbols.resolve(List.of(wanted), () -> done[0] = true);
        return world.runUntil(() -> done[0], 60_000_000_000L);
    }

    private void answer(final FakeHttp.Reply reply) {
        final String path = reply.asked.path();
        reply.json(200, path.contains("info:pair") ? PAIRS : path.contains("currency:sym") ? "[[[\"UST\",\"USDt\"]]]" : FEES);
    }

    private void open(final boolean withAccount) {
        final RestAccount account = !withAccount ? null : new RestAccount(new Credentials("key", "secret".toCharArray()),
            new NonceManager(directory.resolve("nonce"), () -> world.wallMs() * 1_000));
        client = new RestClient(RestConfig.of(uri), new RestWiring(world.loop, environment.socketType(), environment::addressOf,
            world.ticker, () -> world.wallMs() * 1_000_000, new SplittableRandom(7),
            new BreakerInputs(publisher, () -> world.wallMs() * 1_000_000), failures::add), account);
        symbols = new RestSymbolDirectory(client, world.loop, registry, publisher, () -> world.wallMs() * 1_000_000,
            new Fees(12_300, 45_600));
    }
}
