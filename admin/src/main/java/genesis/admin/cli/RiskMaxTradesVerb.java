package genesis.admin.cli;

import genesis.admin.http.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes how many entries a trading day may have. */
@Command(name = "max-trades", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Sets how many entries a trading day may have, now and at later starts.",
    footer = {"", "Examples:", "  genesis risk max-trades 5", "  genesis risk max-trades 3 --per-symbol"})
final class RiskMaxTradesVerb implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "N", description = "0 for none.")
    private int count;
    @Option(names = "--per-symbol", description = "Of each instrument, not of all together.")
    private boolean perSymbol;
    @Mixin
    private DataOption data;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final String answer = new RunningProcess(data.directory()).post("/api/v2/risk/max-trades" + (perSymbol ? "-symbol" : ""),
            Json.object(body -> body.writeNumberField(perSymbol ? "max_trades_per_symbol_per_day" : "max_trades_per_day", count)));
        return CommandText.print(spec, json, answer, "at most " + count + " a day" + (perSymbol ? " of an instrument" : ""));
    }
}
