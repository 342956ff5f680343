package genesis.core.engine;

import genesis.core.execution.AutoTrader;
import genesis.core.market.Candles;
import genesis.core.market.MarketState;
import genesis.core.message.BookSnapshotDecoder;
import genesis.core.message.BookUpdateDecoder;
import genesis.core.message.CandleHistoryDecoder;
import genesis.core.message.Channel;
import genesis.core.message.FeedChangedDecoder;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.TickerDecoder;
import genesis.core.message.TradeDecoder;
import genesis.core.message.TradeKind;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * Market data of one instrument at a time: keeps its book, trades and candles, says what became of its feed, and lets the
 * analyst and the trader look at the right moments. A book is only judged at the end of an exchange's batch: in the
 * middle of one it may be crossed for a moment.
 * Threading: engine thread. Allocation: none.
 */
final class MarketDesk {
    /** How far the exchange's clock may be ahead of message time: one absurd stamp must not make all later trades late. */
    private static final long AHEAD_MS_MAX = 10_000;

    private final Settings settings;
    private final Counters counters;
    private final OutputEncoder outputs;
    private final Analyst analyst;
    private final AutoTrader trader;
    private final RiskDesk riskDesk;

    MarketDesk(final Settings settings, final Counters counters, final OutputEncoder outputs,
               final Analyst analyst, final AutoTrader trader, final RiskDesk riskDesk) {
        this.settings = settings;
        this.counters = counters;
        this.outputs = outputs;
        this.analyst = analyst;
        this.trader = trader;
        this.riskDesk = riskDesk;
    }

    void onBookUpdate(final InstrumentState state, final BookUpdateDecoder update, final long nowNs) {
        counters.bookUpdates++;
        final MarketState market = state.market();
        final long amountE8 = update.amountE8();
        final int orderCount = update.orderCount();
        final boolean isInBatch = market.batchEnd().isInBatch();
        if (market.batchEnd().startsNewBatch(amountE8, orderCount) && isInBatch) {
            onBatchEnd(state, nowNs);
        }
        market.feed().heard(nowNs);
        if (!market.book().apply(update.priceE8(), amountE8, orderCount)) {
            counters.unknownDeletes++;
        }
    }

    void onBookSnapshot(final InstrumentState state, final BookSnapshotDecoder snapshot, final long nowNs) {
        final MarketState market = state.market();
        market.feed().heard(nowNs);
        if (snapshot.first() == Flag.YES) {
            counters.bookSnapshots++;
            market.book().clear();
            market.batchEnd().reset();
        }
        final boolean isLast = snapshot.last() == Flag.YES;
        final BookSnapshotDecoder.LevelsDecoder levels = snapshot.levels();
        while (levels.hasNext()) {
            levels.next();
            market.book().apply(levels.priceE8(), levels.amountE8(), levels.orderCount());
        }
        if (isLast) {
            feedState(state, FeedState.LIVE);
            onBatchEnd(state, nowNs);
        }
    }

    void onTrade(final InstrumentState state, final TradeDecoder trade, final long nowNs) {
        final TradeKind kind = trade.kind();
        if (kind == TradeKind.EXECUTED) {
            counters.trades++;
        }
        otherMessage(state, nowNs);
        final MarketState market = state.market();
        if (!market.trades().isNew(trade.tradeId())) {
            return;
        }
        market.onTrade(trade.priceE8());
        if (kind == TradeKind.SNAPSHOT) {
            return;
        }
        final long candleTimeMs = Math.min(trade.exchangeTimeMs(), nowNs / 1_000_000 + AHEAD_MS_MAX);
        final int closed = market.candles().closeBefore(candleTimeMs);
        if (closed != 0) {
            analyst.onCandlesClosed(state, closed, nowNs);
        }
        if (market.candles().onTrade(candleTimeMs, trade.priceE8(), trade.amountE8())) {
            analyst.insideCandle(state, nowNs);
        }
    }

    void onTicker(final InstrumentState state, final TickerDecoder ticker, final long nowNs) {
        counters.tickers++;
        otherMessage(state, nowNs);
        state.market().onTicker(ticker.lastE8());
    }

    void onCandleHistory(final InstrumentState state, final CandleHistoryDecoder candle, final long nowNs) {
        state.market().feed().heard(nowNs);
        final Candles candles = state.market().candles();
        analyst.onHistory(state, candles.closeBeforeHistory(candle.timeframe(), candle.openTimeMs()));
        analyst.onHistory(state, candles.onHistory(candle.timeframe(), candle.openTimeMs(), candle.openE8(),
            candle.highE8(), candle.lowE8(), candle.closeE8(), candle.volumeE8()));
        analyst.onCorrected(state, candles.corrected(), candle.openTimeMs());
    }

    /** A heartbeat or a checksum: the feed is alive, and a batch before it is complete. */
    void onSignOfLife(final InstrumentState state, final long nowNs) {
        otherMessage(state, nowNs);
    }

    void onFeedChanged(final InstrumentState state, final FeedChangedDecoder feed, final long nowNs) {
        if (feed.channel() != Channel.BOOK) {
            // Another channel may be on another connection: its end would break a book that no new snapshot then heals.
            return;
        }
        if (feed.state() == FeedState.SUBSCRIBED) {
            state.market().feed().heard(nowNs);
            state.market().feed().state(feed.state(), feed.connectionId());
            announceFeed(state);
        } else {
            feedState(state, feed.state());
        }
    }

    /** What the last connection told is not to be traded on any more. */
    void feedBroke(final InstrumentState state) {
        feedState(state, FeedState.BROKEN);
    }

    /** The connections of the last session are gone, and with them the right to trust their books. Said in any case. */
    void onSessionStarted(final InstrumentState state) {
        state.market().feed().state(FeedState.BROKEN);
        state.market().batchEnd().reset();
        announceFeed(state);
        analyst.announceRegimes(state);
    }

    /** The indicators begin again, with the periods in force. */
    void rebuild(final InstrumentState state) {
        analyst.rebuild(state);
    }

    void onTick(final InstrumentState state, final long nowNs) {
        final int closed = state.market().candles().closeIfOver(nowNs / 1_000_000);
        if (closed != 0) {
            analyst.onCandlesClosed(state, closed, nowNs);
        }
        if (state.staleChanges(state.market().feed().isStale(nowNs, settings.value(Setting.STALENESS)))) {
            announceFeed(state);
        }
    }

    /** Something that is not a book update arrived, so the batch of updates before it is complete. */
    private void otherMessage(final InstrumentState state, final long nowNs) {
        state.market().feed().heard(nowNs);
        if (state.market().batchEnd().isInBatch()) {
            state.market().batchEnd().reset();
            onBatchEnd(state, nowNs);
        }
    }

    private void onBatchEnd(final InstrumentState state, final long nowNs) {
        if (state.market().book().isCrossed()) {
            counters.crossedBooks++;
            riskDesk.onBrokenBook(nowNs);
        } else if (state.market().feed().state() == FeedState.LIVE) {
            // Prices of a broken feed are no prices: a stop that they seem to reach was not reached.
            trader.onPrices(state.instrument(), state.market(), nowNs);
        }
    }

    private void feedState(final InstrumentState state, final FeedState feedState) {
        if (state.market().feed().state() != feedState) {
            state.market().feed().state(feedState);
            announceFeed(state);
        }
    }

    private void announceFeed(final InstrumentState state) {
        outputs.feedHealthChanged(state.instrument().id(), state.market().feed().state(), state.isStale());
    }
}
