package genesis.admin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a limit that was set at run time back. */
@Command(name = "reset", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Takes a limit that was set at run time back: what is configured holds again.",
    footer = {"", "Examples:", "  genesis risk reset risk.daily-loss", "  genesis risk windows --reset        for the trading windows"})
final class RiskResetVerb implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "LIMIT", description = "Such as risk.daily-loss.")
    private String limit;
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        return engine.delete("/api/v2/risk/limits/" + RunningProcess.escaped(limit), limit + " is as configured");
    }
}
