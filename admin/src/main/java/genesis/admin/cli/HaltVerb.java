package genesis.admin.cli;

import genesis.admin.http.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The kill switch. */
@Command(name = "halt", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Cancels all open orders at once and sends none any more, until genesis resume. Nobody is asked: it is for a hurry.",
    footer = {"", "Examples:", "  genesis halt", "  genesis halt --reason \"the exchange looks wrong\""})
final class HaltVerb implements Callable<Integer> {
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "kill switch",
        description = "Why; stands in the journal, at most 80 characters. Default: ${DEFAULT-VALUE}.")
    private String reason;
    @Mixin
    private DataOption data;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final RunningProcess process = new RunningProcess(data.directory());
        final String answer = process.post("/api/v2/risk/halt", Json.object(body -> body.writeStringField("reason", reason)));
        return CommandText.print(spec, json, answer, "halted: all orders are being canceled, none is sent until a resume");
    }
}
