package genesis.admin.cli;

import genesis.admin.history.Incident.Severity;
import genesis.admin.history.IncidentRows;
import genesis.admin.http.HistoryJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What was not daily business. */
@Command(name = "incidents", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows halts, latches, trips, failed strategies, differences with the exchange, lost connections and broken books, newest first.",
    footer = {"", "Examples:", "  genesis risk incidents", "  genesis risk incidents --severity ERROR --from 2026-11-20"})
final class RiskIncidentsVerb implements Callable<Integer> {
    private static final String ROW = "%-19s %-9s %-16s %-10s %12s  %s%n";

    @Option(names = "--severity", paramLabel = "INFO|WARNING|ERROR|CRITICAL", description = "This and worse. Default: WARNING.")
    private String severity;
    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only those about this instrument.")
    private String symbol;
    @Mixin
    private RangeOption range;
    @Mixin
    private EngineOption engine;
    @Option(names = "--json", description = "The answer of GET /api/v2/incidents as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        final Severity least = Severity.of(severity);
        return engine.show(json, range.ask(engine, "/api/v2/incidents", symbol, "severity=" + least, new IncidentRows(least), HistoryJson::incidents),
            RiskIncidentsVerb::print);
    }

    private static void print(final PrintWriter out, final Map<String, Object> answer) {
        final List<Map<?, ?>> incidents = CommandText.rows(answer, "incidents");
        if (incidents.isEmpty()) {
            out.println("nothing happened there");
            return;
        }
        out.printf(ROW, "time", "severity", "about", "symbol", "input", "what");
        incidents.forEach(one -> out.printf(ROW, CommandText.time(one, "time"), one.get("severity"), one.get("kind"),
            one.containsKey("symbol") ? one.get("symbol") : "-", one.get("id"), one.get("description")));
        CommandText.more(out, answer);
    }
}
