package genesis.admin.cli;

import genesis.admin.http.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The kill switch that closes positions, too. */
@Command(name = "flatten", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Halts, and closes all positions at the market.",
    footer = {"", "Examples:", "  genesis flatten", "  genesis flatten --reason \"end of the test\" --yes"})
final class FlattenVerb implements Callable<Integer> {
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "kill switch",
        description = "Why; stands in the journal, at most 80 characters. Default: ${DEFAULT-VALUE}.")
    private String reason;
    @Mixin
    private Confirmation confirmation;
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        confirmation.ask(engine, "cancel all orders and close all positions at the market", "FLATTEN");
        return engine.post("/api/v2/risk/flatten", Json.object(body -> body.writeStringField("reason", reason)),
            "halted: all orders are being canceled and all positions closed; resume ends the halt");
    }
}
