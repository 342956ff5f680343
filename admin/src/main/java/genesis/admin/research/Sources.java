package genesis.admin.research;

import genesis.admin.config.Complaint;
import genesis.core.message.Timeframe;
import genesis.core.unit.Settings;
import genesis.journal.record.JournalStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Whatever a person names with {@code --data}: the data directory of a run, or a file of candles or trades. */
public final class Sources {
    private Sources() {
    }

    /** All markets in it. Complains where there are none. @param insideToo see {@link JournalMarkets} */
    public static List<Market> read(final Path data, final String symbol, final Timeframe timeframe, final Settings settings,
                                    final boolean insideToo, final LongConsumer progress) {
        if (!Files.exists(data)) {
            throw Complaint.environment("there is nothing at " + data + "; check --data");
        }
        if (!Files.isDirectory(data)) {
            return List.of(MarketFile.read(data, symbol, timeframe, settings));
        }
        if (JournalStream.OUTPUTS.files(data).isEmpty()) {
            throw Complaint.environment("there is no journal in " + data + "; name the data directory of a run, or a .csv or .json file");
        }
        final List<Market> markets = JournalMarkets.read(data, symbol, timeframe, settings, insideToo, progress);
        if (markets.isEmpty()) {
            throw Complaint.usage("the journal in " + data + " knows no instrument" + (symbol == null ? "" : " " + symbol));
        }
        return markets;
    }
}
