package genesis.admin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Closes a position at the market. */
@Command(name = "close", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Cancels the open orders of an instrument and closes its position at the market. Exit code 1 where it was refused.",
    footer = {"", "Examples:", "  genesis positions close tBTCUSD", "  genesis positions close tBTCUSD --yes --json"})
final class PositionsCloseVerb implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as tBTCUSD.")
    private String symbol;
    @Mixin
    private Confirmation confirmation;
    @Mixin
    private DataOption data;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final RunningProcess process = new RunningProcess(data.directory());
        confirmation.ask("close the position in " + symbol + " at the market", symbol);
        return CommandText.print(spec, json, process.post("/api/v2/positions/close/" + RunningProcess.escaped(symbol), ""), "closing");
    }
}
