package genesis.gateway.market;

import genesis.core.message.Channel;
import genesis.core.message.Timeframe;
import genesis.core.message.TradeKind;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.FrameCounters;
import genesis.gateway.codec.InputPublisher;
import genesis.gateway.codec.MarketGate;
import genesis.gateway.rest.PublicRequests;
import genesis.gateway.rest.TickerRow;
import genesis.gateway.stream.Environment;
import genesis.gateway.stream.Gateway;
import genesis.gateway.stream.MessageClock;
import genesis.gateway.stream.StreamListener;
import genesis.gateway.stream.Topic;
import genesis.gateway.symbol.SymbolDirectory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Market data from the better of two sources: pushed over the WebSocket, asked for over REST where that is missing. The
 * front page of this package shows when. Books and tickers of all instruments come at once; trades and candles of one after
 * the other, each with its history first, because the limits let two have theirs at once and then four a minute.
 *
 * <pre>
 *   facade  = new MarketDataFacade(symbols, ring, registry, environment, restClient::send, directory);
 *   gateway = new Gateway(config, ring, registry, commands, environment, facade, facade);
 *   facade.start(gateway);                         // instead of gateway.connect()
 * </pre>
 *
 * <p>Threading: the gateway's thread, but for {@link #start} before the first poll, {@link #forceFresh} and the counts.
 * Allocation: none for what is pushed.
 */
public final class MarketDataFacade implements StreamListener, MarketGate, AutoCloseable {
    /** A channel that is down shorter than this comes back before an answer would. */
    static final long DOWN_NS_MIN = 5_000_000_000L;
    /** Twelve a minute: below the 30 that tickers and candles allow, and the 15 of trades. */
    static final long POLL_EVERY_NS = 5_000_000_000L;
    private static final int ATTEMPTS = 3;
    /** What stands on its own: it need not wait for the history. */
    private static final Set<Channel> PICTURES = EnumSet.of(Channel.BOOK, Channel.TICKER, Channel.STATUS);
    /** What goes on where the history ends. */
    private static final Set<Channel> CONTINUED = EnumSet.of(Channel.TRADES, Channel.CANDLES);

    /** One instrument. */
    private static final class Market {
        final TradeFlow trades;
        final CandleFlow candles;
        int instrumentId = -1;
        boolean isTickerUp;
        boolean isStarted;
        long downSinceNs;

        Market(final TradeFlow trades, final CandleFlow candles) {
            this.trades = trades;
            this.candles = candles;
        }

        boolean isDown(final long nowNs) {
            return isStarted && !(isTickerUp && trades.isUp()) && nowNs - downSinceNs >= DOWN_NS_MIN;
        }
    }

    private final Environment environment;
    private final InstrumentRegistry registry;
    private final SymbolDirectory directory;
    private final InputPublisher inputs;
    private final MessageClock clock;
    private final RestRecords records;
    private final Asker asker;
    private final Gaps gaps = new Gaps();
    private final Map<String, Market> markets = new LinkedHashMap<>();
    private final List<String> symbols;
    private final Market[] byInstrument = new Market[Instrument.COUNT_MAX];
    private Gateway gateway;
    private FrameCounters pushed;
    private int turn;
    private boolean isClosed;

    /** @param calls how a REST call is sent: {@code RestClient::send} */
    public MarketDataFacade(final List<String> symbols, final InputRing ring, final InstrumentRegistry registry,
                            final Environment environment, final RestCalls calls, final SymbolDirectory directory) {
        this.symbols = List.copyOf(symbols);
        this.registry = registry;
        this.environment = environment;
        this.directory = directory;
        clock = MessageClock.wall(environment.ticker(), environment.wallMs());
        inputs = new InputPublisher(ring);
        records = new RestRecords(ring, clock);
        asker = new Asker(calls, environment);
        for (final String symbol : symbols) {
            markets.put(symbol, new Market(new TradeFlow(symbol, environment, asker, records, gaps),
                new CandleFlow(symbol, environment, asker, records, gaps)));
        }
    }

    /** Begins with the next poll: books and tickers, then history, then trades and candles. */
    public void start(final Gateway started) {
        gateway = started;
        pushed = started.counters();
        started.connectWithoutSymbols();
        environment.loop().execute(() -> directory.resolve(symbols, this::startAll));
        environment.loop().execute(this::pollLater);
    }

    /**
     * Asks REST for ticker, trades and candles of a symbol now, whatever the WebSocket says; what is new becomes inputs.
     * False where the symbol is not one of ours. Any thread; {@link Gateway#wakeup} makes it soon.
     */
    public boolean forceFresh(final String symbol) {
        final Market market = markets.get(symbol);
        if (market == null) {
            return false;
        }
        environment.loop().execute(() -> {
            if (market.isStarted && !isClosed) {
                askTickers(List.of(symbol), true);
                market.trades.refresh();
                market.candles.fill();
            }
        });
        return true;
    }

    /** What became of gaps. Any thread. */
    public Gaps gaps() {
        return gaps;
    }

    /** Market records that came over REST. Any thread. */
    public long restRecords() {
        return records.restCount();
    }

    /** Market records that were pushed: levels, books, trades, tickers, candles. Any thread. */
    public long webSocketRecords() {
        return pushed == null ? 0 : webSocketRecords(pushed);
    }

    /** The same of a gateway that has no facade. */
    public static long webSocketRecords(final FrameCounters counters) {
        return counters.bookUpdates() + counters.snapshots() + counters.te() + counters.tickers() + counters.candles();
    }

    @Override
    public void close() {
        isClosed = true;
        asker.close();
    }

    @Override
    public void onChannelUp(final Topic topic) {
        final Market market = markets.get(topic.symbol());
        if (market == null) {
            return;
        }
        if (topic.channel() == Channel.TICKER) {
            market.isTickerUp = true;
        } else if (topic.channel() == Channel.TRADES) {
            market.trades.up();
            market.candles.fill();
        }
    }

    @Override
    public void onChannelDown(final Topic topic) {
        final Market market = markets.get(topic.symbol());
        if (market == null) {
            return;
        }
        if (market.isTickerUp && market.trades.isUp()) {
            market.downSinceNs = environment.ticker().nanoTime();
        }
        if (topic.channel() == Channel.TICKER) {
            market.isTickerUp = false;
        } else if (topic.channel() == Channel.TRADES) {
            market.trades.down();
            market.candles.down(environment.wallMs().getAsLong());
        }
    }

    @Override
    public boolean passesTrade(final int connectionId, final int instrumentId, final TradeKind kind, final long tradeId,
                               final long exchangeTimeMs, final long priceE8, final long amountE8) {
        final Market market = byInstrument[instrumentId];
        return market == null || market.trades.passes(connectionId, kind, tradeId, exchangeTimeMs, priceE8, amountE8);
    }

    @Override
    public boolean passesCandle(final int instrumentId, final Timeframe timeframe, final long openTimeMs) {
        final Market market = byInstrument[instrumentId];
        return market == null || market.candles.passes(timeframe, openTimeMs);
    }

    private void startAll() {
        if (isClosed) {
            return;
        }
        markets.forEach((symbol, market) -> {
            market.instrumentId = instrumentId(symbol);
            byInstrument[market.instrumentId] = market;
            market.trades.instrument(market.instrumentId);
            market.candles.instrument(market.instrumentId);
            gateway.subscribe(symbol, PICTURES);
        });
        startNext(0);
    }

    /** One after the other, so that the first can trade while the limits keep the last waiting. */
    private void startNext(final int index) {
        if (index == symbols.size() || isClosed) {
            return;
        }
        final String symbol = symbols.get(index);
        final Market market = markets.get(symbol);
        market.candles.load(() -> {
            if (!isClosed) {
                market.isStarted = true;
                market.downSinceNs = environment.ticker().nanoTime();
                gateway.subscribe(symbol, CONTINUED);
                startNext(index + 1);
            }
        });
    }

    private int instrumentId(final String symbol) {
        final Instrument known = registry.find(symbol);
        if (known != null) {
            return known.id();
        }
        final Instrument defined = registry.define(symbol);
        inputs.instrumentDefined(clock.timeNs(), defined);
        return defined.id();
    }

    private void pollLater() {
        environment.loop().schedule(() -> {
            if (!isClosed) {
                poll();
                pollLater();
            }
        }, POLL_EVERY_NS, TimeUnit.NANOSECONDS);
    }

    /** Tickers of all that are down in one call; trades and candles of one of them, by turns. */
    private void poll() {
        final long nowNs = environment.ticker().nanoTime();
        final List<String> down = new ArrayList<>();
        markets.forEach((symbol, market) -> {
            if (market.isDown(nowNs)) {
                down.add(symbol);
            }
        });
        if (down.isEmpty()) {
            return;
        }
        askTickers(down, false);
        final Market next = markets.get(down.get(turn++ % down.size()));
        next.trades.poll();
        next.candles.fill();
    }

    private void askTickers(final List<String> asked, final boolean isForced) {
        asker.ask(PublicRequests.tickers(asked), isForced ? ATTEMPTS : 1, POLL_EVERY_NS, rows -> {
            if (rows != null) {
                rows.forEach(row -> onTicker(row, isForced));
            }
        });
    }

    /** An answer that comes behind the channel's return is older than what is pushed. */
    private void onTicker(final TickerRow row, final boolean isForced) {
        final Market market = markets.get(row.symbol());
        if (market != null && (isForced || !market.isTickerUp)) {
            records.ticker(market.instrumentId, row);
        }
    }
}
