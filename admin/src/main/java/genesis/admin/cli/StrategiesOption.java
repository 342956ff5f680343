package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.Configuration;
import genesis.admin.strategies.StrategyJars;
import genesis.core.strategy.StrategyCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where jars of strategies are. */
final class StrategiesOption {
    @Option(names = "--strategies", paramLabel = "DIR", description = "Jars with strategies of your own. Default: strategies/ of the checkout.")
    private Path directory;

    /** What is built in and what the jars bring, anew at each call. */
    StrategyCatalogue catalogue() {
        return StrategyJars.load(directory(directory, Configuration.load(null, Map.of())));
    }

    /** The named directory, which must exist, or the configured one, which need not. */
    static Path directory(final Path named, final Configuration configuration) {
        if (named == null) {
            return configuration.strategiesDirectory();
        }
        if (!Files.isDirectory(named)) {
            throw Complaint.usage("--strategies " + named + " is no directory; name the one that your jars are in");
        }
        return named;
    }
}
