package genesis.admin.cli;

import genesis.admin.http.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        return engine.post("/api/v2/risk/max-trades" + (perSymbol ? "-symbol" : ""),
            Json.object(body -> body.writeNumberField(perSymbol ? "max_trades_per_symbol_per_day" : "max_trades_per_day", count)),
            "at most " + count + " a day" + (perSymbol ? " of an instrument" : ""));
    }
}
