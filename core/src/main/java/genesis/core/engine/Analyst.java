package genesis.core.engine;

import genesis.core.execution.AutoTrader;
import genesis.core.market.Candle;
import genesis.core.message.Recommendation;
import genesis.core.message.Trigger;
import genesis.core.signal.SignalScore;
import genesis.core.signal.SignalService;
import genesis.core.strategy.Proposal;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * From candles to scores: closes candles, feeds indicators, asks the strategy, announces what it said, and passes it on.
 * Threading: engine thread. Allocation: none.
 */
final class Analyst {
    private final Settings settings;
    private final Counters counters;
    private final OutputEncoder outputs;
    private final AutoTrader trader;
    private final SignalService signals = new SignalService();
    private final Proposal proposal = new Proposal();
    private final SignalScore score = new SignalScore();

    Analyst(final Settings settings, final Counters counters, final OutputEncoder outputs, final AutoTrader trader) {
        this.settings = settings;
        this.counters = counters;
        this.outputs = outputs;
        this.trader = trader;
    }

    /** The candle that the builder just closed. */
    void onCandleClosed(final InstrumentState state, final long nowNs) {
        final Candle candle = state.market().candles().closed();
        outputs.candleClosed(state.instrument().id(), candle);
        if (state.isNewCandle(candle.openTimeMs())) {
            learn(state, candle.openTimeMs(), E8.toDouble(candle.highE8()), E8.toDouble(candle.lowE8()),
                E8.toDouble(candle.closeE8()));
            evaluate(state, candle, Trigger.CANDLE_CLOSE, nowNs);
        }
    }

    /** A candle from before: teaches the indicators, decides nothing. */
    void onHistory(final InstrumentState state, final long openTimeMs, final long highE8, final long lowE8, final long closeE8) {
        final boolean isOver = !state.market().candles().hasOpen()
            || openTimeMs < state.market().candles().open().openTimeMs();
        if (isOver && state.isNewCandle(openTimeMs)) {
            learn(state, openTimeMs, E8.toDouble(highE8), E8.toDouble(lowE8), E8.toDouble(closeE8));
        }
    }

    /** A trade was added to the open candle: look at it as if it closed now, but not too often. */
    void insideCandle(final InstrumentState state, final long nowNs) {
        if (state.indicators().isReady() && state.evaluationIsDue(nowNs, settings.value(Setting.EVALUATION_INTERVAL))) {
            evaluate(state, state.market().candles().open(), Trigger.INSIDE_CANDLE, nowNs);
        }
    }

    private static void learn(final InstrumentState state, final long openTimeMs, final double high, final double low, final double close) {
        state.indicators().onCandle(high, low, close);
        state.candleSeen(openTimeMs);
    }

    private void evaluate(final InstrumentState state, final Candle candle, final Trigger trigger, final long nowNs) {
        counters.evaluations++;
        state.strategy().evaluate(state.indicators(), E8.toDouble(candle.highE8()), E8.toDouble(candle.lowE8()),
            E8.toDouble(candle.closeE8()), trigger, proposal);
        signals.score(proposal, state.strategy().id(), trigger, score);
        if (score.recommendation() != Recommendation.HOLD) {
            counters.signals++;
        }
        outputs.signalEvaluated(state.instrument().id(), score);
        trader.onScore(score, state.instrument(), state.market(), nowNs);
    }
}
