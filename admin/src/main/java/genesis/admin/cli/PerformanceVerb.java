package genesis.admin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What trading days came to. */
@Command(name = "performance", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows what trading days came to, of all sessions of a data directory, newest first. Works without a running engine.",
    subcommands = CommandLine.HelpCommand.class,
    footer = {"", "Examples:", "  genesis performance", "  genesis performance --from 2026-11-01 --to 2026-12-01", "  genesis performance --data DIR --json"})
final class PerformanceVerb extends DayList {
}
