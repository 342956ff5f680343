package genesis.core.engine;

import genesis.core.execution.AutoTrader;
import genesis.core.market.Candle;
import genesis.core.market.Candles;
import genesis.core.market.MarketState;
import genesis.core.market.ReportedCandles;
import genesis.core.message.BookChecksumDecoder;
import genesis.core.message.BookSnapshotDecoder;
import genesis.core.message.BookUpdateDecoder;
import genesis.core.message.CandleHistoryDecoder;
import genesis.core.message.CandleReportedDecoder;
import genesis.core.message.ChecksumResult;
import genesis.core.message.DerivativeStatusDecoder;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.TickerDecoder;
import genesis.core.message.Timeframe;
import genesis.core.message.TradeDecoder;
import genesis.core.message.TradeKind;

/**
 * Market data of one instrument at a time: keeps its book, trades and candles, and lets the analyst and the trader
 * look at the right moments. A book is only judged at the end of an exchange's batch: in the middle of one it may be
 * crossed for a moment.
 * Threading: engine thread. Allocation: none.
 */
final class MarketDesk {
    /** How far the exchange's clock may be ahead of message time: one absurd stamp must not make all later trades late. */
    private static final long AHEAD_MS_MAX = 10_000;

    private final Counters counters;
    private final FeedDesk feeds;
    private final Analyst analyst;
    private final AutoTrader trader;
    private final RiskDesk riskDesk;

    MarketDesk(final Counters counters, final FeedDesk feeds, final Analyst analyst, final AutoTrader trader,
               final RiskDesk riskDesk) {
        this.counters = counters;
        this.feeds = feeds;
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
            feeds.onSnapshotComplete(state);
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
        takeOver(state, candle.timeframe(), candle.openTimeMs(), candle.openE8(), candle.highE8(), candle.lowE8(),
            candle.closeE8(), candle.volumeE8());
    }

    /** Comes behind a batch: that is complete, and verified or known to be wrong before anybody looks at its prices. */
    void onChecksum(final InstrumentState state, final BookChecksumDecoder checksum, final long nowNs) {
        final ChecksumResult result = checksum.result();
        if (result == ChecksumResult.MATCHED) {
            counters.checksumsMatched++;
        } else if (result == ChecksumResult.MISMATCHED) {
            counters.checksumsMismatched++;
        }
        final boolean wasLive = state.market().feed().state() == FeedState.LIVE;
        feeds.onChecksum(state, result, nowNs);
        if (!wasLive && state.market().feed().state() == FeedState.LIVE) {
            // What the snapshot said were no prices yet. In a market that stands still nothing else brings them to notice.
            state.market().batchEnd().reset();
            onBatchEnd(state, nowNs);
        }
        otherMessage(state, nowNs);
    }

    /** Kept until its interval is settled: the engine builds its candles from trades, and holds them against this one then. */
    void onCandleReported(final InstrumentState state, final CandleReportedDecoder candle, final long nowNs) {
        counters.candlesReported++;
        otherMessage(state, nowNs);
        state.market().reported().report(candle.timeframe(), candle.openTimeMs(), candle.openE8(), candle.highE8(),
            candle.lowE8(), candle.closeE8(), candle.volumeE8());
    }

    void onDerivativeStatus(final InstrumentState state, final DerivativeStatusDecoder status, final long nowNs) {
        counters.derivativeStatuses++;
        otherMessage(state, nowNs);
        state.market().derivative().onStatus(status);
    }

    /** A heartbeat: the feed is alive, and a batch before it is complete. */
    void onSignOfLife(final InstrumentState state, final long nowNs) {
        otherMessage(state, nowNs);
    }

    void onSessionStarted(final InstrumentState state) {
        state.market().batchEnd().reset();
        feeds.onSessionStarted(state);
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
        takeOverSettled(state, nowNs / 1_000_000);
        feeds.onTick(state, nowNs);
        final MarketState market = state.market();
        if (market.feed().state() == FeedState.LIVE && !market.batchEnd().isInBatch() && !market.book().isCrossed()) {
            // An exit that the venue refused, or that was lost, is not forgotten because the market stands still.
            trader.onTime(state.instrument(), market, nowNs);
        }
    }

    /** The exchange's last word on intervals that are over. */
    private void takeOverSettled(final InstrumentState state, final long nowMs) {
        final ReportedCandles reported = state.market().reported();
        for (int slot = reported.nextSettled(nowMs); slot != ReportedCandles.NONE; slot = reported.nextSettled(nowMs)) {
            final Candle candle = reported.take(slot);
            takeOver(state, reported.timeframe(slot), candle.openTimeMs(), candle.openE8(), candle.highE8(),
                candle.lowE8(), candle.closeE8(), candle.volumeE8());
        }
    }

    /** A closed candle of the exchange: news from before, or a correction of ours. */
    private void takeOver(final InstrumentState state, final Timeframe timeframe, final long openTimeMs,
                          final long openE8, final long highE8, final long lowE8, final long closeE8,
                          final long volumeE8) {
        final Candles candles = state.market().candles();
        analyst.onHistory(state, candles.closeBeforeHistory(timeframe, openTimeMs));
        analyst.onHistory(state, candles.onHistory(timeframe, openTimeMs, openE8, highE8, lowE8, closeE8, volumeE8));
        analyst.onCorrected(state, candles.corrected(), openTimeMs);
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
            riskDesk.onPrices(state.instrument().id(), state.market().book(), nowNs);
            trader.onPrices(state.instrument(), state.market(), nowNs);
        }
    }
}
