package genesis.admin.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a running engine how it is. */
@Command(name = "status", mixinStandardHelpOptions = true, sortOptions = false, description = "Shows how a running engine is.",
    footer = {"", "Examples:", "  genesis status", "  genesis status --json"})
final class StatusVerb implements Callable<Integer> {
    @Mixin
    private EngineOption engine;
    @Option(names = "--json", description = "The answer of GET /api/v2/status as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        return engine.show(json, engine.get("/api/v2/status"), StatusVerb::print);
    }

    private static void print(final PrintWriter out, final Map<String, Object> status) {
        row(out, "mode", status.get("mode") + ", " + status.get("feed"));
        row(out, "state", status.get("tradingState") + ("START".equals(text(status, "cause")) ? "" : ", cause " + text(status, "cause"))
            + (text(status, "reason").isEmpty() ? "" : ": " + status.get("reason"))
            + (status.containsKey("until") ? ", until " + status.get("until") : ""));
        row(out, "last sequence", text(status, "lastSequence"));
        row(out, "message time", text(status, "time"));
        row(out, "inputs per second", text(status, "inputsPerSecond"));
        final Map<?, ?> latency = (Map<?, ?>) status.get("decisionLatencyNs");
        row(out, "decision latency", "p50 " + Texts.latency(number(latency.get("p50"))) + " · p99 " + Texts.latency(number(latency.get("p99"))));
        if (status.get("account") instanceof Map<?, ?> account) {
            row(out, "equity", money(account, "equity") + " USD, today " + (money(account, "pnlToday").startsWith("-") ? "" : "+")
                + money(account, "pnlToday"));
        }
        list(out, status, "connections", one -> "connection " + one.get("id") + " " + one.get("state") + " " + one.get("reason"));
        list(out, status, "breakers", one -> "REST " + one.get("endpoint") + " " + one.get("state") + ": " + one.get("reason")
            + (one.containsKey("until") ? ", until " + one.get("until") : ""));
        list(out, status, "instruments", one -> one.get("symbol") + ("true".equals(one.get("healthy")) ? " live" : " not live"));
        list(out, status, "strategies", one -> one.get("name") + (one.containsKey("stopped") ? " STOPPED: " + one.get("stopped") : "")
            + " · " + one.get("orders") + " orders, " + one.get("roundTripsWon") + " of " + one.get("roundTrips") + " round trips won, "
            + one.get("realisedPnl") + " USD realised");
        list(out, status, "positions", one -> one.get("symbol") + " " + one.get("quantity") + " at " + one.get("averagePrice"));
        list(out, status, "openOrders", one -> one.get("symbol") + " " + one.get("side") + " " + one.get("quantity") + " at " + one.get("price"));
    }

    private interface Line {
        String of(Map<?, ?> one);
    }

    private static void list(final PrintWriter out, final Map<String, Object> status, final String field, final Line line) {
        String name = field;
        for (final Object one : (List<?>) status.get(field)) {
            row(out, name, line.of((Map<?, ?>) one));
            name = "";
        }
    }

    private static String text(final Map<String, Object> status, final String field) {
        return status.getOrDefault(field, "").toString();
    }

    private static String money(final Map<?, ?> account, final String field) {
        return String.format(Locale.ROOT, "%,.2f", new BigDecimal(account.get(field).toString()));
    }

    private static long number(final Object value) {
        return Long.parseLong(value.toString());
    }

    private static void row(final PrintWriter out, final String name, final String value) {
        out.printf("%-20s %s%n", name, value.stripTrailing());
    }
}
