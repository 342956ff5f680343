package genesis.gateway.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Channel;
import genesis.core.message.Timeframe;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.codec.MarketGate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections and channels over hours of trouble, on a clock that jumps. */
class PoolTest {
    private static final long MINUTE_NS = 60_000_000_000L;

    @TempDir
    private Path directory;
    private final VirtualWorld world = new VirtualWorld();
    private final MemoryExchange exchange = new MemoryExchange(world, 1);
    private final MarketScript market = new MarketScript(world, exchange);
    private final RecordedInputs inputs = new RecordedInputs(false);
    private final List<String> steps = new ArrayList<>();
    private final List<Topic> ups = new ArrayList<>();
    private Gateway gateway;

    @AfterEach
    void end() {
        if (gateway != null) {
            gateway.close();
        }
        exchange.close();
        world.close();
    }

    @Test
    void shouldSpreadFiftyInstrumentsOverConnectionsOfTwentyFiveChannels() {
        start(GatewayConfig.market(exchange.uri(), symbols(50)).withChannels(
            EnumSet.of(Channel.BOOK, Channel.TRADES, Channel.TICKER), 25));
        untilLive();

        assertEquals(150, market.channelCount());
        assertEquals(7, gateway.connections().size(), "eight instruments on each");
        assertTrue(market.channelCountMax() <= 25);
        assertTrue(market.heard.get(0).contains("conf"), "flags come first");
    }

    @Test
    void shouldAskForCandlesOfEveryTimeframeLongestFirst() {
        start(GatewayConfig.market(exchange.uri(), List.of("tBTCUSD")).withTimeframes(EnumSet.complementOf(EnumSet.of(Timeframe.HOUR_4))));
        untilLive();

        assertEquals(List.of("trade:1D:tBTCUSD", "trade:1h:tBTCUSD", "trade:15m:tBTCUSD", "trade:5m:tBTCUSD", "trade:1m:tBTCUSD"),
            market.heard.stream().filter(text -> text.contains("candles"))
                .map(text -> text.replaceAll(".*\"key\":\"([^\"]*)\".*", "$1")).toList());
    }

    @Test
    void shouldMoveChannelsThatDoNotFit() {
        market.channelsMax = 5;
        start(GatewayConfig.market(exchange.uri(), symbols(6)));
        untilLive();

        assertEquals(24, market.channelCount());
        assertEquals(5, gateway.connections().size());
    }

    @Test
    void shouldResubscribeOnlyWhatWasLost() {
        start(GatewayConfig.market(exchange.uri(), symbols(12)));
        untilLive();
        assertEquals(2, gateway.connections().size());
        market.heard.clear();

        MemoryExchange.cut(exchange.sockets.get(0));
        world.settle();
        untilLive();

        assertEquals(24, market.heardCount("subscribe"));
        assertEquals(48, market.channelCount());
    }

    @Test
    void shouldRenewOneChannelWithoutItsConnectionOnceAtATimeAndSlower() {
        start(GatewayConfig.market(exchange.uri(), List.of("tBTCUSD")));
        untilLive();
        market.heard.clear();
        for (int i = 0; i < 100; i++) {
            final Connection connection = gateway.connection(0);
            connection.channels().renew(market.channelId("book", "tBTCUSD"));
            connection.channels().renew(market.channelId("trades", "tBTCUSD") + 1_000);
            world.settle();
            world.runUntil(() -> market.channelCount() == 4, MINUTE_NS);
        }

        assertEquals(100, market.heardCount("\"unsubscribe\""));
        assertEquals(100, market.heardCount("\"subscribe\""));
        assertEquals(ConnectionStatus.LIVE, gateway.connections().get(0).status());
        assertEquals(1, gateway.connections().get(0).connectCount());
        assertTrue(world.nowNs() > 90 * 15_000_000_000L, "one in 15 to 30 s in the end: " + world.nowNs());
    }

    @Test
    void shouldAskAgainForWhatNobodyAnswersAndTakeAlreadySubscribedForDone() {
        market.isForgetful = true;
        start(GatewayConfig.market(exchange.uri(), List.of("tBTCUSD")));
        world.run(10, TimeUnit.SECONDS);
        assertEquals(ConnectionStatus.SUBSCRIBING, gateway.connections().get(0).status());
        assertEquals(4, market.heardCount("subscribe"));

        market.isForgetful = false;
        market.refusal = 10301;
        world.run(6, TimeUnit.SECONDS);
        assertEquals(8, market.heardCount("subscribe"));
        assertEquals(ConnectionStatus.LIVE, gateway.connections().get(0).status());
        assertEquals(0, gateway.connections().get(0).refusedCount());
    }

    @Test
    void shouldNeverKnockMoreOftenThanAllowedInAnHourOfFlapping() {
        start(GatewayConfig.market(exchange.uri(), symbols(60)));
        final SplittableRandom random = random();
        while (world.nowNs() < 60 * MINUTE_NS) {
            world.run(random.nextLong(2_000), TimeUnit.MILLISECONDS);
            exchange.cut();
        }

        assertLimit(exchange.attemptsNs, 20, MINUTE_NS);
        assertTrue(exchange.attemptsNs.size() > 200, "it keeps trying: " + exchange.attemptsNs.size());
    }

    @Test
    void shouldNeverKnockMoreThanFiveTimesInFifteenSecondsForTheAccount() {
        final MemoryExchange account = new MemoryExchange(world, 2);
        start(GatewayConfig.market(exchange.uri(), List.of()).withAccount(account.uri(),
            new Credentials("key", "secret".toCharArray()), new NonceManager(directory.resolve("nonce"), () -> world.wallMs() * 1_000)));
        final SplittableRandom random = random();
        while (world.nowNs() < 60 * MINUTE_NS) {
            world.run(random.nextLong(500), TimeUnit.MILLISECONDS);
            account.cut();
        }
        account.close();

        assertLimit(account.attemptsNs, 5, 15_000_000_000L);
        assertTrue(account.attemptsNs.size() > 60, "it keeps trying: " + account.attemptsNs.size());
    }

    @Test
    void shouldKeepAllConnectionsAwayForAMinuteAfterTooManyRequests() {
        exchange.refuses = true;
        start(GatewayConfig.market(exchange.uri(), symbols(60)));
        world.run(59, TimeUnit.SECONDS);
        final int before = exchange.attemptsNs.size();
        assertTrue(before <= 20, "before=" + before);
        exchange.refuses = false;
        world.run(5, TimeUnit.MINUTES);

        assertTrue(exchange.attemptsNs.get(before) - exchange.attemptsNs.get(before - 1) >= MINUTE_NS);
        assertEquals(240, market.channelCount());
    }

    @Test
    void shouldComeBackFromAThousandCutsAtAnyMoment() {
        start(GatewayConfig.market(exchange.uri(), symbols(2)));
        final SplittableRandom random = random();
        final List<Long> returnsNs = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            // Right into the middle of whatever is going on: connecting, greeting, subscribing, living.
            for (int turn = random.nextInt(8); turn > 0; turn--) {
                world.loop.runNow();
            }
            if (random.nextInt(4) == 0) {
                exchange.unlisten();
                world.run(random.nextLong(20_000), TimeUnit.MILLISECONDS);
                exchange.listen();
            }
            exchange.cut();
            if (random.nextInt(3) == 0) {
                world.run(random.nextLong(5_000), TimeUnit.MILLISECONDS);
            }
            returnsNs.add(untilLive());
            world.run(random.nextLong(60_000), TimeUnit.MILLISECONDS);
        }

        assertEquals(8, market.channelCount());
        returnsNs.sort(null);
        assertTrue(returnsNs.get(500) < 2_000_000_000L, "median=" + returnsNs.get(500));
    }

    @Test
    void shouldNoticeAHalfOpenConnectionWithinThirtyOneSeconds() {
        start(GatewayConfig.market(exchange.uri(), symbols(1)));
        final SplittableRandom random = random();
        for (int i = 0; i < 100; i++) {
            untilLive();
            world.run(random.nextLong(40_000), TimeUnit.MILLISECONDS);
            untilLive();
            market.isDumb = true;
            final int before = exchange.attemptsNs.size();
            final long deadNs = world.runUntil(() -> gateway.connections().get(0).status() == ConnectionStatus.DOWN,
                31_000_000_000L);
            assertTrue(deadNs >= 14_000_000_000L, "not without reason: " + deadNs);
            market.isDumb = false;
            world.runUntil(() -> exchange.attemptsNs.size() > before, MINUTE_NS);
        }
        assertTrue(market.heardCount("\"ping\"") >= 100, "each was asked first");
    }

    @Test
    void shouldNotGiveUpWhoAnswersThePing() {
        start(GatewayConfig.market(exchange.uri(), List.of()));
        world.run(1, TimeUnit.HOURS);

        assertEquals(1, gateway.connections().get(0).connectCount());
        assertEquals(179, market.heardCount("\"ping\""), 1, "one after each 20 s of silence");
    }

    @Test
    void shouldWalkEveryTransition() {
        exchange.unlisten();
        start(GatewayConfig.market(exchange.uri(), symbols(1)));
        world.run(1, TimeUnit.SECONDS);                             // CONNECTING → DOWN: refused
        exchange.listen();
        exchange.isSilent = true;
        world.run(15, TimeUnit.SECONDS);                            // HANDSHAKING → DOWN: no answer in 5 s
        exchange.isSilent = false;
        exchange.hello = "{\"event\":\"info\",\"version\":3}";
        world.run(40, TimeUnit.SECONDS);                            // HANDSHAKING → DOWN: another version
        exchange.hello = ScriptedServer.HELLO;
        market.isForgetful = true;
        world.run(40, TimeUnit.SECONDS);
        exchange.cut();                                             // SUBSCRIBING → DOWN
        world.settle();
        market.isForgetful = false;
        untilLive();
        exchange.cut();                                             // LIVE → DOWN
        untilLive();

        final Set<String> walked = new TreeSet<>(steps);
        final Set<String> drawn = new TreeSet<>();
        for (final ConnectionStatus from : ConnectionStatus.values()) {
            for (final ConnectionStatus to : ConnectionStatus.values()) {
                if (from.mayBecome(to)) {
                    drawn.add(from + " → " + to);
                }
            }
        }
        // Between hello and our first request nothing is awaited: only our own close can come between them.
        drawn.remove("GREETED → DOWN");
        assertEquals(drawn, walked);
    }

    @Test
    void shouldASecondGreetingChangeNothing() {
        start(GatewayConfig.market(exchange.uri(), symbols(1)));
        untilLive();
        MemoryExchange.say(exchange.sockets.get(0), ScriptedServer.HELLO);
        world.run(1, TimeUnit.MINUTES);

        assertEquals(ConnectionStatus.LIVE, gateway.connections().get(0).status());
        assertEquals(4, market.channelCount());
    }

    @Test
    void shouldRenewAChannelThatDiedOnALivingConnection() {
        start(GatewayConfig.market(exchange.uri(), symbols(1)));
        untilLive();
        market.kill(market.channelId("ticker", symbols(1).get(0)));
        world.run(40, TimeUnit.SECONDS);

        assertEquals(1, market.heardCount("\"unsubscribe\""));
        assertEquals(4, market.channelCount());
        assertEquals(1, gateway.connections().get(0).connectCount());
    }

    @Test
    void shouldSayWhichChannelsAreUp() {
        start(GatewayConfig.market(exchange.uri(), symbols(2)));
        untilLive();
        assertEquals(8, new HashSet<>(ups).size());
        exchange.cut();
        world.settle();
        assertEquals(List.of(), ups);
        untilLive();
        assertEquals(8, ups.size());
    }

    private void start(final GatewayConfig config) {
        gateway = new Gateway(config, inputs.ring, new InstrumentRegistry(), null, world.environment(1), new StreamListener() {
            @Override
            public void onStatus(final int connectionId, final ConnectionStatus from, final ConnectionStatus to) {
                steps.add(from + " → " + to);
            }

            @Override
            public void onChannelUp(final Topic topic) {
                ups.add(topic);
            }

            @Override
            public void onChannelDown(final Topic topic) {
                ups.remove(topic);
            }
        }, MarketGate.OPEN);
        gateway.connect();
        world.settle();
    }

    private long untilLive() {
        return world.runUntil(() -> gateway.connections().stream().allMatch(one -> one.status() == ConnectionStatus.LIVE),
            5 * MINUTE_NS);
    }

    private static SplittableRandom random() {
        final long seed = Long.getLong("genesis.seed", 20_261_121L);
        System.out.println("seed=" + seed);
        return new SplittableRandom(seed);
    }

    private static void assertLimit(final List<Long> attemptsNs, final int max, final long windowNs) {
        for (int i = max; i < attemptsNs.size(); i++) {
            final long spanNs = attemptsNs.get(i) - attemptsNs.get(i - max);
            assertTrue(spanNs >= windowNs, "attempt " + i + ": " + (max + 1) + " in " + spanNs + " ns");
        }
    }

    static List<String> symbols(final int count) {
        return IntStream.range(0, count).mapToObj(i -> String.format("t%c%c%cUSD", 'A' + i / 26, 'A' + i % 26, 'Z')).toList();
    }
}
