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
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        final FeatureCsv.Labels labels = new FeatureCsv.Labels(settings.fraction(Setting.STOP_ATR), settings.fraction(Setting.TARGET_ATR), horizon);
        // Beside it and moved over it: who reads it meanwhile, and an error on the way, leave the old one whole.
        final Path beside = csv.resolveSibling(csv.getFileName() + ".new");
        final List<Market> markets;
        final long lines;
        try {
            try (Writer to = Files.newBufferedWriter(beside)) {
                final FeatureCsv table = new FeatureCsv(to, labels);
                markets = research.evaluations(settings, json ? spec.commandLine().getErr() : out, table::line);
                lines = table.lines();
            }
            Files.move(beside, csv, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException | UncheckedIOException e) {
            throw Complaint.environment("--csv " + csv + " cannot be written (" + e.getMessage() + ")", e);
        } finally {
            discard(beside);
        }
        out.println(json ? asJson(markets, lines) : "genesis: " + Texts.count(lines, "evaluation") + " in " + csv);
        return ExitCode.GOOD.number();
    }

    private static void discard(final Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (final IOException stays) {
            // An unfinished file is untidy, not wrong.
        }
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
