package genesis.admin.cli;

import genesis.admin.config.Complaint;
import java.util.stream.Stream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
    private DataOption data;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (Stream.of(id != null, symbol != null, all).filter(given -> given).count() != 1) {
            throw Complaint.usage("say which: one ID, --symbol SYMBOL, or --all");
        }
        final String which = all ? "all" : symbol != null ? "symbol/" + RunningProcess.escaped(symbol) : RunningProcess.escaped(id);
        return CommandText.print(spec, json, new RunningProcess(data.directory()).post("/api/v2/orders/cancel/" + which, ""), "cancel sent");
    }
}
