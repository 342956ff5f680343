package genesis.admin.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good probabilities are, held against what happened. Log loss and Brier score: smaller is better; AUC: the probability
 * that of a trade that made it and one that did not the former was given the higher number, 0.5 for a coin.
 *
 * @param auc  NaN where all outcomes are the same
 * @param bins about equally many samples each, by probability; never two with the same one
 */
public record Scores(int count, double baseRate, double logLoss, double brier, double auc, List<Bin> bins) {
    /** No single sample may cost more than about 28: the model never says 0 or 1, but rounding may. */
    private static final double PROBABILITY_MIN = 1e-12;
    private static final int BIN_COUNT = 10;

    /** One row of the calibration table. @param predicted the mean probability @param observed how often it happened */
    public record Bin(int count, double predicted, double observed) {
    }

    /** At least one. */
    static Scores of(final double[] probability, final boolean[] happened) {
        double logLoss = 0;
        double brier = 0;
        int yes = 0;
        for (int i = 0; i < probability.length; i++) {
            logLoss += logLoss(probability[i], happened[i]);
            final double miss = probability[i] - (happened[i] ? 1 : 0);
            brier += miss * miss;
            yes += happened[i] ? 1 : 0;
        }
        final int count = probability.length;
        return new Scores(count, (double) yes / count, logLoss / count, brier / count, auc(probability, happened, yes),
            bins(probability, happened));
    }

    /** The same for one probability that is given to all. */
    static Scores ofConstant(final double probability, final boolean[] happened) {
        final double[] same = new double[happened.length];
        Arrays.fill(same, probability);
        return of(same, happened);
    }

    /** Of one sample, natural logarithm. */
    static double logLoss(final double probability, final boolean happened) {
        return -StrictMath.log(Math.max(PROBABILITY_MIN, happened ? probability : 1 - probability));
    }

    /** By ranks (Mann and Whitney), equal probabilities sharing theirs. */
    private static double auc(final double[] probability, final boolean[] happened, final int yes) {
        final int no = probability.length - yes;
        if (yes == 0 || no == 0) {
            return Double.NaN;
        }
        final int[] order = order(probability);
        double rankSum = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && probability[order[to]] == probability[order[from]]) {
                to++;
            }
            final double sharedRank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                rankSum += happened[order[i]] ? sharedRank : 0;
            }
            from = to;
        }
        return (rankSum - yes * (yes + 1.0) / 2) / ((double) yes * no);
    }

    private static List<Bin> bins(final double[] probability, final boolean[] happened) {
        final int[] order = order(probability);
        final List<Bin> bins = new ArrayList<>();
        int from = 0;
        for (int bin = 1; bin <= BIN_COUNT; bin++) {
            int to = (int) ((long) order.length * bin / BIN_COUNT);
            // Samples of one probability stay together: which of them come first says nothing.
            while (to > from && to < order.length && probability[order[to]] == probability[order[to - 1]]) {
                to++;
            }
            if (to > from) {
                bins.add(bin(probability, happened, order, from, to));
                from = to;
            }
        }
        return List.copyOf(bins);
    }

    private static Bin bin(final double[] probability, final boolean[] happened, final int[] order, final int from, final int to) {
        double sum = 0;
        int yes = 0;
        for (int i = from; i < to; i++) {
            sum += probability[order[i]];
            yes += happened[order[i]] ? 1 : 0;
        }
        return new Bin(to - from, sum / (to - from), (double) yes / (to - from));
    }

    private static int[] order(final double[] probability) {
        return IntStream.range(0, probability.length).boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> probability[i])).mapToInt(Integer::intValue).toArray();
    }
}
