package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
import genesis.admin.http.Json;
import genesis.admin.research.FeatureCsv;
import genesis.admin.research.Market;
import genesis.core.market.Timeframes;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Feature snapshots for research elsewhere. */
@Command(name = "features", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Writes what the indicators said at each evaluation, as CSV; with --horizon also what became of a trade opened there.",
    footer = {"", "Examples:", "  genesis features --csv features.csv                                        of the latest run, word for word",
        "  genesis features --data btcusd-1h-2019.csv --csv features.csv --horizon 24  of candles, with outcomes"})
final class FeaturesVerb implements Callable<Integer> {
    private static final int HORIZON_MAX = 10_000;

    @Mixin
    private ResearchOptions research;
    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "Where to write; replaced if it exists.")
    private Path csv;
    @Option(names = "--horizon", paramLabel = "CANDLES", defaultValue = "0",
        description = "Adds the outcome of a buy and of a sell within so many candles; 0 for none. Default ${DEFAULT-VALUE}.")
    private int horizon;
    @Option(names = "--json", description = "A summary as one JSON object on standard output.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (horizon < 0 || horizon > HORIZON_MAX) {
            throw Complaint.usage("--horizon " + horizon + " is not allowed; expected 0 to " + HORIZON_MAX + " candles");
        }
        final PrintWriter out = spec.commandLine().getOut();
        final Settings settings = research.settings();
        final List<Market> markets = research.markets(settings, null, true, json ? spec.commandLine().getErr() : out);
        final FeatureCsv.Labels labels = new FeatureCsv.Labels(settings.fraction(Setting.STOP_ATR), settings.fraction(Setting.TARGET_ATR), horizon);
        final long lines;
        try (Writer to = Files.newBufferedWriter(csv)) {
            lines = new FeatureCsv(to).write(markets, labels);
        } catch (final IOException e) {
            throw Complaint.environment("--csv " + csv + " cannot be written (" + e.getMessage() + ")", e);
        }
        out.println(json ? asJson(markets, lines) : "genesis: " + Texts.count(lines, "evaluation") + " in " + csv);
        return ExitCode.GOOD.number();
    }

    private String asJson(final List<Market> markets, final long lines) {
        return Json.object(to -> {
            to.writeNumberField("evaluations", lines);
            to.writeStringField("csv", csv.toString());
            to.writeArrayFieldStart("markets");
            for (final Market market : markets) {
                to.writeStartObject();
                to.writeStringField("symbol", market.symbol());
                to.writeStringField("timeframe", Timeframes.text(market.timeframe()));
                to.writeNumberField("candles", market.bars().size());
                to.writeNumberField("evaluations", market.evaluations().size());
                to.writeArrayFieldStart("notes");
                for (final String note : market.notes()) {
                    to.writeString(note);
                }
                to.writeEndArray();
                to.writeEndObject();
            }
            to.writeEndArray();
        });
    }
}
