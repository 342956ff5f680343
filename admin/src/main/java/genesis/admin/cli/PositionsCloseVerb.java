package genesis.admin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        confirmation.ask(engine, "close the position in " + symbol + " at the market", symbol);
        return engine.post("/api/v2/positions/close/" + RunningProcess.escaped(symbol), "", "closing");
    }
}
