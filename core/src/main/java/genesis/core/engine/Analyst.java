package genesis.core.engine;

import genesis.core.execution.AutoTrader;
import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.market.Candle;
import genesis.core.market.CandleSeries;
import genesis.core.market.Timeframes;
import genesis.core.message.Regime;
import genesis.core.message.Timeframe;
import genesis.core.message.Trigger;
import genesis.core.signal.SignalScore;
import genesis.core.signal.SignalService;
import genesis.core.strategy.Proposal;
import genesis.core.strategy.StrategyRoster;
import genesis.core.strategy.StrategySlot;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * From candles to scores: feeds indicators with what closed, says regimes that change, asks the strategies one after the
 * other, announces what each said, and passes it on. All see the same candle; inside one only those that act there.
 * Threading: engine thread. Allocation: none.
 */
final class Analyst {
    private static final int DECISION = 1 << Timeframes.index(Timeframes.DECISION);

    private final Settings settings;
    private final Counters counters;
    private final OutputEncoder outputs;
    private final AutoTrader trader;
    private final StrategyDesk strategies;
    private final SignalService signals;
    private final Candle candle = new Candle();
    private final Regime[] regimes = new Regime[Timeframes.COUNT];
    private final Features features = new Features();
    private final CandleView view = new CandleView(features);
    private final Proposal proposal = new Proposal();
    private final SignalScore score = new SignalScore();

    Analyst(final Settings settings, final Counters counters, final OutputEncoder outputs,
            final SignalService signals, final AutoTrader trader, final StrategyDesk strategies) {
        this.settings = settings;
        this.counters = counters;
        this.outputs = outputs;
        this.signals = signals;
        this.trader = trader;
        this.strategies = strategies;
    }

    /** Candles just closed, of these {@link Timeframes}; all are learned before the decision timeframe is judged. */
    void onCandlesClosed(final InstrumentState state, final int closed, final long nowNs) {
        for (int i = 0; i < Timeframes.COUNT; i++) {
            if ((closed & 1 << i) != 0) {
                final Timeframe timeframe = Timeframes.at(i);
                state.market().candles().series(timeframe).read(0, candle);
                outputs.market().candleClosed(state.instrument().id(), timeframe, candle);
                learn(state, timeframe, candle);
            }
        }
        if ((closed & DECISION) != 0) {
            state.market().candles().series(Timeframes.DECISION).read(0, candle);
            state.indicators(Timeframes.DECISION).read(features);
            evaluate(state, candle, Trigger.CANDLE_CLOSE, nowNs);
        }
    }

    /** Candles from before, of these {@link Timeframes}: teach the indicators, decide nothing. */
    void onHistory(final InstrumentState state, final int closed) {
        for (int i = 0; i < Timeframes.COUNT; i++) {
            if ((closed & 1 << i) != 0) {
                state.market().candles().series(Timeframes.at(i)).read(0, candle);
                learn(state, Timeframes.at(i), candle);
            }
        }
    }

    /**
     * The exchange's own candles corrected ours, of these {@link Timeframes} around this time. The indicators of a
     * timeframe that changed begin again with the candles that are kept; nothing is decided.
     */
    void onCorrected(final InstrumentState state, final int corrected, final long timeMs) {
        for (int i = 0; i < Timeframes.COUNT; i++) {
            if ((corrected & 1 << i) != 0) {
                final Timeframe timeframe = Timeframes.at(i);
                final long lengthMs = Timeframes.lengthMs(timeframe);
                final CandleSeries series = state.market().candles().series(timeframe);
                series.read(series.find(Math.floorDiv(timeMs, lengthMs) * lengthMs), candle);
                outputs.market().candleCorrected(state.instrument().id(), timeframe, candle);
                final IndicatorSet indicators = state.indicators(timeframe);
                final Regime before = indicators.regime().value();
                indicators.reset();
                relearn(series, indicators);
                announceChange(state, timeframe, indicators, before);
                state.strategies().onClosed();
            }
        }
    }

    /** A trade was added to the open candle: look at it as if it closed now, but not too often. */
    void insideCandle(final InstrumentState state, final long nowNs) {
        final IndicatorSet indicators = state.indicators(Timeframes.DECISION);
        if (state.strategies().asksForReadiness()) {
            indicators.read(features);
            state.strategies().readiness(features);
            strategies.stopWhatFailed(state);
        }
        if (state.strategies().isReadyInside()
            && state.evaluationIsDue(nowNs, settings.value(Setting.EVALUATION_INTERVAL))) {
            final Candle open = state.market().candles().open();
            indicators.foresee(open.openTimeMs(), E8.toDouble(open.highE8()), E8.toDouble(open.lowE8()),
                E8.toDouble(open.closeE8()), E8.toDouble(open.volumeE8()), features);
            evaluate(state, open, Trigger.INSIDE_CANDLE, nowNs);
        }
    }

    /** Says the regimes that are known, once, for whoever reads from here on. */
    void announceRegimes(final InstrumentState state) {
        for (int i = 0; i < Timeframes.COUNT; i++) {
            final IndicatorSet indicators = state.indicators(Timeframes.at(i));
            final Regime regime = indicators.regime().value();
            if (regime != Regime.UNKNOWN) {
                outputs.market().regimeChanged(state.instrument().id(), Timeframes.at(i), indicators, regime);
            }
        }
    }

    /** New periods: the indicators begin again with the candles that are kept, and the strategies forget what they saw. */
    void rebuild(final InstrumentState state) {
        for (int i = 0; i < Timeframes.COUNT; i++) {
            regimes[i] = state.indicators(Timeframes.at(i)).regime().value();
        }
        state.rebuild(settings);
        strategies.stopWhatFailed(state);
        for (int i = 0; i < Timeframes.COUNT; i++) {
            final IndicatorSet indicators = state.indicators(Timeframes.at(i));
            final CandleSeries series = state.market().candles().series(Timeframes.at(i));
            relearn(series, indicators);
            announceChange(state, Timeframes.at(i), indicators, regimes[i]);
        }
    }

    private void relearn(final CandleSeries series, final IndicatorSet indicators) {
        for (int back = series.count() - 1; back >= 0; back--) {
            series.read(back, candle);
            take(indicators, candle);
        }
    }

    private void learn(final InstrumentState state, final Timeframe timeframe, final Candle from) {
        final IndicatorSet indicators = state.indicators(timeframe);
        final Regime before = indicators.regime().value();
        take(indicators, from);
        announceChange(state, timeframe, indicators, before);
        state.strategies().onClosed();
    }

    private void announceChange(final InstrumentState state, final Timeframe timeframe, final IndicatorSet indicators,
                                final Regime before) {
        if (indicators.regime().value() != before) {
            outputs.market().regimeChanged(state.instrument().id(), timeframe, indicators, before);
        }
    }

    private static void take(final IndicatorSet indicators, final Candle from) {
        indicators.onCandle(from.openTimeMs(), E8.toDouble(from.highE8()), E8.toDouble(from.lowE8()),
            E8.toDouble(from.closeE8()), E8.toDouble(from.volumeE8()));
    }

    private void evaluate(final InstrumentState state, final Candle of, final Trigger trigger, final long nowNs) {
        view.show(state, of, trigger, nowNs);
        final StrategyRoster roster = state.strategies();
        for (int i = 0; i < roster.count(); i++) {
            final StrategySlot slot = roster.slot(i);
            if (slot.failure() == null && (trigger == Trigger.CANDLE_CLOSE || slot.actsInside())) {
                ask(slot, state, trigger, nowNs);
            }
        }
    }

    private void ask(final StrategySlot slot, final InstrumentState state, final Trigger trigger, final long nowNs) {
        counters.evaluations++;
        slot.evaluate(view, proposal);
        signals.score(proposal, features, slot.id(), trigger, score);
        if (score.isEntry()) {
            counters.signals++;
        }
        outputs.strategies().signalEvaluated(state.instrument().id(), score);
        if (slot.failure() != null) {
            strategies.stopWhatFailed(state);
        }
        trader.onScore(score, state.instrument(), state.market(), nowNs);
    }
}
