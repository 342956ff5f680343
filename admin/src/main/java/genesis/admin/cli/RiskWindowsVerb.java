package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows or replaces the trading windows. */
@Command(name = "windows", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows the trading windows as JSON, or replaces them by those of a file, now and at later starts.",
    footer = {"", "Examples:", "  genesis risk windows", "  genesis risk windows hours.json", "  genesis risk windows --reset", "",
        "Such a file:  {\"timezone\":\"Europe/Stockholm\",\"windows\":{\"mon\":[[\"08:00\",\"17:00\"]],\"sat\":[]}}"})
final class RiskWindowsVerb implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "JSON with timezone, windows and, if wanted, paused.")
    private Path file;
    @Option(names = "--reset", description = "Takes those that were set at run time back: what is configured holds again.")
    private boolean reset;
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        if (reset && file != null) {
            throw Complaint.usage("--reset and " + file + " exclude each other; give one of them");
        }
        if (reset) {
            return engine.delete("/api/v2/risk/windows", "the configured windows hold");
        }
        if (file == null) {
            engine.out().println(engine.get("/api/v2/risk/windows"));
            return ExitCode.GOOD.number();
        }
        try {
            return engine.print(engine.process().post("/api/v2/risk/windows", Files.readString(file)), CommandText.done("these windows hold"));
        } catch (final IOException e) {
            throw Complaint.environment("the file " + file + " cannot be read", e);
        }
    }
}
