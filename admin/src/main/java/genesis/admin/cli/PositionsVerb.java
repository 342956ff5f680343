package genesis.admin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Positions; without a further word, the open ones. */
@Command(name = "positions", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows and closes positions of a running engine. Without a further word it lists the open ones.",
    subcommands = {PositionsListVerb.class, PositionsCloseVerb.class, CommandLine.HelpCommand.class},
    footer = {"", "Examples:", "  genesis positions", "  genesis positions list --history", "  genesis positions close tBTCUSD"})
final class PositionsVerb extends PositionList {
}
