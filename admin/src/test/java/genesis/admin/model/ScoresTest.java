package genesis.admin.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Scores against their definitions, computed the slow way, and the interval against what it promises. */
class ScoresTest {
    private static final long SEED = 20_261_121;

    @Test
    void shouldAgreeWithTheDefinitions() {
        final SplittableRandom random = new SplittableRandom(SEED);
        System.out.println("ScoresTest seed=" + SEED);
        for (int round = 0; round < 50; round++) {
            final int count = 2 + random.nextInt(200);
            final double[] probability = new double[count];
            final boolean[] happened = new boolean[count];
            for (int i = 0; i < count; i++) {
                // Few distinct values, so that there are ties.
                probability[i] = (1 + random.nextInt(18)) / 20.0;
                happened[i] = random.nextDouble() < probability[i];
            }
            final Scores scores = Scores.of(probability, happened);
            double brier = 0;
            double likelihood = 0;
            double won = 0;
            long pairs = 0;
            for (int i = 0; i < count; i++) {
                brier += Math.pow(probability[i] - (happened[i] ? 1 : 0), 2);
                likelihood += Math.log(happened[i] ? probability[i] : 1 - probability[i]);
                for (int j = 0; j < count; j++) {
                    if (happened[i] && !happened[j]) {
                        pairs++;
                        won += probability[i] > probability[j] ? 1 : probability[i] == probability[j] ? 0.5 : 0;
                    }
                }
            }
            assertEquals(brier / count, scores.brier(), 1e-12);
            assertEquals(-likelihood / count, scores.logLoss(), 1e-12);
            assertEquals(pairs == 0 ? Double.NaN : won / pairs, scores.auc(), 1e-12);
            int inBins = 0;
            double predicted = 0;
            double observed = 0;
            for (final Scores.Bin bin : scores.bins()) {
                inBins += bin.count();
                predicted += bin.count() * bin.predicted();
                observed += bin.count() * bin.observed();
            }
            assertEquals(count, inBins);
            assertEquals(Arrays.stream(probability).sum(), predicted, 1e-9);
            assertEquals(scores.baseRate() * count, observed, 1e-9);
        }
    }

    /** Textbook: of four, two yes; one pair of four is the wrong way round. */
    @Test
    void shouldAgreeWithASmallTable() {
        final Scores scores = Scores.of(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true});
        assertEquals(0.75, scores.auc());
        assertEquals((0.01 + 0.16 + 0.4225 + 0.04) / 4, scores.brier(), 1e-15);
        assertEquals(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4, scores.logLoss(), 1e-15);
        assertEquals(Math.log(2), Scores.ofConstant(0.5, new boolean[] {true, false}).logLoss(), 1e-15);
        assertTrue(Double.isFinite(Scores.logLoss(0, true)), "a certainty that was wrong costs much, not everything");
    }

    /**
     * Values without any mean, in blocks that share their chance: the interval should miss zero in about 1 % of the rounds,
     * a little more with few blocks. Samples drawn one by one would miss it in more than half of them.
     */
    @Test
    void shouldHoldTheTruthAlmostAlways() {
        for (final int blocks : new int[] {10, 40}) {
            final SplittableRandom random = new SplittableRandom(SEED + blocks);
            int missed = 0;
            int wouldMiss = 0;
            for (int round = 0; round < 300; round++) {
                final double[] values = new double[blocks * 20];
                final long[] times = new long[values.length];
                for (int i = 0; i < values.length; i++) {
                    times[i] = i * 10L;
                    values[i] = i % 20 == 0 ? random.nextGaussian() : values[i - 1];
                }
                missed += misses(Interval.of(values, times, 200, round)) ? 1 : 0;
                wouldMiss += misses(Interval.of(values, times, 10, round)) ? 1 : 0;
            }
            assertTrue(missed <= 15, "seed=" + SEED + ", blocks=" + blocks + ", missed=" + missed + " of 300");
            assertTrue(wouldMiss > 100, "without blocks it misses only " + wouldMiss + " of 300: this test shows nothing");
        }
    }

    @Test
    void shouldSayNothingWithTooFewBlocks() {
        final double[] values = new double[90];
        final long[] times = new long[90];
        for (int i = 0; i < 90; i++) {
            times[i] = i;
            values[i] = 1;
        }
        assertEquals(9, Interval.of(values, times, 10, 1).blocks());
        assertTrue(Double.isNaN(Interval.of(values, times, 10, 1).low()));
        assertEquals(1, Interval.of(values, times, 9, 1).low());
    }

    private static boolean misses(final Interval interval) {
        return interval.low() > 0 || interval.high() < 0;
    }
}
