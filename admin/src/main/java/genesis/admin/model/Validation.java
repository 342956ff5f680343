package genesis.admin.model;

import genesis.admin.research.Sample;
import genesis.core.signal.ProbabilityModel;
import java.util.List;

/**
 * A model held against what happened, on samples that it has never seen, and against the strictest constant there is: the
 * base rate of these very samples, which nobody could know in advance. A model that beats it ranks trades; one that only
 * beats an older base rate may just have noticed that the market changed.
 *
 * @param model      its scores
 * @param base       those of the base rate of these samples
 * @param known      those of the base rate of the training; null where it is not known
 * @param gain       log loss that the model saves against the base rate, and how sure that is
 * @param atrPercent mean ATR of these samples, in percent of the price: fees are a part of the price, stop and target of the ATR
 */
public record Validation(long fromMs, long toMs, Scores model, Scores base, Scores known, Interval gain, double atrPercent) {
    /** What can be said honestly. */
    public enum Verdict {
        /** The interval of the gain lies above zero. */
        BETTER("better than the base rate"),
        /** It holds zero. */
        NO_SKILL("not better than the base rate"),
        /** It lies below zero. */
        WORSE("worse than the base rate"),
        /** Too few independent stretches of time for any interval. */
        TOO_LITTLE_DATA("not shown to be better than the base rate: too little data");

        private final String words;

        Verdict(final String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Outcomes of trades opened within the horizon of each other share candles: two horizons hold most of that. */
    private static final int HORIZONS_PER_BLOCK = 2;

    /**
     * At least one sample.
     *
     * @param knownBaseRate of the training; NaN where it is not known
     * @param seed          of the bootstrap
     */
    public static Validation of(final ProbabilityModel model, final List<Sample> samples, final double knownBaseRate, final long seed) {
        final int count = samples.size();
        final double[] probability = new double[count];
        final boolean[] happened = new boolean[count];
        final long[] timesMs = new long[count];
        double atrPercent = 0;
        for (int i = 0; i < count; i++) {
            probability[i] = model.probability(samples.get(i).inputs());
            happened[i] = samples.get(i).reached();
            timesMs[i] = samples.get(i).timeMs();
            atrPercent += samples.get(i).inputs().atrPercent() / count;
        }
        final Scores scores = Scores.of(probability, happened);
        final double[] gain = new double[count];
        for (int i = 0; i < count; i++) {
            gain[i] = Scores.logLoss(scores.baseRate(), happened[i]) - Scores.logLoss(probability[i], happened[i]);
        }
        final long horizonMs = samples.get(0).untilMs() - samples.get(0).timeMs();
        return new Validation(timesMs[0], samples.get(count - 1).untilMs(), scores, Scores.ofConstant(scores.baseRate(), happened),
            Double.isNaN(knownBaseRate) ? null : Scores.ofConstant(knownBaseRate, happened),
            Interval.of(gain, timesMs, HORIZONS_PER_BLOCK * horizonMs, seed), atrPercent);
    }

    /** The mean probability of the tenth of the samples with the highest ones. */
    public double highest() {
        return model.bins().get(model.bins().size() - 1).predicted();
    }

    public Verdict verdict() {
        if (Double.isNaN(gain.low())) {
            return Verdict.TOO_LITTLE_DATA;
        }
        return gain.low() > 0 ? Verdict.BETTER : gain.high() < 0 ? Verdict.WORSE : Verdict.NO_SKILL;
    }
}
