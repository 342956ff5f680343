package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.history.FillRows;
import genesis.admin.history.OrderRows;
import genesis.admin.http.HistoryJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for orders and prints them, for two verbs that do the same. */
abstract class OrderList implements Callable<Integer> {
    private static final String OPEN = "%-18s %-19s %-10s %-4s %-13s %14s %14s %12s  %-14s %s%n";
    private static final String ENDED = "%-18s %-19s %-10s %-4s %-13s %14s %14s %12s %12s %12s  %-9s %s%n";
    private static final String FILL = "%-19s %-10s %-4s %14s %12s %12s %-9s %-6s  %-18s %s%n";

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only those of this instrument.")
    private String symbol;
    @Option(names = "--history", description = "Those that ended instead, of all sessions, newest first.")
    private boolean history;
    @Option(names = "--fills", description = "Each fill instead, of all sessions, newest first.")
    private boolean fills;
    @Mixin
    private RangeOption range;
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        if (history && fills) {
            throw Complaint.usage("--history and --fills exclude each other; give one of them");
        }
        return engine.show(answer(), this::print);
    }

    private String answer() throws InterruptedException {
        if (history) {
            return range.ask(engine, "/api/v2/orders/history", symbol, null, new OrderRows(), HistoryJson::orders);
        }
        if (fills) {
            return range.ask(engine, "/api/v2/fills", symbol, null, new FillRows(), HistoryJson::fills);
        }
        range.refuse("--history or --fills");
        return engine.get("/api/v2/orders" + (symbol == null ? "" : "/symbol/" + RunningProcess.escaped(symbol)));
    }

    private void print(final PrintWriter out, final Map<String, Object> answer) {
        final List<Map<?, ?>> rows = CommandText.rows(answer, fills ? "fills" : "orders");
        if (rows.isEmpty()) {
            out.println(history ? "no order ended there" : fills ? "nothing was filled there" : "no open order");
        } else if (fills) {
            fills(out, rows);
        } else if (history) {
            ended(out, rows);
        } else {
            open(out, rows);
        }
        CommandText.more(out, answer);
    }

    private static void open(final PrintWriter out, final List<Map<?, ?>> rows) {
        out.printf(OPEN, "id", "time", "symbol", "side", "type", "quantity", "filled", "price", "status", "for");
        rows.forEach(one -> out.printf(OPEN, one.get("clientOrderId"), CommandText.time(one, "time"), one.get("symbol"), one.get("side"),
            one.get("type"), one.get("quantity"), one.get("filled"), price(one), one.get("status"), one.get("purpose")));
    }

    private static void ended(final PrintWriter out, final List<Map<?, ?>> rows) {
        out.printf(ENDED, "id", "ended", "symbol", "side", "type", "quantity", "filled", "price", "average", "fee", "status", "for");
        rows.forEach(one -> out.printf(ENDED, one.get("clientOrderId"), CommandText.time(one, "time"), one.get("symbol"), one.get("side"),
            one.get("type"), one.get("quantity"), one.get("filled"), price(one), CommandText.unlessZero(one, "averagePrice"),
            CommandText.unlessZero(one, "fee"), one.get("status"), one.get("purpose")));
    }

    private static void fills(final PrintWriter out, final List<Map<?, ?>> rows) {
        out.printf(FILL, "time", "symbol", "side", "quantity", "price", "fee", "in", "as", "order", "trade");
        rows.forEach(one -> out.printf(FILL, CommandText.time(one, "time"), one.get("symbol"), one.get("side"), one.get("quantity"),
            one.get("price"), one.get("fee"), one.get("feeCurrency"), one.get("liquidity"),
            one.containsKey("clientOrderId") ? one.get("clientOrderId") : "not ours", one.get("tradeId")));
    }

    private static Object price(final Map<?, ?> order) {
        return "0".equals(order.get("price")) ? "market" : order.get("price");
    }
}
