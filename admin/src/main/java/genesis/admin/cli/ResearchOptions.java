package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.Configuration;
import genesis.admin.config.DataDirectories;
import genesis.admin.research.JournalMarkets;
import genesis.admin.research.Market;
import genesis.admin.research.Sources;
import genesis.core.market.Timeframes;
import genesis.core.message.Timeframe;
import genesis.core.unit.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import picocli.CommandLine.Option;

/** What verbs that look back at markets have in common. */
final class ResearchOptions {
    private static final long TOLD_EVERY = 1 << 20;

    @Option(names = "--data", paramLabel = "DIR|FILE", description = "Data directory of a run, or a .csv or .json file of candles or trades; "
        + "may be given several times. Default: data/latest.")
    private List<Path> data = List.of();
    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only this instrument of a journal; for a file, what to call it.")
    private String symbol;
    @Option(names = "--timeframe", paramLabel = "TF", description = "1m, 5m, 15m, 1h, 4h or 1d; default: the candles' own, 1m for journals and trades.")
    private String timeframe;
    @Option(names = "--config", paramLabel = "FILE", description = "HOCON file with the settings of the run that this is for (periods, stop, target).")
    private Path config;
    /** Of the first market that was read. */
    private Timeframe first;

    Settings settings() {
        final Settings settings = new Settings();
        Configuration.load(config, System.getenv()).settings().forEach(settings::apply);
        return settings;
    }

    /** All of one timeframe, evaluated at the close of candles. @param required null for what the options say */
    List<Market> markets(final Settings settings, final Timeframe required, final PrintWriter people) {
        final List<Market> markets = new ArrayList<>();
        for (final Path one : sources()) {
            markets.addAll(markets(one, settings, required, people));
        }
        return markets;
    }

    /** Hands every evaluation to the sink, those inside candles, too; returns the markets. */
    List<Market> evaluations(final Settings settings, final PrintWriter people, final JournalMarkets.Sink sink) throws IOException {
        final List<Market> markets = new ArrayList<>();
        for (final Path one : sources()) {
            final List<Market> found = markets(one, settings, null, people);
            Sources.evaluations(one, found, sink, progress(one, people));
            markets.addAll(found);
        }
        return markets;
    }

    private List<Market> markets(final Path source, final Settings settings, final Timeframe required, final PrintWriter people) {
        final List<Market> markets = Sources.read(source, symbol, required != null ? required : timeframe(), settings, progress(source, people));
        for (final Market market : markets) {
            market.notes().forEach(note -> people.println("genesis: " + note));
            people.printf(Locale.ROOT, "genesis: %s %s: %,d candles%n", market.symbol(), Timeframes.text(market.timeframe()), market.bars().size());
            if (first == null) {
                first = market.timeframe();
            }
            if (market.timeframe() != first) {
                throw Complaint.usage("the data holds candles of " + Timeframes.text(first) + " and of "
                    + Timeframes.text(market.timeframe()) + "; choose one with --timeframe");
            }
        }
        people.flush();
        return markets;
    }

    private static LongConsumer progress(final Path source, final PrintWriter people) {
        return records -> {
            if (records % TOLD_EVERY == 0) {
                people.println("genesis: reading " + source + ": " + Texts.count(records) + " records");
                people.flush();
            }
        };
    }

    /** Names of the data, without their directories. */
    List<String> sourceNames() {
        return sources().stream().map(path -> path.toAbsolutePath().normalize().getFileName().toString()).toList();
    }

    private List<Path> sources() {
        return data.isEmpty() ? List.of(DataDirectories.usual().existing(null)) : data;
    }

    private Timeframe timeframe() {
        if (timeframe == null) {
            return null;
        }
        for (int i = 0; i < Timeframes.COUNT; i++) {
            if (Timeframes.text(Timeframes.at(i)).equals(timeframe)) {
                return Timeframes.at(i);
            }
        }
        throw Complaint.usage("--timeframe " + timeframe + " is not allowed; expected one of 1m, 5m, 15m, 1h, 4h, 1d");
    }
}
