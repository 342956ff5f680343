package genesis.admin.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Timeframe;
import genesis.core.unit.E8;
import genesis.core.unit.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was said at a time does not change when what came later is cut off, or was another market altogether. */
class NoLookAheadTest {
    @TempDir
    private Path directory;

    @Test
    void shouldSayTheSameOfCandlesWhereverTheDataEnds() throws IOException {
        final List<Bar> bars = Walks.bars(400, Timeframe.MINUTE_5, 0.9, 5);
        final List<Bar> otherFuture = new ArrayList<>(bars.subList(0, 250));
        otherFuture.addAll(Walks.shuffled(bars, 6).subList(250, 400));
        final String whole = rows(market("whole.csv", MarketFileTest.csv(bars)));
        for (final int count : new int[] {60, 150, 250, 399}) {
            final String cut = rows(market("cut.csv", MarketFileTest.csv(bars.subList(0, count))));
            assertEquals(count, cut.lines().count());
            assertTrue(whole.startsWith(cut), "candles=" + count);
        }
        final List<String> other = rows(market("other.csv", MarketFileTest.csv(otherFuture))).lines().toList();
        final List<String> same = whole.lines().toList();
        assertEquals(same.subList(0, 250), other.subList(0, 250));
        assertTrue(!same.get(260).equals(other.get(260)), "the test would see a difference");
    }

    @Test
    void shouldSayTheSameOfTradesWhereverTheyEnd() throws IOException {
        final StringBuilder trades = new StringBuilder("id,mts,amount,price\n");
        final List<Bar> bars = Walks.bars(300, Timeframe.MINUTE_1, 0, 7);
        int id = 0;
        for (final Bar bar : bars) {
            for (final long priceE8 : new long[] {bar.openE8(), bar.highE8(), bar.lowE8(), bar.closeE8()}) {
                trades.append(++id).append(',').append(bar.openTimeMs() + id % 4 * 10_000).append(",1,").append(E8.text(priceE8)).append('\n');
            }
        }
        final String whole = rows(market("whole.csv", trades.toString()));
        final String text = trades.toString();
        for (final int lines : new int[] {401, 850}) {
            final String cut = rows(market("cut.csv", String.join("\n", text.lines().limit(lines).toList())));
            assertTrue(cut.lines().count() > 90 && whole.startsWith(cut), "trades=" + lines);
        }
    }

    private Market market(final String name, final String text) throws IOException {
        return MarketFile.read(Files.writeString(directory.resolve(name), text), "test", null, new Settings());
    }

    private static String rows(final Market market) throws IOException {
        final StringBuilder to = new StringBuilder();
        final FeatureCsv table = new FeatureCsv(to, FeatureCsv.Labels.NONE);
        for (final Evaluation one : market.evaluations()) {
            table.line(market, one);
        }
        return to.substring(to.indexOf("\n") + 1);
    }
}
