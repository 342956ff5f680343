package genesis.admin.model;

import genesis.admin.config.Complaint;
import genesis.admin.research.Market;
import genesis.admin.research.Sample;
import genesis.admin.research.Samples;
import genesis.core.message.Timeframe;
import genesis.core.signal.ModelDefinition;
import genesis.core.signal.ModelDefinition.Term;
import genesis.core.signal.ModelFeature;
import genesis.core.signal.ModelSettings;
import genesis.core.signal.ProbabilityModel;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Trains a model: weights on the first part of the samples, calibration on the next, an honest report on the last. The same
 * data and the same wishes give the same model.
 */
public final class Training {
    /** A fit needs some of each outcome, and more samples than it has numbers to find. */
    private static final int OUTCOMES_MIN = 20;
    /** Two numbers on hundreds of samples need no restraint, only an end where the outcomes are separable. */
    private static final double CALIBRATION_C = 1;

    private final Wishes wishes;
    private final Settings settings;

    /**
     * What a person may choose.
     *
     * @param features at least one
     * @param c        the larger, the freer are the weights; 0 for 1 ÷ horizon: each stretch of market is in about as many
     *                 samples as the horizon has candles, so that is what one sample is worth
     * @param seed     of the report's bootstrap; there is no chance in the training
     */
    public record Wishes(String name, int version, int horizonCandles, List<ModelFeature> features, double c, long seed) {
        double cOrDefault() {
            return c == 0 ? 1.0 / horizonCandles : c;
        }
    }

    public Training(final Wishes wishes, final Settings settings) {
        this.wishes = wishes;
        this.settings = settings;
    }

    /** Everything, from markets of one timeframe to a file. @param sources names of the data, for the file */
    public ModelFile train(final List<Market> markets, final List<String> sources) {
        final Samples samples = Samples.of(markets, settings.fraction(Setting.STOP_ATR), settings.fraction(Setting.TARGET_ATR),
            wishes.horizonCandles());
        final List<String> symbols = List.copyOf(new TreeSet<>(markets.stream().map(Market::symbol).toList()));
        return train(samples, markets.get(0).timeframe(), symbols, sources);
    }

    ModelFile train(final Samples samples, final Timeframe timeframe, final List<String> symbols, final List<String> sources) {
        if (samples.all().isEmpty()) {
            throw tooLittle("no trade in this data has all features and a known outcome (" + samples.warmingUp()
                + " candles were warming up, " + samples.undecided() + " outcomes are unknown)");
        }
        final Split split = Split.of(samples.all());
        check(split.training(), "to train on", 10 * wishes.features().size());
        check(split.calibration(), "to calibrate on", OUTCOMES_MIN);
        check(split.heldOut(), "to judge the result on", 1);

        final List<Term> scaled = scaled(split.training());
        final LogisticRegression.Fit fit = LogisticRegression.fit(matrix(split.training(), scaled), outcomes(split.training()),
            wishes.cOrDefault());
        final double[] calibration = calibrated(fit, split.calibration(), scaled);
        final List<Term> terms = new ArrayList<>();
        for (int i = 0; i < scaled.size(); i++) {
            final Term term = scaled.get(i);
            terms.add(new Term(term.feature(), term.mean(), term.scale(), fit.weights()[i]));
        }
        final ModelDefinition definition = new ModelDefinition(wishes.name(), wishes.version(), timeframe, wishes.horizonCandles(),
            ModelSettings.digest(settings), fit.intercept(), calibration[0], calibration[1], terms);
        final ProbabilityModel model = definition.model();
        final double baseRate = rate(split.training(), split.calibration());
        final Validation heldOut = Validation.of(model, split.heldOut(), baseRate, wishes.seed());
        return new ModelFile(definition, settingsThatMatter(), new ModelFile.Origin(sources, symbols, samples.all().get(0).timeMs(),
            split.trainedUntilMs(), split.knownUntilMs(), split.training().size(), split.calibration().size(), split.purged(),
            samples.warmingUp(), samples.undecided(), baseRate, wishes.cOrDefault(), wishes.seed()), heldOut);
    }

    private void check(final List<Sample> part, final String what, final int least) {
        final long reached = part.stream().filter(Sample::reached).count();
        final boolean hasBoth = least == 1 || reached >= OUTCOMES_MIN && part.size() - reached >= OUTCOMES_MIN;
        if (part.size() < least || !hasBoth) {
            throw tooLittle("there are " + part.size() + " samples " + what + ", " + reached + " of them reached their target");
        }
    }

    private Complaint tooLittle(final String why) {
        return Complaint.check("too little data for a model: " + why + "; give more data with --data, or a shorter --horizon than "
            + wishes.horizonCandles() + " candles", null);
    }

    /** Mean and deviation of each feature that moves at all; the weights come later. */
    private List<Term> scaled(final List<Sample> samples) {
        final List<Term> terms = new ArrayList<>();
        for (final ModelFeature feature : wishes.features()) {
            double sum = 0;
            for (final Sample one : samples) {
                sum += feature.of(one.inputs());
            }
            final double mean = sum / samples.size();
            double squares = 0;
            for (final Sample one : samples) {
                final double distance = feature.of(one.inputs()) - mean;
                squares += distance * distance;
            }
            final double scale = LogisticRegression.rounded(Math.sqrt(squares / samples.size()));
            if (scale > 1e-9) {
                terms.add(new Term(feature, LogisticRegression.rounded(mean), scale, 0));
            }
        }
        if (terms.isEmpty()) {
            throw tooLittle("none of the features moves");
        }
        return terms;
    }

    /** Slope and intercept. A slope below zero means that the ranking did not hold: then only the base rate is left. */
    private static double[] calibrated(final LogisticRegression.Fit fit, final List<Sample> samples, final List<Term> scaled) {
        final double[][] x = matrix(samples, scaled);
        final double[][] scores = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            scores[i] = new double[] {fit.score(x[i])};
        }
        final LogisticRegression.Fit platt = LogisticRegression.fit(scores, outcomes(samples), CALIBRATION_C);
        if (platt.weights()[0] > 0) {
            return new double[] {platt.weights()[0], platt.intercept()};
        }
        final double rate = rate(samples, List.of());
        return new double[] {0, LogisticRegression.rounded(StrictMath.log(rate / (1 - rate)))};
    }

    private static double[][] matrix(final List<Sample> samples, final List<Term> scaled) {
        final double[][] x = new double[samples.size()][scaled.size()];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < scaled.size(); j++) {
                final Term term = scaled.get(j);
                x[i][j] = (term.feature().of(samples.get(i).inputs()) - term.mean()) / term.scale();
            }
        }
        return x;
    }

    private static boolean[] outcomes(final List<Sample> samples) {
        final boolean[] y = new boolean[samples.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = samples.get(i).reached();
        }
        return y;
    }

    private static double rate(final List<Sample> first, final List<Sample> second) {
        final long reached = first.stream().filter(Sample::reached).count() + second.stream().filter(Sample::reached).count();
        return (double) reached / (first.size() + second.size());
    }

    private Map<Setting, Long> settingsThatMatter() {
        final Map<Setting, Long> values = new EnumMap<>(Setting.class);
        for (final Setting setting : Setting.values()) {
            if (ModelSettings.matters(setting)) {
                values.put(setting, settings.value(setting));
            }
        }
        return values;
    }
}
