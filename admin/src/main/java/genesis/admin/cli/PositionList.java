package genesis.admin.cli;

import genesis.admin.history.RoundTripRows;
import genesis.admin.http.HistoryJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for positions and prints them, for two verbs that do the same. */
abstract class PositionList implements Callable<Integer> {
    @Mixin
    private EngineOption engine;
    @Option(names = "--history", description = "Round trips instead, of all sessions, newest first.")
    private boolean history;
    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only those of this instrument.")
    private String symbol;
    @Mixin
    private RangeOption range;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        return engine.show(json, answer(), this::print);
    }

    private String answer() throws InterruptedException {
        if (history) {
            return range.ask(engine, "/api/v2/positions/history", symbol, null, new RoundTripRows(), HistoryJson::positions);
        }
        range.refuse("--history");
        return engine.get("/api/v2/positions");
    }

    private void print(final PrintWriter out, final Map<String, Object> answer) {
        final List<Map<?, ?>> positions = CommandText.rows(answer, "positions").stream()
            .filter(one -> symbol == null || symbol.equals(one.get("symbol"))).toList();
        if (positions.isEmpty()) {
            out.println(history ? "no position was closed there" : "flat: no open position");
        } else if (history) {
            out.printf("%-10s %-5s %14s  %-19s  %-19s %14s%n", "symbol", "side", "quantity", "opened", "closed", "result, USD");
            positions.forEach(one -> out.printf("%-10s %-5s %14s  %-19s  %-19s %14s%n", one.get("symbol"), one.get("side"), one.get("quantity"),
                CommandText.time(one, "opened"), CommandText.time(one, "closed"), one.get("result")));
        } else {
            out.printf("%-10s %14s %14s %12s %12s %14s %12s%n", "symbol", "quantity", "average", "stop", "target", "realised", "fees");
            positions.forEach(one -> out.printf("%-10s %14s %14s %12s %12s %14s %12s%n", one.get("symbol"), one.get("quantity"),
                one.get("averagePrice"), CommandText.unlessZero(one, "stopPrice"), CommandText.unlessZero(one, "targetPrice"), one.get("realisedPnl"), one.get("fees")));
        }
        CommandText.more(out, answer);
    }
}
