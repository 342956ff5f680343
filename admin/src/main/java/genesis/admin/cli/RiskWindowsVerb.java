package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
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

/** Shows or replaces the trading windows. */
@Command(name = "windows", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows the trading windows as JSON, or replaces them by those of a file, for the rest of the session.",
    footer = {"", "Examples:", "  genesis risk windows", "  genesis risk windows hours.json"})
final class RiskWindowsVerb implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "JSON with timezone, windows and, if wanted, paused.")
    private Path file;
    @Mixin
    private DataOption data;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final RunningProcess process = new RunningProcess(data.directory());
        if (file == null) {
            spec.commandLine().getOut().println(process.get("/api/v2/risk/windows"));
            return ExitCode.GOOD.number();
        }
        try {
            return CommandText.print(spec, json, process.post("/api/v2/risk/windows", Files.readString(file)), "these windows hold");
        } catch (final IOException e) {
            throw Complaint.environment("the file " + file + " cannot be read", e);
        }
    }
}
