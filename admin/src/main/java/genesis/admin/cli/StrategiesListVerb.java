package genesis.admin.cli;

import genesis.admin.config.ExitCode;
import genesis.core.strategy.Installed;
import genesis.core.strategy.StrategyDescription;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One line for each strategy. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the strategies that can be used.")
final class StrategiesListVerb implements Callable<Integer> {
    @Mixin
    private StrategiesOption strategies;
    @Option(names = "--json", description = "One JSON object for each strategy, one on each line.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        for (final Installed one : strategies.catalogue().current()) {
            final StrategyDescription description = one.description();
            if (json) {
                out.println(StrategyText.json(one));
            } else {
                out.printf("%-5d %-20s %-9s %s%n", description.id(), description.name(), one.jarHash().isEmpty() ? "built in"
                    : one.jarHash().substring(0, 8), description.method());
            }
        }
        return ExitCode.GOOD.number();
    }
}
