package genesis.admin.model;

import genesis.admin.research.Sample;
import java.util.List;

/**
 * Samples in three parts, in the order of time, so that none knows anything of what a later one is judged on.
 * <pre>
 *     training          │ horizon │     calibration      │ horizon │     held out
 *   ────────────────────┼─────────┼──────────────────────┼─────────┼───────────────────► time
 *    whose outcome was    left out  whose outcome was      left out
 *    known by the cut               known by the second cut
 * </pre>
 * A trade opened before a cut whose outcome was decided behind it belongs to no part: it would carry the beginning of the
 * later part into the earlier one (M. López de Prado, Advances in Financial Machine Learning, 2018, calls that purging).
 *
 * @param trainedUntilMs the first cut
 * @param knownUntilMs   the second cut: nothing behind it was looked at for the model
 * @param purged         samples that belong to no part
 */
record Split(List<Sample> training, List<Sample> calibration, List<Sample> heldOut, long trainedUntilMs, long knownUntilMs,
             int purged) {
    private static final double TRAINING_PART = 0.6;
    private static final double CALIBRATION_PART = 0.2;

    /** The samples must be in the order of time and not be empty. */
    static Split of(final List<Sample> samples) {
        final long firstMs = samples.get((int) (samples.size() * TRAINING_PART)).timeMs();
        final long secondMs = samples.get((int) (samples.size() * (TRAINING_PART + CALIBRATION_PART))).timeMs();
        final List<Sample> training = samples.stream().filter(one -> one.untilMs() <= firstMs).toList();
        final List<Sample> calibration = samples.stream()
            .filter(one -> one.timeMs() >= firstMs && one.untilMs() <= secondMs).toList();
        final List<Sample> heldOut = samples.stream().filter(one -> one.timeMs() >= secondMs).toList();
        return new Split(training, calibration, heldOut, firstMs, secondMs,
            samples.size() - training.size() - calibration.size() - heldOut.size());
    }
}
