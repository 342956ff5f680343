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

/** Asks for positions and prints them, for two verbs that do the same. */
abstract class PositionList implements Callable<Integer> {
    @Mixin
    private DataOption data;
    @Option(names = "--history", description = "Round trips of this session instead, newest first.")
    private boolean history;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final String answer = new RunningProcess(data.directory()).get("/api/v2/positions" + (history ? "/history" : ""));
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer);
            return ExitCode.GOOD.number();
        }
        final List<Map<?, ?>> positions = CommandText.rows(CommandText.object(answer), "positions");
        if (positions.isEmpty()) {
            out.println(history ? "no position was closed in this session" : "flat: no open position");
        } else if (history) {
            out.printf("%-10s %-5s %14s  %-19s  %-19s %14s%n", "symbol", "side", "quantity", "opened", "closed", "result, USD");
            positions.forEach(one -> out.printf("%-10s %-5s %14s  %-19s  %-19s %14s%n", one.get("symbol"), one.get("side"), one.get("quantity"),
                CommandText.time(one, "opened"), CommandText.time(one, "closed"), one.get("result")));
        } else {
            out.printf("%-10s %14s %14s %12s %12s %14s %12s%n", "symbol", "quantity", "average", "stop", "target", "realised", "fees");
            positions.forEach(one -> out.printf("%-10s %14s %14s %12s %12s %14s %12s%n", one.get("symbol"), one.get("quantity"),
                one.get("averagePrice"), price(one, "stopPrice"), price(one, "targetPrice"), one.get("realisedPnl"), one.get("fees")));
        }
        return ExitCode.GOOD.number();
    }

    private static String price(final Map<?, ?> position, final String field) {
        return "0".equals(CommandText.text(position, field)) ? "-" : CommandText.text(position, field);
    }
}
