package genesis.core.engine;

import genesis.core.market.Timeframes;
import genesis.core.message.CommandResult;
import genesis.core.message.ModelLoadFinishedDecoder;
import genesis.core.message.ModelLoadStartedDecoder;
import genesis.core.message.ModelReason;
import genesis.core.message.ModelState;
import genesis.core.message.ModelUnloadRequestedDecoder;
import genesis.core.message.ModelWeightDecoder;
import genesis.core.signal.ModelLoader;
import genesis.core.signal.ModelSettings;
import genesis.core.signal.ProbabilityModel;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Probability models that come and go. Says what became of each, and answers who sent it. Threading: engine thread.
 * Allocation: none on market events; a digest when settings change.
 */
final class ModelDesk {
    private final Settings settings;
    private final OutputEncoder outputs;
    private final ModelLoader loader = new ModelLoader();
    private final ModelLoadStartedDecoder started = new ModelLoadStartedDecoder();
    private final ModelWeightDecoder weight = new ModelWeightDecoder();
    private final ModelLoadFinishedDecoder finished = new ModelLoadFinishedDecoder();
    private final ModelUnloadRequestedDecoder unloadRequested = new ModelUnloadRequestedDecoder();

    ModelDesk(final Settings settings, final OutputEncoder outputs) {
        this.settings = settings;
        this.outputs = outputs;
    }

    /** Holds the model in use. */
    ModelLoader loader() {
        return loader;
    }

    /** Any of the inputs about models. */
    void onInput(final int templateId, final UnsafeBuffer buffer, final int block, final int blockLength,
                 final int version) {
        switch (templateId) {
            case ModelLoadStartedDecoder.TEMPLATE_ID -> onStarted(started.wrap(buffer, block, blockLength, version));
            case ModelWeightDecoder.TEMPLATE_ID -> loader.add(weight.wrap(buffer, block, blockLength, version));
            case ModelLoadFinishedDecoder.TEMPLATE_ID -> onFinished(finished.wrap(buffer, block, blockLength, version));
            case ModelUnloadRequestedDecoder.TEMPLATE_ID ->
                onUnload(unloadRequested.wrap(buffer, block, blockLength, version));
            default -> throw new IllegalStateException("not about a model: templateId=" + templateId);
        }
    }

    /** A model whose features or labels mean something else from now on must not speak. */
    void onSettingApplied() {
        final ProbabilityModel model = loader.active();
        if (model != null) {
            final long digest = ModelSettings.digest(settings);
            if (digest != model.settingsDigest()) {
                unload(ModelReason.SETTINGS_DIFFER, digest);
            }
        }
    }

    /** Says the model in use, once, for whoever reads from here on. */
    void announce() {
        final ProbabilityModel model = loader.active();
        if (model != null) {
            outputs.strategies().modelAnnounced(model, ModelState.LOADED, ModelReason.SESSION, 0);
        }
    }

    void addTo(final StreamDigest digest) {
        loader.addTo(digest);
    }

    private void onStarted(final ModelLoadStartedDecoder piece) {
        if (loader.isLoading()) {
            // Its sender died between two pieces, or another one came between.
            outputs.strategies().modelAnnounced(loader.candidate(), ModelState.REFUSED, ModelReason.INCOMPLETE, loader.pieces());
        }
        loader.begin(piece);
    }

    private void onFinished(final ModelLoadFinishedDecoder last) {
        final ProbabilityModel before = loader.active();
        final boolean isSame = before != null && loader.isLoading() && loader.candidate().hash() == before.hash();
        final ModelReason reason = loader.finish(last.commandId(), Timeframes.DECISION, ModelSettings.digest(settings));
        if (reason != ModelReason.NONE) {
            outputs.strategies().modelAnnounced(loader.candidate(), ModelState.REFUSED, reason, loader.detail());
            outputs.commandAnswered(last.commandId(), CommandResult.REFUSED);
        } else if (isSame) {
            outputs.commandAnswered(last.commandId(), CommandResult.NOTHING_TO_DO);
        } else {
            outputs.strategies().modelAnnounced(loader.active(), ModelState.LOADED, ModelReason.NONE, 0);
            outputs.commandAnswered(last.commandId(), CommandResult.DONE);
        }
    }

    private void onUnload(final ModelUnloadRequestedDecoder request) {
        final boolean isLoaded = loader.active() != null;
        if (isLoaded) {
            unload(ModelReason.NONE, 0);
        }
        outputs.commandAnswered(request.commandId(), isLoaded ? CommandResult.DONE : CommandResult.NOTHING_TO_DO);
    }

    private void unload(final ModelReason reason, final long detail) {
        outputs.strategies().modelAnnounced(loader.active(), ModelState.UNLOADED, reason, detail);
        loader.unload();
    }
}
