package genesis.bench.part;

import genesis.bench.setup.Ladder;
import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.market.Candle;
import genesis.core.market.Candles;
import genesis.core.market.Timeframes;
import genesis.core.unit.E8;
import genesis.core.unit.Settings;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What candles and indicators cost of one instrument: looking into the open candle of the decision timeframe, and
 * closing a candle on all six timeframes at once. At the end both are asked whether they did what they were asked.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IndicatorBenchmark {
    private static final int WARM_UP = 1_000;
    private static final int PRICES = 256;
    private static final long MINUTE_MS = 60_000;
    private static final long DAY_MS = 1_440 * MINUTE_MS;
    private static final int ALL = (1 << Timeframes.COUNT) - 1;

    private final double[] prices = new double[PRICES];
    private final IndicatorSet decision = new IndicatorSet(new Settings());
    private final Features features = new Features();
    private final Candles candles = new Candles();
    private final IndicatorSet[] sets = new IndicatorSet[Timeframes.COUNT];
    private final Candle candle = new Candle();
    private long tickCount;
    private long dayCount;

    @Setup
    public void warmUp() {
        final SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < PRICES; i++) {
            prices[i] = E8.toDouble(Ladder.MIDDLE_E8) * (1 + (random.nextDouble() - 0.5) / 100);
        }
        for (int i = 0; i < WARM_UP; i++) {
            final double close = prices[i % PRICES];
            decision.onCandle(i * MINUTE_MS, close + 5, close - 5, close, 1 + i % 7);
        }
        for (int i = 0; i < sets.length; i++) {
            sets[i] = new IndicatorSet(new Settings());
        }
        candles.onTrade(0, Ladder.MIDDLE_E8, 1);
    }

    @TearDown
    public void check() {
        if (dayCount > 0) {
            for (int i = 0; i < Timeframes.COUNT; i++) {
                expect(sets[i].candleCount() == dayCount, "candles of one timeframe", sets[i].candleCount());
            }
        }
        if (tickCount > 0) {
            final double close = features.price();
            decision.onCandle(WARM_UP * MINUTE_MS, close + 5, close - 5, close, 3);
            final Features closed = new Features();
            decision.read(closed);
            expect(closed.adx() == features.adx() && closed.macdHistogram() == features.macdHistogram()
                && closed.bollingerB() == features.bollingerB() && closed.rsi() == features.rsi()
                && closed.vwapDistance() == features.vwapDistance(), "what was foreseen came true", tickCount);
        }
    }

    /** A tick inside the candle: all indicators of the decision timeframe as if the candle closed now. */
    @Benchmark
    public void insideCandle(final Blackhole hole) {
        final double close = prices[(int) (tickCount++ & PRICES - 1)];
        decision.foresee(WARM_UP * MINUTE_MS, close + 5, close - 5, close, 3, features);
        hole.consume(features);
    }

    /** The last minute of a day closes: six candles, kept, and taken in by six sets of indicators and their regimes. */
    @Benchmark
    public int closeOnSixTimeframes() {
        dayCount++;
        final int closed = candles.closeBefore(dayCount * DAY_MS);
        for (int i = 0; i < Timeframes.COUNT; i++) {
            if ((closed & 1 << i) != 0) {
                candles.series(Timeframes.at(i)).read(0, candle);
                sets[i].onCandle(candle.openTimeMs(), E8.toDouble(candle.highE8()), E8.toDouble(candle.lowE8()),
                    E8.toDouble(candle.closeE8()), E8.toDouble(candle.volumeE8()));
            }
        }
        candles.onTrade(dayCount * DAY_MS, Ladder.MIDDLE_E8 + (dayCount & 0xFF) * 10_000_000L, E8.ONE);
        expect(closed == ALL, "timeframes that closed", closed);
        return closed;
    }

    private static void expect(final boolean holds, final String what, final long actual) {
        if (!holds) {
            throw new IllegalStateException(what + ": actual=" + actual);
        }
    }
}
