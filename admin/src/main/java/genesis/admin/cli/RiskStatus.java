package genesis.admin.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for the risk status and prints it, for two verbs that do the same. */
abstract class RiskStatus implements Callable<Integer> {
    @Mixin
    private EngineOption engine;
    @Option(names = "--json", description = "The answer of GET /api/v2/risk/status as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        return engine.show(json, engine.get("/api/v2/risk/status"), RiskStatus::print);
    }

    private static void print(final PrintWriter out, final Map<String, Object> status) {
        row(out, "state", CommandText.text(status, "tradingState") + ("START".equals(status.get("cause")) ? "" : ", cause " + status.get("cause"))
            + (CommandText.text(status, "reason").isEmpty() ? "" : ": " + status.get("reason"))
            + (status.containsKey("until") ? ", until " + status.get("until") : ""));
        map(status, "guards").forEach((name, value) -> {
            if (value instanceof Map<?, ?> guard) {
                row(out, name.toString(), guard.get("used") + " of " + guard.get("limit") + " USD" + ("true".equals(guard.get("reached")) ? ", REACHED" : ""));
            }
        });
        final Map<?, ?> breaker = map(status, "breaker");
        row(out, "circuit breaker", CommandText.text(breaker, "state") + (breaker.containsKey("cause") ? ", " + breaker.get("cause") : "")
            + (breaker.containsKey("until") ? ", until " + breaker.get("until") : "") + ", trips today " + CommandText.text(breaker, "tripsToday"));
        CommandText.rows(status, "transportBreakers").forEach(one -> row(out, "REST " + one.get("endpoint"), one.get("state") + ", " + one.get("reason")));
        final Map<?, ?> window = map(status, "window");
        row(out, "trading window", ("true".equals(window.get("open")) ? "open" : "closed")
            + (window.containsKey("nextChange") ? ", changes " + window.get("nextChange") : "")
            + (window.containsKey("nextOpening") ? ", next opening " + window.get("nextOpening") : "") + ", " + CommandText.text(window, "timezone")
            + ("operator".equals(window.get("source")) ? ", from operator" : ""));
        if (status.containsKey("live")) {
            final Map<?, ?> live = map(status, "live");
            row(out, "live", "account up " + live.get("accountUp") + ", reconciled " + live.get("reconciled") + ", armed " + live.get("armed"));
            row(out, "when disconnected", "entries canceled after " + live.get("cancelWhenDown")
                + ("true".equals(String.valueOf(live.get("deadManSwitch"))) ? ", the exchange cancels ALL orders at once" : ", the exchange cancels nothing"));
        }
        final Map<?, ?> counters = map(status, "counters");
        row(out, "trades today", CommandText.text(counters, "tradesToday") + " of " + map(status, "limits").get("risk.trades-per-day")
            + ", per instrument at most " + map(status, "limits").get("risk.trades-per-instrument"));
        ((Map<?, ?>) counters.get("bySymbol")).forEach((symbol, trades) -> row(out, "  " + symbol, trades.toString()));
        final Map<?, ?> orders = map(status, "orders");
        row(out, "orders", orders.get("sent") + " sent, " + orders.get("accepted") + " accepted, " + orders.get("rejected") + " rejected"
            + (orders.containsKey("successRate") ? String.format(Locale.ROOT, ", %.1f %% taken",
                100 * Double.parseDouble(orders.get("successRate").toString())) : ""));
        row(out, "verdicts", CommandText.text(counters, "approved") + " approved");
        ((Map<?, ?>) counters.get("denied")).forEach((reason, count) -> row(out, "  " + count,
            reason.toString().toLowerCase(Locale.ROOT).replace('_', ' ')));
        map(status, "sources").forEach((key, source) -> row(out, key.toString(), map(status, "limits").get(key) + ", from " + source));
        ((List<?>) status.getOrDefault("notes", List.of())).forEach(note -> row(out, "at the start", note.toString()));
    }

    private static Map<?, ?> map(final Map<String, Object> status, final String field) {
        return status.get(field) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static void row(final PrintWriter out, final String name, final String value) {
        out.printf("%-20s %s%n", name, value);
    }
}
