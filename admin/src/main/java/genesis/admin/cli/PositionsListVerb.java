package genesis.admin.cli;

import picocli.CommandLine.Command;

/** Shows positions. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false, description = "Lists the open positions, or the round trips of the session.",
    footer = {"", "Examples:", "  genesis positions list", "  genesis positions list --history --json"})
final class PositionsListVerb extends PositionList {
}
