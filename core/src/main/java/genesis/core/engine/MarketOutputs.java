package genesis.core.engine;

import genesis.core.indicator.IndicatorSet;
import genesis.core.indicator.RegimeDetector;
import genesis.core.market.Candle;
import genesis.core.market.FeedHealth;
import genesis.core.market.Timeframes;
import genesis.core.message.CandleClosedEncoder;
import genesis.core.message.CandleCorrectedEncoder;
import genesis.core.message.ConnectionAnnouncedEncoder;
import genesis.core.message.ConnectionChangedDecoder;
import genesis.core.message.FeedHealthChangedEncoder;
import genesis.core.message.Flag;
import genesis.core.message.Regime;
import genesis.core.message.RegimeChangedEncoder;
import genesis.core.message.Timeframe;
import genesis.core.message.TransportBreakerAnnouncedEncoder;
import genesis.core.message.TransportBreakerChangedDecoder;

/** What the engine says of connections, feeds, candles and regimes. Threading: engine thread. Allocation: none. */
final class MarketOutputs {
    private final ConnectionAnnouncedEncoder connectionAnnounced = new ConnectionAnnouncedEncoder();
    private final TransportBreakerAnnouncedEncoder transportBreakerAnnounced = new TransportBreakerAnnouncedEncoder();
    private final FeedHealthChangedEncoder feedHealthChanged = new FeedHealthChangedEncoder();
    private final CandleClosedEncoder candleClosed = new CandleClosedEncoder();
    private final CandleCorrectedEncoder candleCorrected = new CandleCorrectedEncoder();
    private final RegimeChangedEncoder regimeChanged = new RegimeChangedEncoder();
    private final byte[] reason = new byte[ConnectionChangedDecoder.reasonLength()];
    private final byte[] endpoint = new byte[TransportBreakerChangedDecoder.endpointLength()];
    private final Outbox out;
    private final Counters counters;

    MarketOutputs(final Outbox out, final Counters counters) {
        this.out = out;
        this.counters = counters;
    }

    void connectionAnnounced(final ConnectionChangedDecoder connection) {
        connection.getReason(reason, 0);
        connectionAnnounced.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .connectionId(connection.connectionId()).state(connection.state()).putReason(reason, 0);
        out.send(connectionAnnounced.encodedLength());
    }

    void transportBreakerAnnounced(final TransportBreakerChangedDecoder breaker) {
        breaker.getReason(reason, 0);
        breaker.getEndpoint(endpoint, 0);
        transportBreakerAnnounced.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .untilNs(breaker.untilNs()).state(breaker.state()).putEndpoint(endpoint, 0).putReason(reason, 0);
        out.send(transportBreakerAnnounced.encodedLength());
    }

    void feedHealthChanged(final int instrumentId, final FeedHealth feed, final boolean stale) {
        feedHealthChanged.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .instrumentId(instrumentId).state(feed.state()).stale(stale ? Flag.YES : Flag.NO).problem(feed.problem());
        out.send(feedHealthChanged.encodedLength());
    }

    void candleClosed(final int instrumentId, final Timeframe timeframe, final Candle candle) {
        if (timeframe == Timeframes.DECISION) {
            counters.candlesClosed++;
        }
        candleClosed.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .openTimeMs(candle.openTimeMs()).openE8(candle.openE8()).highE8(candle.highE8()).lowE8(candle.lowE8())
            .closeE8(candle.closeE8()).volumeE8(candle.volumeE8()).tradeCount(candle.tradeCount())
            .instrumentId(instrumentId).timeframe(timeframe);
        out.send(candleClosed.encodedLength());
    }

    void candleCorrected(final int instrumentId, final Timeframe timeframe, final Candle candle) {
        candleCorrected.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .openTimeMs(candle.openTimeMs()).openE8(candle.openE8()).highE8(candle.highE8()).lowE8(candle.lowE8())
            .closeE8(candle.closeE8()).volumeE8(candle.volumeE8()).instrumentId(instrumentId).timeframe(timeframe)
            .official(candle.isOfficial() ? Flag.YES : Flag.NO);
        out.send(candleCorrected.encodedLength());
    }

    void regimeChanged(final int instrumentId, final Timeframe timeframe, final IndicatorSet indicators,
                       final Regime previous) {
        final RegimeDetector regime = indicators.regime();
        regimeChanged.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .adx(indicators.adx().value()).emaFast(indicators.emaFast().value())
            .emaSlow(indicators.emaSlow().value()).volatility(regime.volatility())
            .volatilityMean(regime.volatilityMean()).instrumentId(instrumentId).timeframe(timeframe)
            .regime(regime.value()).previous(previous);
        out.send(regimeChanged.encodedLength());
    }
}
