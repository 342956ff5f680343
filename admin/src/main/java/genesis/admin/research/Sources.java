package genesis.admin.research;

import genesis.admin.config.Complaint;
import genesis.core.market.Timeframes;
import genesis.core.message.Timeframe;
import genesis.core.unit.Settings;
import genesis.journal.record.JournalStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Whatever a person names with {@code --data}: the data directory of a run, or a file of candles or trades. */
public final class Sources {
    private Sources() {
    }

    /** All markets in it, a journal's with evaluations at the close of candles only. Complains where there are none. */
    public static List<Market> read(final Path data, final String symbol, final Timeframe timeframe, final Settings settings,
                                    final LongConsumer progress) {
        if (!Files.exists(data)) {
            throw Complaint.environment("there is nothing at " + data + "; check --data");
        }
        if (!Files.isDirectory(data)) {
            return List.of(MarketFile.read(data, symbol, timeframe, settings));
        }
        if (JournalStream.OUTPUTS.files(data).isEmpty()) {
            throw Complaint.environment("there is no journal in " + data + "; name the data directory of a run, or a .csv or .json file");
        }
        final List<Market> markets = JournalMarkets.read(data, symbol, timeframe, settings, progress);
        if (markets.isEmpty()) {
            throw Complaint.usage("the journal in " + data + " knows no instrument" + (symbol == null ? "" : " " + symbol));
        }
        return markets;
    }

    /** Every evaluation of these markets, which {@link #read} found there: those inside candles, too. */
    public static void evaluations(final Path data, final List<Market> markets, final JournalMarkets.Sink sink,
                                   final LongConsumer progress) throws IOException {
        if (Files.isDirectory(data) && markets.get(0).timeframe() == Timeframes.DECISION) {
            JournalMarkets.stream(data, markets, sink, progress);
            return;
        }
        for (final Market market : markets) {
            for (final Evaluation one : market.evaluations()) {
                sink.take(market, one);
            }
        }
    }
}
