package genesis.admin.cli;

import genesis.admin.http.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes a limit. */
@Command(name = "set", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Sets a limit, now and at later starts, until genesis risk reset takes it back.",
    footer = {"", "Examples:", "  genesis risk set risk.daily-loss 0.01", "  genesis risk set risk.cooldown 5m", "  genesis risk limits        shows them all"})
final class RiskSetVerb implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "LIMIT", description = "Such as risk.daily-loss.")
    private String limit;
    @Parameters(index = "1", paramLabel = "VALUE", description = "As in the configuration, such as 0.01 or 5m.")
    private String value;
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        return engine.post("/api/v2/risk/limits", Json.object(body -> {
            body.writeStringField("setting", limit);
            body.writeStringField("value", value);
        }), limit + " is " + value + ", now and at later starts");
    }
}
