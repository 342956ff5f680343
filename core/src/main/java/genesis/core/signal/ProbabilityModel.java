package genesis.core.signal;

import genesis.core.message.ModelLoadStartedDecoder;
import genesis.core.message.Timeframe;
import genesis.core.unit.StreamDigest;

/**
 * How probable it is that a trade in the recommended direction reaches its target before its stop, within the horizon:
 * a logistic regression on standardised {@link ModelFeature}s, then Platt's calibration.
 * <pre>
 *     score        =  intercept + Σ weight × (feature − mean) ÷ scale
 *     probability  =  1 ÷ (1 + exp(−(slope × score + calibration intercept)))
 * </pre>
 * The calibration (J. Platt, Probabilistic Outputs for Support Vector Machines, 1999) is fitted on later data than the
 * weights. It has two numbers, where a table of isotonic steps would need hundreds of samples for each of its steps and
 * would let the probability jump; its slope is never below zero, so it can take confidence away but not turn a verdict
 * round.
 * <p>Filled by the {@link ModelLoader} only, then never changed while it is in use.
 * <p>Threading: one thread. Allocation: none after construction. Numbers: {@code StrictMath} and plain arithmetic in
 * this order, so every machine computes the same bits.
 */
public final class ProbabilityModel {
    private final byte[] name = new byte[ModelLoadStartedDecoder.nameLength()];
    private final ModelFeature[] features = new ModelFeature[ModelFeature.COUNT];
    private final double[] means = new double[ModelFeature.COUNT];
    private final double[] scales = new double[ModelFeature.COUNT];
    private final double[] weights = new double[ModelFeature.COUNT];
    private int taken;
    private long hash;
    private long settingsDigest;
    private double intercept;
    private double calibrationSlope;
    private double calibrationIntercept;
    private int version;
    private int horizonCandles;
    private int catalogue;
    private int featureCount;
    private Timeframe timeframe = Timeframe.MINUTE_1;

    /** 0 to 1; NaN where a feature has no value. Asked about a buy or a sell, never about a HOLD. */
    public double probability(final ModelInputs seen) {
        double score = intercept;
        for (int i = 0; i < featureCount; i++) {
            final double value = features[i].of(seen);
            if (!Double.isFinite(value)) {
                return Double.NaN;
            }
            score += weights[i] * ((value - means[i]) / scales[i]);
        }
        return 1 / (1 + StrictMath.exp(-(calibrationSlope * score + calibrationIntercept)));
    }

    /** Over all pieces of it; see {@link ModelDigest}. */
    public long hash() {
        return hash;
    }

    /** See {@link ModelSettings}. */
    public long settingsDigest() {
        return settingsDigest;
    }

    /** As long as the field of messages; do not write to it. */
    public byte[] name() {
        return name;
    }

    public int version() {
        return version;
    }

    /** Within so many candles the target is to be reached. */
    public int horizonCandles() {
        return horizonCandles;
    }

    /** Of the catalogue of features that it was made for. */
    public int catalogue() {
        return catalogue;
    }

    public int featureCount() {
        return featureCount;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    /** Features taken in so far. */
    int taken() {
        return taken;
    }

    boolean has(final ModelFeature feature) {
        for (int i = 0; i < taken; i++) {
            if (features[i] == feature) {
                return true;
            }
        }
        return false;
    }

    boolean hasValidNumbers() {
        return Double.isFinite(intercept) && Double.isFinite(calibrationSlope) && Double.isFinite(calibrationIntercept)
            && calibrationSlope >= 0;
    }

    void begin(final ModelLoadStartedDecoder piece) {
        taken = 0;
        hash = piece.modelHash();
        settingsDigest = piece.settingsDigest();
        intercept = piece.intercept();
        calibrationSlope = piece.calibrationSlope();
        calibrationIntercept = piece.calibrationIntercept();
        version = piece.modelVersion();
        horizonCandles = piece.horizonCandles();
        catalogue = piece.catalogue();
        featureCount = piece.featureCount();
        timeframe = piece.timeframe();
        piece.getName(name, 0);
    }

    void add(final ModelFeature feature, final double mean, final double scale, final double weight) {
        features[taken] = feature;
        means[taken] = mean;
        scales[taken] = scale;
        weights[taken] = weight;
        taken++;
    }

    void addTo(final StreamDigest digest) {
        digest.add(hash).add(settingsDigest).add(intercept).add(calibrationSlope).add(calibrationIntercept).add(version)
            .add(horizonCandles).add(catalogue).add(featureCount).add(timeframe.value()).add(taken);
        for (final byte letter : name) {
            digest.add(letter);
        }
        for (int i = 0; i < taken; i++) {
            digest.add(features[i].code()).add(means[i]).add(scales[i]).add(weights[i]);
        }
    }
}
