package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a model into the running engine. */
@Command(name = "load", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Loads a model into the running engine and keeps a copy in its data directory. Exit code 1 where it is refused.",
    footer = {"", "Examples:", "  genesis model load model.json"})
final class ModelLoadVerb implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A file that genesis model train wrote.")
    private Path file;
    @Mixin
    private DataOption data;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final Path directory = data.directory();
        final RunningProcess process = new RunningProcess(directory);
        final ModelFile model = ModelFile.readAndKeep(file, directory);
        final String text;
        try {
            text = Files.readString(file);
        } catch (final IOException e) {
            throw Complaint.environment("the model " + file + " cannot be read", e);
        }
        return ModelAnswer.print(spec.commandLine().getOut(), process.post("/api/v2/model", text), json,
            model.definition().name() + " v" + model.definition().version() + " " + model.hashText());
    }
}
