package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.model.Claim;
import genesis.admin.model.ModelFile;
import genesis.admin.model.Odds;
import genesis.core.unit.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings a model into the running engine. */
@Command(name = "load", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Loads a model into the running engine and keeps a copy in its data directory. Exit code 1 where it is refused.",
    footer = {"", "Examples:", "  genesis model load model.json"})
final class ModelLoadVerb implements Callable<Integer> {
    /** A confidence that strategies reach now and then; what needs more hardly ever happens. */
    private static final double SURE = 0.7;

    @Parameters(paramLabel = "FILE", description = "A file that genesis model train wrote.")
    private Path file;
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        final RunningProcess process = engine.process();
        final ModelFile model = ModelFile.readAndKeep(file, engine.directory());
        final String text;
        try {
            text = Files.readString(file);
        } catch (final IOException e) {
            throw Complaint.environment("the model " + file + " cannot be read", e);
        }
        warn(engine.err(), model, Claim.of(text));
        return engine.print(process.post("/api/v2/model", text),
            CommandText.about(model.definition().name() + " v" + model.definition().version() + " " + model.hashText()));
    }

    /** Of what a user should know who has read nothing but this line. The running engine's own thresholds are not known here. */
    private static void warn(final PrintWriter to, final ModelFile model, final Claim claim) {
        if (claim == null) {
            return;
        }
        if (!claim.better()) {
            to.println("genesis: careful: on the data held out from its training this model was " + claim.words());
        }
        final Odds odds = Odds.of(model.asSettings(), new Settings());
        if (!(odds.confidenceFor(claim.highest()) <= SURE)) {
            to.printf(Locale.ROOT, "genesis: careful: it says %.2f at most, and break-even is %.2f without fees; by default, %s%n", claim.highest(),
                odds.breakEven(0), ValidationText.passes(odds, claim.highest()));
        }
        to.flush();
    }
}
