package genesis.admin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Limits, counts and windows; without a further word, where they stand. */
@Command(name = "risk", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows what bounds trading, and changes it for the rest of the session. Without a further word it shows the status.",
    subcommands = {RiskStatusVerb.class, RiskMaxTradesVerb.class, RiskWindowsVerb.class, RiskDaysVerb.class, CommandLine.HelpCommand.class},
    footer = {"",
        "Examples:",
        "  genesis risk",
        "  genesis risk max-trades 5                          entries in a trading day",
        "  genesis risk max-trades 3 --per-symbol             of one instrument",
        "  genesis risk windows hours.json                    {\"timezone\":\"Europe/Stockholm\",\"windows\":{\"mon\":[[\"08:00\",\"17:00\"]]}}",
        "  genesis risk days                                  what each trading day came to",
        "",
        "genesis pause, halt, flatten and resume change the trading state."})
final class RiskVerb extends RiskStatus {
}
