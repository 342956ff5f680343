package genesis.admin.cli;

import genesis.admin.history.DayRows;
import genesis.admin.http.HistoryJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks what trading days came to and prints it, for two verbs that do the same. */
abstract class DayList implements Callable<Integer> {
    private static final String ROW = "%-12s %14s %14s %14s %12s %14s %8s %8s %6s%n";

    @Mixin
    private RangeOption range;
    @Mixin
    private EngineOption engine;
    @Option(names = "--json", description = "The answer of GET /api/v2/performance/daily as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        return engine.show(json, range.ask(engine, "/api/v2/performance/daily", null, null, new DayRows(), page -> HistoryJson.days(page, null)),
            DayList::print);
    }

    private static void print(final PrintWriter out, final Map<String, Object> answer) {
        final List<Map<?, ?>> days = CommandText.rows(answer, "days");
        if (days.isEmpty()) {
            out.println("no trading day there");
            return;
        }
        out.printf(ROW, "day", "start equity", "result", "realised", "fees", "max drawdown", "fills", "trades", "wins");
        days.forEach(day -> out.printf(ROW, day.get("date") + ("true".equals(day.get("over")) ? "" : "*"), day.get("startEquity"), day.get("result"),
            day.get("realisedPnl"), day.get("fees"), day.get("maxDrawdown"), day.get("fills"), day.get("trades"), day.get("wins")));
        if (days.stream().anyMatch(day -> !"true".equals(day.get("over")))) {
            out.println("* not over; the result has realised, unrealised and fees in it, in USD");
        }
        CommandText.more(out, answer);
    }
}
