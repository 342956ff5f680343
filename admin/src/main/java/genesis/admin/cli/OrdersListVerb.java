package genesis.admin.cli;

import picocli.CommandLine.Command;

/** Shows orders. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false, description = "Lists the open orders, or the latest that ended.",
    footer = {"", "Examples:", "  genesis orders list", "  genesis orders list --symbol tBTCUSD --json", "  genesis orders list --history"})
final class OrdersListVerb extends OrderList {
}
