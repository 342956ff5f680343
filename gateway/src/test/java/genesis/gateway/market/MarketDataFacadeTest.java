package genesis.gateway.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.CandleHistoryDecoder;
import genesis.core.message.Channel;
import genesis.core.message.DataSource;
import genesis.core.message.Message;
import genesis.core.message.TickerDecoder;
import genesis.core.message.Timeframe;
import genesis.core.message.TradeDecoder;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import genesis.gateway.limit.BreakerListener;
import genesis.gateway.rest.RestClient;
import genesis.gateway.rest.RestConfig;
import genesis.gateway.rest.RestWiring;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.Gateway;
import genesis.gateway.stream.GatewayConfig;
import genesis.gateway.stream.MarketScript;
import genesis.gateway.stream.MarketScript.Trade;
import genesis.gateway.stream.MemoryExchange;
import genesis.gateway.stream.VirtualWorld;
import genesis.gateway.symbol.SymbolDirectory;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both sources of market data in memory, the exchange's truth behind them, on a clock that jumps. */
class MarketDataFacadeTest {
    private static final String SYMBOL = "tBTCUSD";
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final List<Timeframe> LONGEST_FIRST = List.of(Timeframe.DAY_1, Timeframe.HOUR_4, Timeframe.HOUR_1,
        Timeframe.MINUTE_15, Timeframe.MINUTE_5, Timeframe.MINUTE_1);

    private final VirtualWorld world = new VirtualWorld();
    private final MemoryExchange exchange = new MemoryExchange(world, 1);
    private final MarketScript market = new MarketScript(world, exchange);
    private final RecordedInputs inputs = new RecordedInputs();
    private final InstrumentRegistry registry = new InstrumentRegistry();
    private MarketDataFacade facade;
    private RestClient rest;
    private Gateway gateway;

    @AfterEach
    void end() {
        facade.close();
        gateway.close();
        rest.close();
        exchange.close();
        world.close();
    }

    @Test
    void shouldTellTheHistoryLongestFirstBeforeItSubscribes() {
        start(List.of(SYMBOL));
        world.run(10, TimeUnit.SECONDS);

        final List<CandleHistoryDecoder> candles = candles();
        final List<Timeframe> order = candles.stream().map(CandleHistoryDecoder::timeframe).distinct().toList();
        assertEquals(LONGEST_FIRST, order);
        for (final Timeframe timeframe : LONGEST_FIRST) {
            final List<Long> opens = candles.stream().filter(one -> one.timeframe() == timeframe)
                .map(CandleHistoryDecoder::openTimeMs).toList();
            assertTrue(opens.size() >= 500, timeframe + " has " + opens.size());
            assertEquals(opens.stream().sorted().distinct().toList(), opens, timeframe + " is in order, each once");
        }
        assertTrue(candles.stream().allMatch(one -> one.source() == DataSource.REST));
        final String story = inputs.text();
        assertTrue(story.lastIndexOf("candle") < story.indexOf("TRADES:SUBSCRIBED"), "history first");
        assertTrue(story.startsWith("defined") || story.indexOf("defined") < story.indexOf("candle"), "defined first");
    }

    /** The limits let four instruments a minute have their history; books and tickers do not wait for it. */
    @Test
    void shouldNotLetBooksAndTickersWaitForTheHistoryOfOthers() {
        final List<String> symbols = new ArrayList<>();
        for (char letter = 'A'; letter < 'Y'; letter++) {
            symbols.add("tAA" + letter + "USD");
        }
        start(symbols);
        world.run(2, TimeUnit.SECONDS);

        assertTrue(market.channelCount() >= 48, "books and tickers: " + market.channelCount());
        assertTrue(market.channelCount() < 96, "the limits hold trades and candles back: " + market.channelCount());
        world.runUntil(() -> market.channelCount() == 96, 10 * MINUTE_NS);
        assertEquals(24 * 4, market.heardCount("\"subscribe\""), "each is asked for once");
        assertEquals(24 * 6, candles().stream().map(one -> one.instrumentId() + " " + one.timeframe()).distinct().count());
    }

    @Test
    void shouldMakeFourHoursOfFourSingleOnes() {
        start(List.of(SYMBOL));
        world.run(10, TimeUnit.SECONDS);

        final CandleHistoryDecoder four = candles().stream().filter(one -> one.timeframe() == Timeframe.HOUR_4).findFirst().orElseThrow();
        assertEquals(0, four.openTimeMs() % 14_400_000);
        assertEquals(List.of(1_000_000_000L, 1_100_000_000L, 1_200_000_000L, 900_000_000L, 400_000_000L),
            List.of(four.openE8(), four.closeE8(), four.highE8(), four.lowE8(), four.volumeE8()), "four times 10, 11, 12, 9, 1");
    }

    @Test
    void shouldStartWithoutHistoryWhereRestIsDead() {
        exchange.rest = path -> null;
        start(List.of(SYMBOL, "tETHUSD"), false);
        world.runUntil(() -> market.channelCount() == 8, 10 * MINUTE_NS);

        assertEquals(0, candles().size());
    }

    @Test
    void shouldDeliverEveryTradeOnceAndInOrderOverRandomCuts() {
        final long seed = Long.getLong("genesis.seed", 20_261_121L);
        System.out.println("seed=" + seed);
        final SplittableRandom random = new SplittableRandom(seed);
        start(List.of(SYMBOL));
        exchange.restDelayNs = () -> random.nextLong(800_000_000L);
        world.runUntil(() -> market.channelCount() == 4, MINUTE_NS);
        for (int i = 0; i < 500; i++) {
            for (int n = random.nextInt(120); n > 0; n--) {
                market.trade(SYMBOL, random.nextBoolean() ? 1 : -1, 100 + random.nextInt(10));
                if (random.nextInt(3) > 0) {
                    world.run(random.nextLong(60), TimeUnit.MILLISECONDS);
                }
                if (random.nextInt(60) == 0) {
                    exchange.cut();
                }
            }
            world.run(random.nextLong(60_000), TimeUnit.MILLISECONDS);
        }
        world.run(2, TimeUnit.MINUTES);

        assertEquals(market.trades.get(SYMBOL).stream().map(Trade::id).toList(), firstTold());
        assertEquals(0, facade.gaps().left(), "REST answered each time");
        assertTrue(facade.gaps().closedByRest() > 20 && facade.gaps().closedBySnapshot() > 20,
            facade.gaps().closedByRest() + " by REST, " + facade.gaps().closedBySnapshot() + " by snapshot");
    }

    @Test
    void shouldAskPageByPageForALongGap() {
        start(List.of(SYMBOL));
        world.runUntil(() -> market.channelCount() == 4, MINUTE_NS);
        market.trade(SYMBOL, 1, 100);
        world.settle();
        exchange.unlisten();
        exchange.cut();
        for (int i = 0; i < 3_500; i++) {
            market.trade(SYMBOL, 1, 100);
            world.run(i % 5 == 0 ? 1 : 0, TimeUnit.MILLISECONDS);
        }
        exchange.listen();
        world.run(1, TimeUnit.MINUTES);

        assertEquals(market.trades.get(SYMBOL).stream().map(Trade::id).toList(), firstTold());
    }

    @Test
    void shouldNotHoldTradesLongerThanFiveSecondsWhereRestIsSilent() {
        start(List.of(SYMBOL));
        world.runUntil(() -> market.channelCount() == 4, MINUTE_NS);
        market.trade(SYMBOL, 1, 100);
        world.settle();
        exchange.restDelayNs = () -> 9_000_000_000L;
        exchange.cut();
        for (int i = 0; i < 100; i++) {
            market.trade(SYMBOL, 1, 100);
        }
        world.runUntil(() -> market.channelCount() == 4, MINUTE_NS);
        final int before = firstTold().size();
        world.run(5, TimeUnit.SECONDS);

        assertEquals(1, facade.gaps().left());
        assertEquals(before + 30, firstTold().size(), "what the snapshot had");
        final Trade next = market.trade(SYMBOL, 1, 100);
        world.settle();
        assertEquals(next.id(), firstTold().get(firstTold().size() - 1));
    }

    @Test
    void shouldFillCandlesThatClosedWhileItWasAway() {
        start(List.of(SYMBOL));
        world.run(90, TimeUnit.SECONDS);
        inputs.clear();
        exchange.rest = path -> null;
        exchange.unlisten();
        exchange.cut();
        world.run(61, TimeUnit.MINUTES);
        exchange.rest = market::rest;
        exchange.listen();
        world.run(3, TimeUnit.MINUTES);

        final Set<String> told = new HashSet<>();
        for (final CandleHistoryDecoder one : candles()) {
            assertTrue(told.add(one.timeframe() + " " + one.openTimeMs()), "each once");
        }
        assertEquals(1, told.stream().filter(text -> text.startsWith("HOUR_1 ")).count());
        assertTrue(told.stream().filter(text -> text.startsWith("MINUTE_5 ")).count() >= 12);
        assertTrue(told.stream().filter(text -> text.startsWith("MINUTE_1 ")).count() >= 61);
    }

    @Test
    void shouldFallBackToRestWhileTheChannelIsDown() {
        start(List.of(SYMBOL));
        world.runUntil(() -> market.channelCount() == 4, MINUTE_NS);
        market.trade(SYMBOL, 1, 100);
        world.settle();
        exchange.refuses = false;
        inputs.clear();
        // The WebSocket stays away; REST, at another door, answers.
        exchange.hello = "";
        exchange.cut();
        for (int second = 0; second < 120; second++) {
            market.trade(SYMBOL, 1, 100);
            world.run(1, TimeUnit.SECONDS);
        }

        assertTrue(inputs.all(TickerDecoder.TEMPLATE_ID).size() >= 15, "a ticker each five seconds");
        assertTrue(firstTold().size() >= 100, "trades: " + firstTold().size());
        assertTrue(facade.restRecords() > 100);
        assertTrue(market.restPaths.stream().filter(path -> path.startsWith("tickers")).count() <= 30, "no more than 30 a minute");

        exchange.hello = "{\"event\":\"info\",\"version\":2,\"serverId\":\"x\",\"platform\":{\"status\":1}}";
        world.run(1, TimeUnit.MINUTES);
        final int tickers = inputs.all(TickerDecoder.TEMPLATE_ID).size();
        world.run(1, TimeUnit.MINUTES);
        assertEquals(tickers, inputs.all(TickerDecoder.TEMPLATE_ID).size(), "the WebSocket is first again");
        inputs.clear();
    }

    @Test
    void shouldAskAtOnceWhenForced() {
        start(List.of(SYMBOL));
        world.run(1, TimeUnit.MINUTES);
        inputs.clear();

        assertTrue(facade.forceFresh(SYMBOL));
        assertFalse(facade.forceFresh("tNOBODY"));
        world.run(1, TimeUnit.SECONDS);

        final UnsafeBuffer ticker = inputs.all(TickerDecoder.TEMPLATE_ID).get(0);
        final TickerDecoder decoder = new TickerDecoder().wrap(ticker, Message.HEADER_LENGTH, Message.blockLength(ticker, 0), 1);
        assertEquals(DataSource.REST, decoder.source());
        assertEquals(700_000_000L, decoder.lastE8());
    }

    private void start(final List<String> symbols) {
        start(symbols, true);
    }

    private void start(final List<String> symbols, final boolean withRest) {
        if (withRest) {
            exchange.rest = market::rest;
        }
        final Environment environment = world.environment(1);
        rest = new RestClient(RestConfig.of(URI.create("http://exchange:1")), new RestWiring(environment.loop(),
            environment.socketType(), environment::addressOf, environment.ticker(), () -> world.wallMs() * 1_000_000,
            new SplittableRandom(1), BreakerListener.NONE, failure -> {
                throw new AssertionError(failure);
            }), null);
        facade = new MarketDataFacade(symbols, inputs.ring, registry, environment, rest::send, SymbolDirectory.NONE);
        gateway = new Gateway(GatewayConfig.market(exchange.uri(), symbols).withChannels(
            EnumSet.of(Channel.BOOK, Channel.TRADES, Channel.TICKER, Channel.CANDLES), 25),
            inputs.ring, registry, null, environment, facade, facade);
        facade.start(gateway);
        world.settle();
    }

    private List<CandleHistoryDecoder> candles() {
        return inputs.all(CandleHistoryDecoder.TEMPLATE_ID).stream()
            .map(m -> new CandleHistoryDecoder().wrap(m, Message.HEADER_LENGTH, Message.blockLength(m, 0), 1)).toList();
    }

    /** The ids of all trades that were told, at their first telling: a tu repeats what te said. */
    private List<Long> firstTold() {
        final Set<Long> seen = new HashSet<>();
        final Set<Long> counted = new HashSet<>();
        final List<Long> ids = new ArrayList<>();
        for (final UnsafeBuffer m : inputs.all(TradeDecoder.TEMPLATE_ID)) {
            final TradeDecoder trade = new TradeDecoder().wrap(m, Message.HEADER_LENGTH, Message.blockLength(m, 0), 1);
            final boolean isTu = trade.kind() == genesis.core.message.TradeKind.UPDATED;
            if (!isTu) {
                assertTrue(counted.add(trade.tradeId()), "twice: " + trade.tradeId() + " " + trade.kind());
            }
            if (seen.add(trade.tradeId())) {
                ids.add(trade.tradeId());
            }
        }
        return ids;
    }
}
