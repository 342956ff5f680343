package genesis.core.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.message.ModelWeightDecoder;
import genesis.core.message.Recommendation;
import genesis.core.message.Timeframe;
import genesis.core.signal.ModelDefinition.Term;
import genesis.core.unit.Settings;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of features, and a model made of all of it. */
class ModelFeatureTest {
    private static final long SEED = 11;

    @Test
    void shouldHavePinnedCodesAndNamesThatFitTheirField() {
        final Set<String> names = new HashSet<>();
        for (final ModelFeature feature : ModelFeature.values()) {
            assertTrue(names.add(feature.text()) && feature.text().length() <= ModelWeightDecoder.featureNameLength());
            assertEquals(feature.ordinal() + 1, feature.code(), "the order is part of the catalogue");
            assertEquals(feature, ModelFeature.ofCode(feature.code()));
            assertEquals(feature, ModelFeature.ofText(feature.text()));
        }
        assertEquals(ModelFeature.COUNT, names.size());
        assertNull(ModelFeature.ofCode(0));
        assertNull(ModelFeature.ofCode(ModelFeature.COUNT + 1));
        assertNull(ModelFeature.ofText("close"));
        // A changed formula or order is another catalogue: raise CATALOGUE with this line.
        assertEquals("1: ema-gap ema-distance rsi atr-percent adx di-gap macd-histogram bollinger vwap-distance regime-trend regime-volatile",
            ModelFeature.CATALOGUE + ": " + String.join(" ", Stream.of(ModelFeature.values()).map(ModelFeature::text).toList()));
    }

    @Test
    void shouldMirrorForASellWhatHasASideAndNothingElse() {
        final Features features = walked(400, new Settings());
        final ModelInputs buy = new ModelInputs().take(features, Recommendation.BUY);
        final ModelInputs sell = new ModelInputs().take(features, Recommendation.SELL);
        for (final ModelFeature feature : ModelFeature.values()) {
            assertTrue(Double.isFinite(feature.of(buy)), feature.text());
            assertEquals(feature.isMirrored() ? -feature.of(buy) : feature.of(buy), feature.of(sell), 0.0, feature.text());
        }
    }

    /** The same market upside down gives a sell the numbers that a buy had: what moves is only called differently. */
    @Test
    void shouldGiveASellInTheMirroredMarketTheNumbersOfABuy() {
        final ModelInputs up = new ModelInputs().take(walked(400, new Settings(), 1), Recommendation.BUY);
        final ModelInputs down = new ModelInputs().take(walked(400, new Settings(), -1), Recommendation.SELL);
        for (final ModelFeature feature : List.of(ModelFeature.EMA_GAP, ModelFeature.EMA_DISTANCE, ModelFeature.RSI,
            ModelFeature.ADX, ModelFeature.DI_GAP, ModelFeature.MACD_HISTOGRAM, ModelFeature.BOLLINGER)) {
            assertEquals(feature.of(up), feature.of(down), 1e-6 * Math.max(1, Math.abs(feature.of(up))), feature.text());
        }
    }

    @Test
    void shouldHaveNoValueBeforeTheIndicatorsHave() {
        final ModelInputs young = new ModelInputs().take(walked(3, new Settings()), Recommendation.BUY);
        assertTrue(Double.isNaN(ModelFeature.RSI.of(young)));
        assertTrue(Double.isNaN(whole().model().probability(young)));
    }

    @Test
    void shouldComputeTheProbabilityThatTheFormulaSaysWithoutAllocating() {
        final ProbabilityModel model = whole().model();
        final ModelInputs inputs = new ModelInputs().take(walked(400, new Settings()), Recommendation.SELL);
        double score = 0.1;
        for (final Term term : whole().terms()) {
            score += term.weight() * (term.feature().of(inputs) - term.mean()) / term.scale();
        }
        final double probability = model.probability(inputs);
        assertEquals(1 / (1 + Math.exp(-(0.8 * score - 0.2))), probability, 1e-12);
        assertTrue(probability > 0.01 && probability < 0.99, "probability=" + probability);

        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double sum = 0;
        long smallest = Long.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50_000; i++) {
                sum += model.probability(inputs);
            }
            smallest = Math.min(smallest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, smallest, "bytes");
        assertEquals(250_000 * probability, sum, 1e-3);
    }

    private static ModelDefinition whole() {
        final List<Term> terms = Stream.of(ModelFeature.values())
            .map(feature -> new Term(feature, 0.05 * feature.code(), 1 + feature.code(), 0.1 * (feature.code() - 5))).toList();
        return new ModelDefinition("whole", 1, Timeframe.MINUTE_1, 60, 5, 0.1, 0.8, -0.2, terms);
    }

    private static Features walked(final int candles, final Settings settings) {
        return walked(candles, settings, 1);
    }

    /** A random walk far from zero, so that upside down it is nearly the same in relative terms, too. */
    private static Features walked(final int candles, final Settings settings, final int sign) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final IndicatorSet indicators = new IndicatorSet(settings);
        double close = 0;
        for (int i = 0; i < candles; i++) {
            final double up = 0.2 + random.nextDouble();
            final double down = 0.2 + random.nextDouble();
            close += random.nextDouble() - 0.48;
            final double middle = 1e6 + sign * close;
            indicators.onCandle(i * 60_000L, middle + (sign > 0 ? up : down), middle - (sign > 0 ? down : up), middle,
                1 + random.nextInt(5));
        }
        final Features features = new Features();
        indicators.read(features);
        assertNotNull(features.regime());
        return features;
    }
}
