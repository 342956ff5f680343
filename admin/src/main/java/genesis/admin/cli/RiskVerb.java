package genesis.admin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Limits, counts and windows; without a further word, where they stand. */
@Command(name = "risk", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows what bounds trading, and changes it, now and at later starts. Without a further word it shows the status.",
    subcommands = {RiskStatusVerb.class, RiskMaxTradesVerb.class, RiskWindowsVerb.class, RiskLimitsVerb.class,
        RiskSetVerb.class, RiskResetVerb.class, RiskDaysVerb.class, RiskIncidentsVerb.class, CommandLine.HelpCommand.class},
    footer = {"",
        "Examples:",
        "  genesis risk",
        "  genesis risk max-trades 5                          entries in a trading day",
        "  genesis risk max-trades 3 --per-symbol             of one instrument",
        "  genesis risk windows hours.json                    entries inside these windows only",
        "  genesis risk limits                                each limit and where it comes from",
        "  genesis risk set risk.daily-loss 0.01              until genesis risk reset risk.daily-loss",
        "  genesis risk days                                  what each trading day came to",
        "  genesis risk incidents --severity ERROR            what went wrong",
        "",
        "genesis pause, halt, flatten and resume change the trading state."})
final class RiskVerb extends RiskStatus {
}
