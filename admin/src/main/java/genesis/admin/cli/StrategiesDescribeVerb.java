package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
import genesis.admin.config.Nearest;
import genesis.core.strategy.Installed;
import genesis.core.strategy.StrategyCatalogue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All that is declared of one strategy. */
@Command(name = "describe", mixinStandardHelpOptions = true, description = "Describes a strategy: method, confidence, source, parameters with ranges and defaults.")
final class StrategiesDescribeVerb implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Of the strategy; genesis strategies list shows them.")
    private String name;
    @Mixin
    private StrategiesOption strategies;
    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final StrategyCatalogue catalogue = strategies.catalogue();
        final Installed found = catalogue.named(name);
        if (found == null) {
            throw Complaint.usage("there is no strategy " + name + "; did you mean "
                + Nearest.to(name, catalogue.current().stream().map(one -> one.description().name()).toList()) + "?");
        }
        spec.commandLine().getOut().println(json ? StrategyText.json(found) : StrategyText.plain(found));
        return ExitCode.GOOD.number();
    }
}
