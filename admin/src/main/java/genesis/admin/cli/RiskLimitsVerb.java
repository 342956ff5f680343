package genesis.admin.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which limits are in force, and who said so. */
@Command(name = "limits", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows every limit with its value and where that comes from: an operator, a file, the environment or the default.",
    footer = {"", "Examples:", "  genesis risk limits", "  genesis risk set risk.daily-loss 0.01", "  genesis risk reset risk.daily-loss"})
final class RiskLimitsVerb implements Callable<Integer> {
    private static final String ROW = "%-28s %10s  %-44s %s%n";

    @Mixin
    private EngineOption engine;
    @Option(names = "--json", description = "The answer of GET /api/v2/risk/limits as it is, with ranges.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        return engine.show(json, engine.get("/api/v2/risk/limits"), RiskLimitsVerb::print);
    }

    private static void print(final PrintWriter out, final Map<String, Object> answer) {
        out.printf(ROW, "limit", "value", "from", "meaning");
        ((Map<?, ?>) answer.get("limits")).forEach((key, value) -> {
            final Map<?, ?> limit = (Map<?, ?>) value;
            out.printf(ROW, key, limit.get("value"), source(limit), limit.get("meaning"));
        });
    }

    /** A person's word with its time and with what it stands over. */
    private static String source(final Map<?, ?> limit) {
        return limit.containsKey("since") ? "operator " + CommandText.time(limit, "since") + ", over " + limit.get("configured")
            : CommandText.text(limit, "source");
    }
}
