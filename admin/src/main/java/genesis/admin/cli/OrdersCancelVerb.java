package genesis.admin.cli;

import genesis.admin.config.Complaint;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes orders off the book. */
@Command(name = "cancel", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Cancels one order, those of an instrument, or all. Exit code 1 where there is no such open order.",
    footer = {"", "Examples:", "  genesis orders cancel 1795910400000", "  genesis orders cancel --symbol tBTCUSD", "  genesis orders cancel --all"})
final class OrdersCancelVerb implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Client order id, as genesis orders shows it.")
    private String id;
    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "All of this instrument.")
    private String symbol;
    @Option(names = "--all", description = "All.")
    private boolean all;
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        if (Stream.of(id != null, symbol != null, all).filter(given -> given).count() != 1) {
            throw Complaint.usage("say which: one ID, --symbol SYMBOL, or --all");
        }
        final String which = all ? "all" : symbol != null ? "symbol/" + RunningProcess.escaped(symbol) : RunningProcess.escaped(id);
        return engine.post("/api/v2/orders/cancel/" + which, "", "cancel sent");
    }
}
