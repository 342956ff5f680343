package genesis.admin.cli;

import genesis.admin.http.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The kill switch. */
@Command(name = "halt", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Cancels all open orders at once and sends none any more, until genesis resume. Nobody is asked: it is for a hurry.",
    footer = {"", "Examples:", "  genesis halt", "  genesis halt --reason \"the exchange looks wrong\""})
final class HaltVerb implements Callable<Integer> {
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "kill switch",
        description = "Why; stands in the journal, at most 80 characters. Default: ${DEFAULT-VALUE}.")
    private String reason;
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        return engine.post("/api/v2/risk/halt", Json.object(body -> body.writeStringField("reason", reason)),
            "halted: all orders are being canceled, none is sent until a resume");
    }
}
