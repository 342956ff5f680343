package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.model.ModelFile;
import genesis.admin.view.ModelHistory;
import genesis.core.unit.StreamDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Loads the model again that was in use before. */
@Command(name = "rollback", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Loads the model again that was in use before the present one, or before the last unload. Twice is there and back.")
final class ModelRollbackVerb implements Callable<Integer> {
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        final Path directory = engine.journal();
        final RunningProcess process = engine.process();
        final ModelHistory.Event previous = ModelListVerb.known(directory).previous();
        if (previous == null) {
            throw Complaint.check("no other model was in use in " + directory + " before; genesis model list shows all", null);
        }
        final String hash = StreamDigest.text(previous.hash());
        final Path kept = ModelFile.kept(directory, hash);
        ModelFile.read(kept);
        try {
            return engine.print(process.post("/api/v2/model", Files.readString(kept)),
                CommandText.about(previous.name() + " v" + previous.version() + " " + hash));
        } catch (final IOException e) {
            throw Complaint.environment("the model " + kept + " cannot be read", e);
        }
    }
}
