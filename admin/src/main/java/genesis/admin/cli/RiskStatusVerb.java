package genesis.admin.cli;

import picocli.CommandLine.Command;

/** What bounds trading, and how much of it is used. */
@Command(name = "status", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows the trading state with its cause, guards, circuit breaker, trading window, counts and limits.",
    footer = {"", "Examples:", "  genesis risk status", "  genesis risk status --json"})
final class RiskStatusVerb extends RiskStatus {
}
