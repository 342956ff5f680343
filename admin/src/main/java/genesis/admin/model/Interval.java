package genesis.admin.model;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How far a mean can be trusted, by a block bootstrap: outcomes of neighbouring trades are decided by the same candles, so
 * whole blocks of time are drawn, not samples. Such an interval is too narrow where there are few blocks, hence one of 99 %,
 * and none at all with less than {@value #BLOCK_COUNT_MIN}.
 *
 * @param low    0.5 % of the drawn means are below; NaN with too few blocks
 * @param high   0.5 % are above
 * @param blocks that hold any sample
 */
public record Interval(double mean, double low, double high, int blocks) {
    static final int BLOCK_COUNT_MIN = 10;
    private static final int DRAW_COUNT = 4_000;
    private static final double TAIL = 0.005;

    /** @param timesMs ascending @param blockMs at least as long as neighbours share their outcome */
    static Interval of(final double[] values, final long[] timesMs, final long blockMs, final long seed) {
        final int length = (int) ((timesMs[timesMs.length - 1] - timesMs[0]) / blockMs) + 1;
        final double[] sums = new double[length];
        final int[] counts = new int[length];
        for (int i = 0; i < values.length; i++) {
            final int block = (int) ((timesMs[i] - timesMs[0]) / blockMs);
            sums[block] += values[i];
            counts[block]++;
        }
        final int[] filled = IntStream.range(0, length).filter(i -> counts[i] > 0).toArray();
        final double mean = Arrays.stream(values).sum() / values.length;
        if (filled.length < BLOCK_COUNT_MIN) {
            return new Interval(mean, Double.NaN, Double.NaN, filled.length);
        }
        final SplittableRandom random = new SplittableRandom(seed);
        final double[] means = new double[DRAW_COUNT];
        for (int draw = 0; draw < DRAW_COUNT; draw++) {
            double sum = 0;
            long count = 0;
            for (int i = 0; i < filled.length; i++) {
                final int block = filled[random.nextInt(filled.length)];
                sum += sums[block];
                count += counts[block];
            }
            means[draw] = sum / count;
        }
        Arrays.sort(means);
        return new Interval(mean, means[(int) (DRAW_COUNT * TAIL)], means[(int) (DRAW_COUNT * (1 - TAIL))], filled.length);
    }
}
