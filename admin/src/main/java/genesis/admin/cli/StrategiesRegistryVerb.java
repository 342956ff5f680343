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
import picocli.CommandLine.Spec;

/** The document about all strategies. */
@Command(name = "registry", mixinStandardHelpOptions = true, description = "Writes the document about all strategies that can be used, as Markdown.")
final class StrategiesRegistryVerb implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FILE", description = "Where to; standard output without it.")
    private Path file;
    @Mixin
    private StrategiesOption strategies;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final String document = StrategyText.markdown(strategies.catalogue());
        if (file == null) {
            spec.commandLine().getOut().print(document);
            spec.commandLine().getOut().flush();
            return ExitCode.GOOD.number();
        }
        try {
            Files.writeString(file, document);
        } catch (final IOException e) {
            throw Complaint.environment("--out " + file + " cannot be written (" + e.getMessage() + "); name a file in a directory that exists", e);
        }
        return ExitCode.GOOD.number();
    }
}
