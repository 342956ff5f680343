package genesis.admin.cli;

import genesis.admin.config.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks for orders and prints them, for two verbs that do the same. */
abstract class OrderList implements Callable<Integer> {
    @Mixin
    private DataOption data;
    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only the open ones of this instrument.")
    private String symbol;
    @Option(names = "--history", description = "The latest that ended instead, newest first.")
    private boolean history;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final String path = history ? "/history" : symbol == null ? "" : "/symbol/" + RunningProcess.escaped(symbol);
        final String answer = new RunningProcess(data.directory()).get("/api/v2/orders" + path);
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer);
            return ExitCode.GOOD.number();
        }
        final List<Map<?, ?>> orders = CommandText.rows(CommandText.object(answer), "orders");
        if (orders.isEmpty()) {
            out.println(history ? "no order has ended in this session" : "no open order");
        } else {
            out.printf("%-18s %-19s %-10s %-4s %-13s %14s %14s %12s  %-14s %s%n",
                "id", "time", "symbol", "side", "type", "quantity", "filled", "price", "status", "for");
            orders.forEach(one -> out.printf("%-18s %-19s %-10s %-4s %-13s %14s %14s %12s  %-14s %s%n", one.get("clientOrderId"),
                CommandText.time(one, "time"), one.get("symbol"), one.get("side"), one.get("type"), one.get("quantity"), one.get("filled"),
                "0".equals(one.get("price")) ? "market" : one.get("price"), one.get("status"), one.get("purpose")));
        }
        return ExitCode.GOOD.number();
    }
}
