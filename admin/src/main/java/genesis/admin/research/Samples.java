package genesis.admin.research;

import genesis.core.market.Timeframes;
import genesis.core.message.Recommendation;
import genesis.core.message.Trigger;
import genesis.core.signal.ModelFeature;
import genesis.core.signal.ModelInputs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The trades that a model is trained and judged on: at the close of each candle one to buy and one to sell. A strategy
 * recommends too seldom to learn from, and the model is asked about whatever strategy recommends, not about one of them.
 * Evaluations inside a candle are left out: what the rest of that candle did is not known from candles.
 *
 * @param all       in the order of time
 * @param warmingUp candles at which a feature had no value yet
 * @param undecided trades whose outcome the data does not tell
 */
public record Samples(List<Sample> all, int warmingUp, int undecided) {
    private static final Recommendation[] SIDES = {Recommendation.BUY, Recommendation.SELL};

    public Samples {
        all = List.copyOf(all);
    }

    /** Of these markets, which must have one timeframe. */
    public static Samples of(final List<Market> markets, final double stopAtr, final double targetAtr, final int horizonCandles) {
        final List<Sample> samples = new ArrayList<>();
        int warmingUp = 0;
        int undecided = 0;
        for (final Market market : markets) {
            final long horizonMs = horizonCandles * Timeframes.lengthMs(market.timeframe());
            int lastBar = -1;
            for (final Evaluation one : market.evaluations()) {
                // Several strategies may have been asked at the same candle; the market was the same.
                if (one.trigger() != Trigger.CANDLE_CLOSE || one.barIndex() == lastBar) {
                    continue;
                }
                lastBar = one.barIndex();
                if (!hasAllFeatures(one)) {
                    warmingUp++;
                    continue;
                }
                final long closeMs = market.endMs(market.bars().get(one.barIndex()));
                for (final Recommendation side : SIDES) {
                    final Outcome outcome = Outcome.of(market, one, side, stopAtr, targetAtr, horizonCandles);
                    if (outcome == Outcome.UNKNOWN) {
                        undecided++;
                    } else {
                        samples.add(new Sample(market.symbol(), closeMs, closeMs + horizonMs, side,
                            one.inputs().copy().direction(side), outcome == Outcome.REACHED));
                    }
                }
            }
        }
        // Stable: the markets' order decides where times are equal.
        samples.sort(Comparator.comparingLong(Sample::timeMs));
        return new Samples(samples, warmingUp, undecided);
    }

    private static boolean hasAllFeatures(final Evaluation one) {
        final ModelInputs buy = one.inputs().copy().direction(Recommendation.BUY);
        for (final ModelFeature feature : ModelFeature.values()) {
            if (!Double.isFinite(feature.of(buy))) {
                return false;
            }
        }
        return true;
    }
}
