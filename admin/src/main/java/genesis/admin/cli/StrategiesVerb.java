package genesis.admin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What strategies there are. */
@Command(name = "strategies", mixinStandardHelpOptions = true, description = "Shows the strategies that can be used, and what each of their parameters means.",
    subcommands = {StrategiesListVerb.class, StrategiesDescribeVerb.class, StrategiesRegistryVerb.class, CommandLine.HelpCommand.class},
    footer = {"", "Examples:", "  genesis strategies list", "  genesis strategies describe rsi-reversion",
        "  genesis strategies list --strategies my-jars --json", "  genesis strategies registry --out docs/STRATEGIES.md"})
final class StrategiesVerb implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: list, describe or registry");
    }
}
