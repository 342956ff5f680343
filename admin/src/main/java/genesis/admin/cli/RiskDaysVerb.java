package genesis.admin.cli;

import genesis.admin.config.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What trading days came to. */
@Command(name = "days", mixinStandardHelpOptions = true, sortOptions = false, description = "Shows what each of the latest trading days came to.",
    footer = {"", "Examples:", "  genesis risk days", "  genesis risk days --json"})
final class RiskDaysVerb implements Callable<Integer> {
    private static final String ROW = "%-12s %14s %14s %12s %14s %8s %8s %6s%n";

    @Mixin
    private DataOption data;
    @Option(names = "--json", description = "The answer of GET /api/v2/performance/daily as it is.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final String answer = new RunningProcess(data.directory()).get("/api/v2/performance/daily");
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer);
            return ExitCode.GOOD.number();
        }
        final List<Map<?, ?>> days = CommandText.rows(CommandText.object(answer), "days");
        out.printf(ROW, "day", "result", "realised", "fees", "max drawdown", "fills", "trades", "wins");
        days.forEach(day -> out.printf(ROW, day.get("date"), day.get("result"), day.get("realisedPnl"), day.get("fees"), day.get("maxDrawdown"),
            day.get("fills"), day.get("trades"), day.get("wins")));
        return ExitCode.GOOD.number();
    }
}
