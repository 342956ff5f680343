package genesis.core.engine;

import genesis.core.indicator.Features;
import genesis.core.message.Flag;
import genesis.core.message.ModelAnnouncedEncoder;
import genesis.core.message.ModelReason;
import genesis.core.message.ModelState;
import genesis.core.message.SignalEvaluatedEncoder;
import genesis.core.message.StrategyAnnouncedEncoder;
import genesis.core.message.StrategyPerformanceEncoder;
import genesis.core.message.StrategyStoppedEncoder;
import genesis.core.portfolio.Attribution;
import genesis.core.signal.ProbabilityModel;
import genesis.core.signal.SignalScore;
import genesis.core.strategy.Installed;

/** What the engine says of strategies, scores and models. Threading: engine thread. Allocation: when a plan changes. */
final class StrategyOutputs {
    private final SignalEvaluatedEncoder signalEvaluated = new SignalEvaluatedEncoder();
    private final StrategyAnnouncedEncoder strategyAnnounced = new StrategyAnnouncedEncoder();
    private final StrategyStoppedEncoder strategyStopped = new StrategyStoppedEncoder();
    private final StrategyPerformanceEncoder strategyPerformance = new StrategyPerformanceEncoder();
    private final ModelAnnouncedEncoder modelAnnounced = new ModelAnnouncedEncoder();
    private final Outbox out;
    private final Attribution attribution;

    StrategyOutputs(final Outbox out, final Attribution attribution) {
        this.out = out;
        this.attribution = attribution;
    }

    void signalEvaluated(final int instrumentId, final SignalScore score) {
        final Features features = score.features();
        signalEvaluated.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .confidence(score.confidence()).probability(score.probability()).price(features.price())
            .emaFast(features.emaFast()).emaSlow(features.emaSlow()).rsi(features.rsi()).atr(features.atr())
            .atrPercent(features.atrPercent()).adx(features.adx()).plusDi(features.plusDi())
            .minusDi(features.minusDi()).macdHistogram(features.macdHistogram()).bollingerB(features.bollingerB())
            .vwapDistance(features.vwapDistance()).instrumentId(instrumentId).strategyId(score.strategyId())
            .recommendation(score.recommendation()).source(score.source()).trigger(score.trigger())
            .reason(score.reason()).regime(features.regime()).weight(score.weight())
            .modelProbability(score.modelProbability()).modelHash(score.modelHash()).modelWeight(score.modelWeight());
        out.send(signalEvaluated.encodedLength());
    }

    void strategyAnnounced(final Installed strategy, final boolean isStopped) {
        strategyAnnounced.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .strategyId(strategy.description().id()).stopped(isStopped ? Flag.YES : Flag.NO)
            .name(strategy.description().name());
        out.send(strategyAnnounced.encodedLength());
    }

    void strategyStopped(final Installed strategy, final int instrumentId, final String why) {
        strategyStopped.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .strategyId(strategy.description().id()).instrumentId(instrumentId).name(strategy.description().name())
            .reason(why.substring(0, Math.min(why.length(), StrategyStoppedEncoder.reasonLength())));
        out.send(strategyStopped.encodedLength());
    }

    void performance(final int strategyId) {
        final Attribution.Track track = attribution.of(strategyId);
        strategyPerformance.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .orders(track.orders()).fills(track.fills()).roundTrips(track.roundTrips())
            .roundTripsWon(track.roundTripsWon()).realisedPnlE8(track.realisedPnlE8()).feesE8(track.feesE8())
            .unrealisedPnlE8(attribution.unrealisedPnlE8(strategyId))
            .openPositions(attribution.openPositions(strategyId)).strategyId(strategyId);
        out.send(strategyPerformance.encodedLength());
    }

    void modelAnnounced(final ProbabilityModel model, final ModelState state, final ModelReason why,
                        final long detail) {
        modelAnnounced.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .modelHash(model.hash()).detail(detail).modelVersion(model.version())
            .horizonCandles(model.horizonCandles()).featureCount(model.featureCount()).timeframe(model.timeframe())
            .state(state).reason(why)
            .putName(model.name(), 0);
        out.send(modelAnnounced.encodedLength());
    }
}
