package genesis.admin.research;

import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.message.Recommendation;
import genesis.core.message.Timeframe;
import genesis.core.message.Trigger;
import genesis.core.market.Timeframes;
import genesis.core.signal.ModelInputs;
import genesis.core.unit.E8;
import genesis.core.unit.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * One instrument on one timeframe, as it was.
 *
 * @param symbol      as the data calls it
 * @param bars        oldest first, at most one per interval; an interval without a trade has none
 * @param evaluations in the order of time
 * @param notes       what a person should know about the data, a sentence each
 */
public record Market(String symbol, Timeframe timeframe, List<Bar> bars, List<Evaluation> evaluations, List<String> notes) {
    public Market {
        bars = List.copyOf(bars);
        evaluations = List.copyOf(evaluations);
        notes = List.copyOf(notes);
    }

    /** One evaluation at the close of each bar, by the engine's own indicators with these settings. */
    public static Market evaluated(final String symbol, final Timeframe timeframe, final List<Bar> bars,
                                   final List<String> notes, final Settings settings) {
        final IndicatorSet indicators = new IndicatorSet(settings);
        final Features features = new Features();
        final List<Evaluation> evaluations = new ArrayList<>(bars.size());
        for (int i = 0; i < bars.size(); i++) {
            final Bar bar = bars.get(i);
            indicators.onCandle(bar.openTimeMs(), E8.toDouble(bar.highE8()), E8.toDouble(bar.lowE8()),
                E8.toDouble(bar.closeE8()), E8.toDouble(bar.volumeE8()));
            indicators.read(features);
            evaluations.add(new Evaluation(bar.openTimeMs() + Timeframes.lengthMs(timeframe), i, Trigger.CANDLE_CLOSE, 0,
                Recommendation.HOLD, 0, Double.NaN, new ModelInputs().take(features, Recommendation.HOLD)));
        }
        return new Market(symbol, timeframe, bars, evaluations, notes);
    }

    /** End of the bar. */
    public long endMs(final Bar bar) {
        return bar.openTimeMs() + Timeframes.lengthMs(timeframe);
    }
}
