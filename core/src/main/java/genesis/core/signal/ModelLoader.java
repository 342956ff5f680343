package genesis.core.signal;

import genesis.core.message.Message;
import genesis.core.message.ModelLoadStartedDecoder;
import genesis.core.message.ModelReason;
import genesis.core.message.ModelWeightDecoder;
import genesis.core.message.Timeframe;
import genesis.core.unit.StreamDigest;

/**
 * Puts a model together from its pieces and takes it into use when everything about it is right.
 * <pre>
 *             begin            add *             finish: NONE
 *   (nothing) ──────► candidate ────► candidate ─────────────► active        what was active is forgotten
 *                        │ finish: any other reason
 *                        ▼
 *                    forgotten; what is active stays
 * </pre>
 * The first thing that is wrong is remembered and told at the end. What is not told to be right is not used: a model
 * with a feature that this engine computes differently would be worse than none.
 * <p>Threading: one thread. Allocation: none after construction.
 */
public final class ModelLoader {
    private final ModelDigest digest = new ModelDigest();
    private final byte[] text = new byte[ModelWeightDecoder.featureNameLength()];
    private ProbabilityModel active = new ProbabilityModel();
    private ProbabilityModel candidate = new ProbabilityModel();
    private boolean loaded;
    private boolean loading;
    private long commandId;
    private int pieces;
    private ModelReason problem = ModelReason.NONE;
    private long detail;

    /** The first piece of a model. An unfinished one before it is forgotten. */
    public void begin(final ModelLoadStartedDecoder piece) {
        loading = true;
        commandId = piece.commandId();
        pieces = 1;
        problem = ModelReason.NONE;
        detail = 0;
        candidate.begin(piece);
        digest.started(piece.buffer(), piece.offset() - Message.HEADER_LENGTH);
        if (candidate.catalogue() != ModelFeature.CATALOGUE) {
            refuse(ModelReason.WRONG_SCHEMA, ModelFeature.CATALOGUE);
        } else if (!candidate.hasValidNumbers()) {
            refuse(ModelReason.BAD_NUMBER, 0);
        } else if (candidate.featureCount() < 1 || candidate.featureCount() > ModelFeature.COUNT) {
            refuse(ModelReason.INCOMPLETE, candidate.featureCount());
        }
    }

    /** The next piece. */
    public void add(final ModelWeightDecoder piece) {
        if (!loading) {
            return;
        }
        pieces++;
        digest.weight(piece.buffer(), piece.offset() - Message.HEADER_LENGTH);
        final ModelFeature feature = ModelFeature.ofCode(piece.featureCode());
        if (piece.commandId() != commandId || piece.index() != candidate.taken()
            || candidate.taken() == candidate.featureCount()) {
            refuse(ModelReason.INCOMPLETE, pieces);
        } else if (feature == null || !isNamed(piece, feature)) {
            refuse(ModelReason.UNKNOWN_FEATURE, piece.featureCode());
        } else if (candidate.has(feature)) {
            refuse(ModelReason.REPEATED_FEATURE, piece.featureCode());
        } else if (!isValid(piece)) {
            refuse(ModelReason.BAD_NUMBER, piece.index() + 1);
        }
        if (problem == ModelReason.NONE) {
            candidate.add(feature, piece.mean(), piece.scale(), piece.weight());
        }
    }

    /**
     * All pieces are in. NONE: the model is in use from here on; otherwise why it is not, with {@link #detail}, and
     * {@link #candidate} is the refused one.
     *
     * @param decision       timeframe on which decisions are made
     * @param settingsDigest of the settings in force, see {@link ModelSettings}
     */
    public ModelReason finish(final long finishedCommandId, final Timeframe decision, final long settingsDigest) {
        if (!loading || finishedCommandId != commandId || problem == ModelReason.NONE && !candidateIsWhole()) {
            refuse(ModelReason.INCOMPLETE, pieces);
        } else if (digest.value() != candidate.hash()) {
            refuse(ModelReason.WRONG_HASH, digest.value());
        } else if (candidate.timeframe() != decision) {
            refuse(ModelReason.WRONG_TIMEFRAME, decision.value());
        } else if (candidate.settingsDigest() != settingsDigest) {
            refuse(ModelReason.SETTINGS_DIFFER, settingsDigest);
        }
        loading = false;
        pieces = 0;
        if (problem == ModelReason.NONE) {
            final ProbabilityModel previous = active;
            active = candidate;
            candidate = previous;
            loaded = true;
        }
        final ModelReason result = problem;
        problem = ModelReason.NONE;
        return result;
    }

    /** Back to the heuristic alone. */
    public void unload() {
        loaded = false;
    }

    /** The model in use; null where none is. */
    public ProbabilityModel active() {
        return loaded ? active : null;
    }

    /** The one that is being put together, was refused last, or was in use before the active one. */
    public ProbabilityModel candidate() {
        return candidate;
    }

    /** True between the first piece and the last. */
    public boolean isLoading() {
        return loading;
    }

    /** Pieces that came of the one that is being put together. */
    public int pieces() {
        return pieces;
    }

    /** Of the latest refusal: see {@link ModelReason}. */
    public long detail() {
        return detail;
    }

    public void addTo(final StreamDigest to) {
        to.add(loaded ? 1 : 0).add(loading ? 1 : 0);
        if (loaded) {
            active.addTo(to);
        }
        if (loading) {
            candidate.addTo(to);
            to.add(commandId).add(pieces).add(problem.value()).add(detail).add(digest.value());
        }
    }

    private boolean candidateIsWhole() {
        return candidate.taken() == candidate.featureCount();
    }

    /** The first problem is the one that is told. */
    private void refuse(final ModelReason reason, final long reasonDetail) {
        if (problem == ModelReason.NONE) {
            problem = reason;
            detail = reasonDetail;
        }
    }

    private static boolean isValid(final ModelWeightDecoder piece) {
        return Double.isFinite(piece.mean()) && Double.isFinite(piece.weight()) && Double.isFinite(piece.scale())
            && piece.scale() > 0;
    }

    private boolean isNamed(final ModelWeightDecoder piece, final ModelFeature feature) {
        piece.getFeatureName(text, 0);
        final String name = feature.text();
        for (int i = 0; i < text.length; i++) {
            if (text[i] != (i < name.length() ? name.charAt(i) : 0)) {
                return false;
            }
        }
        return true;
    }
}
