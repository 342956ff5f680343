package genesis.admin.cli;

import picocli.CommandLine.Command;

/** What trading days came to. */
@Command(name = "days", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows what trading days came to, newest first, as genesis performance does.",
    footer = {"", "Examples:", "  genesis risk days", "  genesis risk days --from 2026-11-01 --json"})
final class RiskDaysVerb extends DayList {
}
