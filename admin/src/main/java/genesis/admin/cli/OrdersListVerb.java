package genesis.admin.cli;

import picocli.CommandLine.Command;

/** Shows orders. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false, description = "Lists the open orders, those that ended, or fills.",
    footer = {"", "Examples:", "  genesis orders list", "  genesis orders list --symbol tBTCUSD --json", "  genesis orders list --history --from 2026-11-20 --limit 20",
        "  genesis orders list --fills --data DIR"})
final class OrdersListVerb extends OrderList {
}
