package genesis.gateway.simulator.channel;

import genesis.gateway.simulator.channel.Subscription.Topic;
import genesis.gateway.simulator.market.BookWindow;
import genesis.gateway.simulator.market.Liquidation;
import genesis.gateway.simulator.market.Market;
import genesis.gateway.simulator.market.MarketListener;
import genesis.gateway.simulator.market.PublicData;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.FrameText;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells each client what it subscribed to. A topic is worked out once, however many hear it.
 *
 * <pre>
 *   printed        trades            te
 *   batchEnded     trades, book      tu, then the batch, then cs      every 100 ms, or 2 s
 *   secondEnded    ticker, candles   where they changed               every second
 *                  status            of derivatives                   every 5 s
 *   liquidated     status liq:global
 * </pre>
 *
 * <p>Threading: the one that drives the exchange.
 */
public final class PublicChannels implements MarketListener {
    /** Trades in a snapshot. */
    private static final int TRADE_COUNT = 30;
    /** Candles in a snapshot, the running one included. */
    private static final int CANDLE_COUNT = 240;
    private static final int SECONDS_BETWEEN_STATUS = 5;
    private static final int LIQUIDATION_COUNT = 10;

    private final Market market;
    private final List<List<TradeFeed>> trades = new ArrayList<>();
    private final List<List<BookFeed>> books = new ArrayList<>();
    /** Tickers, candles, status: by instrument. */
    private final List<List<TextFeed>> texts = new ArrayList<>();
    private final List<Subscription> liquidations = new ArrayList<>();
    private final int[] seconds;

    public PublicChannels(final Market market) {
        this.market = market;
        seconds = new int[market.instruments().size()];
        for (int i = 0; i < seconds.length; i++) {
            trades.add(new ArrayList<>());
            books.add(new ArrayList<>());
            texts.add(new ArrayList<>());
        }
    }

    @Override
    public void printed(final int instrument, final long tradeId, final long timeMs, final long priceE8,
                        final long amountE8) {
        final List<TradeFeed> feeds = trades.get(instrument);
        for (int i = 0; i < feeds.size(); i++) {
            feeds.get(i).printed(tradeId, timeMs, priceE8, amountE8);
        }
    }

    @Override
    public void batchEnded(final int instrument, final long batchCount) {
        final List<TradeFeed> tradeFeeds = trades.get(instrument);
        for (int i = 0; i < tradeFeeds.size(); i++) {
            tradeFeeds.get(i).batchEnded(market.timeMs());
        }
        final List<BookFeed> bookFeeds = books.get(instrument);
        for (int i = 0; i < bookFeeds.size(); i++) {
            bookFeeds.get(i).batchEnded(batchCount, market.timeMs());
        }
    }

    @Override
    public void secondEnded(final int instrument) {
        seconds[instrument]++;
        final List<TextFeed> feeds = texts.get(instrument);
        for (int i = 0; i < feeds.size(); i++) {
            final TextFeed feed = feeds.get(i);
            switch (feed.topic.kind()) {
                case TICKER -> {
                    writeTicker(feed.begin(), instrument);
                    feed.tell(market.timeMs());
                }
                case CANDLES -> tellCandles(feed);
                default -> {
                    if (seconds[instrument] % SECONDS_BETWEEN_STATUS == 0) {
                        writeStatus(feed.begin(), instrument);
                        feed.tell(market.timeMs());
                    }
                }
            }
        }
    }

    @Override
    public void liquidated(final Liquidation liquidation) {
        for (final Subscription reader : liquidations) {
            final FrameText text = reader.client().begin(reader.id()).raw('[');
            liquidation.write(text);
            text.raw(']');
            reader.client().end(market.timeMs());
        }
    }

    /** Sends the snapshot and everything that follows it. */
    void join(final Subscription reader) {
        final Topic topic = reader.topic();
        switch (topic.kind()) {
            case BOOK -> bookFeed(topic).join(reader, market.timeMs());
            case TRADES -> joinTrades(reader);
            default -> joinTexts(reader);
        }
    }

    void leave(final Subscription reader) {
        final Topic topic = reader.topic();
        if (topic.instrument() == Topic.ALL) {
            liquidations.remove(reader);
            return;
        }
        trades.get(topic.instrument()).removeIf(feed -> feed.topic.equals(topic) && feed.leave(reader));
        books.get(topic.instrument()).removeIf(feed -> feed.topic.equals(topic) && feed.leave(reader));
        texts.get(topic.instrument()).removeIf(feed -> feed.topic.equals(topic) && feed.leave(reader));
    }

    private void joinTrades(final Subscription reader) {
        final List<TradeFeed> feeds = trades.get(reader.topic().instrument());
        if (feeds.isEmpty()) {
            feeds.add(new TradeFeed(reader.topic()));
        }
        feeds.get(0).join(reader);
        market.writeTrades(reader.client().begin(reader.id()), reader.topic().instrument(), PublicData.FROM_EVER,
            PublicData.TO_NOW, TRADE_COUNT, false);
        reader.client().end(market.timeMs());
    }

    private void joinTexts(final Subscription reader) {
        final Topic topic = reader.topic();
        final ClientConnection client = reader.client();
        if (topic.instrument() == Topic.ALL) {
            liquidations.add(reader);
            market.writeLiquidations(client.begin(reader.id()), LIQUIDATION_COUNT);
            client.end(market.timeMs());
            return;
        }
        textFeed(topic).join(reader);
        final FrameText text = client.begin(reader.id());
        switch (topic.kind()) {
            case TICKER -> writeTicker(text, topic.instrument());
            case STATUS -> writeStatus(text, topic.instrument());
            default -> market.writeCandles(text, topic.instrument(), topic.timeFrame().toString(), PublicData.FROM_EVER,
                PublicData.TO_NOW, CANDLE_COUNT, false);
        }
        client.end(market.timeMs());
    }

    private BookFeed bookFeed(final Topic topic) {
        final List<BookFeed> feeds = books.get(topic.instrument());
        for (final BookFeed feed : feeds) {
            if (feed.topic.equals(topic)) {
                return feed;
            }
        }
        final BookFeed feed = new BookFeed(topic, new BookWindow(market.book(topic.instrument()), topic.precision(),
            topic.length()));
        feeds.add(feed);
        return feed;
    }

    private TextFeed textFeed(final Topic topic) {
        final List<TextFeed> feeds = texts.get(topic.instrument());
        for (final TextFeed feed : feeds) {
            if (feed.topic.equals(topic)) {
                return feed;
            }
        }
        final TextFeed feed = new TextFeed(topic);
        if (topic.kind() == Kind.CANDLES) {
            feed.toldOpenMs(topic.timeFrame().openMs(market.timeMs()));
        }
        feeds.add(feed);
        return feed;
    }

    /** The candle that runs; before it the one that was told last, as it ended. */
    private void tellCandles(final TextFeed feed) {
        final Topic topic = feed.topic;
        final long openMs = topic.timeFrame().openMs(market.timeMs());
        if (openMs != feed.toldOpenMs()) {
            tellCandle(feed, feed.toldOpenMs());
            feed.toldOpenMs(openMs);
        }
        tellCandle(feed, openMs);
    }

    private void tellCandle(final TextFeed feed, final long openMs) {
        if (market.writeCandle(feed.begin(), feed.topic.instrument(), feed.topic.timeFrame(), openMs)) {
            feed.tell(market.timeMs());
        }
    }

    private void writeTicker(final FrameText text, final int instrument) {
        text.raw('[');
        market.writeTicker(text, instrument);
        text.raw(']');
    }

    private void writeStatus(final FrameText text, final int instrument) {
        text.raw('[');
        market.writeDerivativeStatus(text, instrument);
        text.raw(']');
    }
}
