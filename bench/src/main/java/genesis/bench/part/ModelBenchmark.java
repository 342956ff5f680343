package genesis.bench.part;

import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.message.Message;
import genesis.core.message.ModelLoadStartedDecoder;
import genesis.core.message.ModelReason;
import genesis.core.message.ModelWeightDecoder;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.message.SignalSource;
import genesis.core.message.Timeframe;
import genesis.core.message.Trigger;
import genesis.core.signal.ModelDefinition;
import genesis.core.signal.ModelDefinition.Term;
import genesis.core.signal.ModelFeature;
import genesis.core.signal.ModelInputs;
import genesis.core.signal.ModelLoader;
import genesis.core.signal.SignalScore;
import genesis.core.signal.SignalService;
import genesis.core.strategy.Proposal;
import genesis.core.unit.Settings;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A recommendation is scored with a model of the whole catalogue: features, standardised sum, exponential, mixture. The
 * market differs from call to call, and each probability is held against a plain computation of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ModelBenchmark {
    private static final int MOMENTS = 64;
    private static final int WARM_UP = 300;
    private static final long MINUTE_MS = 60_000;

    private final Features[] moments = new Features[MOMENTS];
    private final double[] expected = new double[MOMENTS];
    private final ModelLoader loader = new ModelLoader();
    private final SignalService signals = new SignalService(new Settings(), loader);
    private final Proposal proposal = new Proposal();
    private final SignalScore score = new SignalScore();
    private int next;

    @Setup
    public void load() {
        final ModelDefinition model = new ModelDefinition("bench", 1, Timeframe.MINUTE_1, 60, 0, -0.4, 0.9, 0.1,
            Stream.of(ModelFeature.values()).map(feature -> new Term(feature, 0, 1 + feature.code(), 0.1)).toList());
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
        model.encode(0, buffer, 0, 1, 0);
        loader.begin(new ModelLoadStartedDecoder().wrap(buffer, Message.HEADER_LENGTH, ModelLoadStartedDecoder.BLOCK_LENGTH, 1));
        for (int i = 1; i <= ModelFeature.COUNT; i++) {
            model.encode(i, buffer, 0, 1, 0);
            loader.add(new ModelWeightDecoder().wrap(buffer, Message.HEADER_LENGTH, ModelWeightDecoder.BLOCK_LENGTH, 1));
        }
        if (loader.finish(1, Timeframe.MINUTE_1, 0) != ModelReason.NONE) {
            throw new IllegalStateException("the model was refused: detail=" + loader.detail());
        }
        final SplittableRandom random = new SplittableRandom(42);
        final IndicatorSet indicators = new IndicatorSet(new Settings());
        for (int i = 0; i < WARM_UP + MOMENTS; i++) {
            final double close = 6_443 * (1 + (random.nextDouble() - 0.5) / 100);
            indicators.onCandle(i * MINUTE_MS, close + 5, close - 5, close, 1 + i % 7);
            if (i >= WARM_UP) {
                moments[i - WARM_UP] = new Features();
                indicators.read(moments[i - WARM_UP]);
                score(i - WARM_UP);
                expected[i - WARM_UP] = model.model().probability(
                    new ModelInputs().take(moments[i - WARM_UP], Recommendation.SELL));
            }
        }
    }

    @Benchmark
    public double score() {
        next = next + 1 & MOMENTS - 1;
        score(next);
        if (score.source() != SignalSource.HYBRID || score.modelProbability() != expected[next]) {
            throw new IllegalStateException("the model says " + score.modelProbability() + " as " + score.source() + " and should say " + expected[next]);
        }
        return score.probability();
    }

    private void score(final int moment) {
        proposal.recommend(Recommendation.SELL, SignalReason.CROSSED_DOWN, 0.7);
        signals.score(proposal, moments[moment], 1, Trigger.CANDLE_CLOSE, score);
    }
}
