package genesis.admin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A person's orders; without a further word, the open ones. */
@Command(name = "orders", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows, places, changes and cancels orders of a running engine. Without a further word it lists the open ones; --history and"
        + " --fills look back over all sessions, also where no engine runs.",
    subcommands = {OrdersListVerb.class, OrdersPlaceVerb.class, OrdersCancelVerb.class, OrdersAmendVerb.class, CommandLine.HelpCommand.class},
    footer = {"",
        "Examples:",
        "  genesis orders",
        "  genesis orders --history --from 2026-11-20",
        "  genesis orders place tBTCUSD buy 0.01 --price 50000 --stop 49000 --target 53000",
        "  genesis orders cancel --all"})
final class OrdersVerb extends OrderList {
}
