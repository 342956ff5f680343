package genesis.admin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Positions; without a further word, the open ones. */
@Command(name = "positions", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows and closes positions of a running engine. Without a further word it lists the open ones; --history"
        + " shows the round trips of all sessions, also where no engine runs.",
    subcommands = {PositionsListVerb.class, PositionsCloseVerb.class, CommandLine.HelpCommand.class},
    footer = {"", "Examples:", "  genesis positions", "  genesis positions --history --symbol tBTCUSD", "  genesis positions close tBTCUSD"})
final class PositionsVerb extends PositionList {
}
