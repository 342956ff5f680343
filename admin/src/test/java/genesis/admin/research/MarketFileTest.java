package genesis.admin.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Complaint;
import genesis.core.message.Timeframe;
import genesis.core.unit.E8;
import genesis.core.unit.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they come, with their dirt. */
class MarketFileTest {
    private static final String HEAD = "date,open,high,low,close,volume\n";

    @TempDir
    private Path directory;

    @Test
    void shouldReadEveryFormatInAnyOrderAndCutBehindTheEighthDecimal() throws IOException {
        final Market csv = read("a.csv", "volume,close,low,high,open,timestamp_unix,note\n1.5392347999999998,101,99,102,100,3600.0,x\n2,100,98,103,99,0.0,y\n", null);
        assertEquals(Timeframe.HOUR_1, csv.timeframe());
        assertEquals(List.of(new Bar(0, 9_900_000_000L, 10_300_000_000L, 9_800_000_000L, 10_000_000_000L, 200_000_000L),
            new Bar(3_600_000, 10_000_000_000L, 10_200_000_000L, 9_900_000_000L, 10_100_000_000L, 153_923_479L)), csv.bars());
        final Market json = read("b.json", "[[1700000100000,2,3,4,1,5],\n[1700000040000,1,2,3,1,0]]", null);
        assertEquals(Timeframe.MINUTE_1, json.timeframe());
        assertEquals(new Bar(1_700_000_040_000L, 100_000_000, 300_000_000, 100_000_000, 200_000_000, 0), json.bars().get(0));
        assertEquals("b", json.symbol());
    }

    @Test
    void shouldMakeCandlesOfTradesByTheEnginesRules() throws IOException {
        // The last candle is not closed by anything; an empty minute has none.
        final Market trades = read("t.csv", "id,mts,amount,price\n3,1700000170000,1,12\n1,1700000041000,-1,10\n2,1700000099999,2,11\n", null);
        assertEquals(List.of(new Bar(1_700_000_040_000L, 1_000_000_000, 1_100_000_000, 1_000_000_000, 1_100_000_000, 300_000_000)), trades.bars());
        assertEquals(trades.bars(), read("t.json", "[[1,1700000041000,-1,10],[2,1700000099999,2,11],[3,1700000170000,1,12]]", null).bars());
    }

    @Test
    void shouldNameRepeatedRowsAndHoles() throws IOException {
        final Market market = read("dirty.csv", HEAD + "0,1,1,1,1,1\n3600,1,1,1,1,1\n3600,1,1,1,1,1\n3600,2,2,2,2,2\n14400,1,1,1,1,1\n18000,1,1,1,1,1\n", null);
        assertEquals(4, market.bars().size());
        assertEquals(100_000_000, market.bars().get(1).openE8(), "the row that stands first counts");
        assertTrue(market.notes().get(0).contains("2 rows repeat the time of another one") && market.notes().get(0).contains("1 of them say something else")
            && market.notes().get(0).contains("line 5"), market.notes().toString());
        assertTrue(market.notes().get(1).contains("2 candles are missing in 1 places, 1970-01-01T02:00:00Z (2)"), market.notes().toString());
    }

    @Test
    void shouldRefuseWhatCannotHaveHappenedWithItsLine() {
        assertRefused("line 3: an impossible candle at 1970-01-01T01:00:00Z: its high is below its open or close", HEAD + "0,1,1,1,1,1\n3600,1,0.9,0.5,0.8,1\n");
        assertRefused("line 2: an impossible candle at 1970-01-01T00:00:00Z: its low is above its open or close", HEAD + "0,2,3,1.5,1,1\n");
        assertRefused("line 2: an impossible candle at 1970-01-01T00:00:00Z: its low is not above zero", HEAD + "0,0,1,0,1,1\n");
        assertRefused("line 2: an impossible candle at 1970-01-01T00:00:00Z: its volume is below zero", HEAD + "0,1,1,1,1,-1\n");
        assertRefused("line 3: \"x\" is not a number", HEAD + "0,1,1,1,1,1\n3600,x,1,1,1,1\n");
        assertRefused("line 3: 3 values for 6 columns", HEAD + "0,1,1,1,1,1\n3600,1,1\n");
        assertRefused("line 1: expected the names of columns", "0,1,1,1,1,1\n");
        assertRefused("does not begin at a multiple of 1h", HEAD + "0,1,1,1,1,1\n3600,1,1,1,1,1\n7200,1,1,1,1,1\n9000,1,1,1,1,1\n10800,1,1,1,1,1\n14400,1,1,1,1,1\n18000,1,1,1,1,1\n");
        assertRefused("mostly 1000 ms apart", HEAD + "0,1,1,1,1,1\n1,1,1,1,1,1\n2,1,1,1,1,1\n");
        assertRefused("line 2: an impossible trade", "id,mts,amount,price\n1,1700000000000,1,0\n");
    }

    @Test
    void shouldMakeLongerCandlesOfMinutesButNotOfHours() throws IOException {
        final StringBuilder minutes = new StringBuilder(HEAD);
        for (int i = 0; i < 11; i++) {
            minutes.append(i * 60_000 + 1_700_000_100_000L).append(',').append("1,2,0.5,1,1\n");
        }
        final Market market = read("m.csv", minutes.toString(), Timeframe.MINUTE_5);
        assertEquals(2, market.bars().size());
        assertEquals(500_000_000, market.bars().get(0).volumeE8());
        final Complaint complaint = assertThrows(Complaint.class, () -> read("h.csv", HEAD + "0,1,1,1,1,1\n3600,1,1,1,1,1\n", Timeframe.HOUR_4));
        assertTrue(complaint.getMessage().contains("candles of 1h, from which 4h cannot be made"), complaint.getMessage());
    }

    /** 8,760 candles, newest first, no gap; the dirty file with 450 rows too many and 202 holes: the facts of their source. */
    @Test
    void shouldReadTheExchangesFilesAndCountTheirDirt() {
        final Market clean = MarketFile.read(SharedData.file("history/btcusd-1h-2019.csv"), null, null, new Settings());
        assertEquals(8_760, clean.bars().size());
        assertEquals(List.of(), clean.notes());
        final Market dirty = MarketFile.read(SharedData.file("history/dirty-btcust-1h.csv"), null, null, new Settings());
        assertEquals(7_700 - 450, dirty.bars().size());
        assertTrue(dirty.notes().get(0).contains("450 rows repeat"), dirty.notes().toString());
        assertTrue(dirty.notes().get(1).contains("in 202 places"), dirty.notes().toString());
        final Market minutes = MarketFile.read(SharedData.file("history/btcusd-1m-2018-08-10.json"), null, null, new Settings());
        assertEquals(1_000, minutes.bars().size());
    }

    /** The exchange's own 5-minute candles of the same trades. */
    @Test
    void shouldMakeTheExchangesCandlesOfItsTrades() {
        final Settings settings = new Settings();
        final Market made = MarketFile.read(SharedData.file("history/etheur-trades-2021-01-10.json"), null, Timeframe.MINUTE_5, settings);
        final List<Bar> official = new ArrayList<>(MarketFile.read(SharedData.file("history/etheur-5m-2021-01-10.json"), null, null, settings).bars());
        official.retainAll(made.bars());
        assertTrue(official.size() >= 42, "equal candles: " + official.size() + " of " + made.bars().size());
        assertTrue(made.bars().size() - official.size() <= 1, "of " + made.bars().size());
    }

    @Test
    void shouldNotDependOnTheOrderOfRows() throws IOException {
        final List<Bar> bars = new ArrayList<>(Walks.bars(50, Timeframe.MINUTE_1, 0, 3));
        final Market straight = read("s.csv", csv(bars), null);
        Collections.reverse(bars);
        final Market reversed = read("r.csv", csv(bars), null);
        assertEquals(straight.bars(), reversed.bars());
    }

    static String csv(final List<Bar> bars) {
        final StringBuilder text = new StringBuilder(HEAD);
        for (final Bar bar : bars) {
            text.append(bar.openTimeMs());
            for (final long valueE8 : new long[] {bar.openE8(), bar.highE8(), bar.lowE8(), bar.closeE8(), bar.volumeE8()}) {
                text.append(',').append(E8.text(valueE8));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private void assertRefused(final String words, final String text) {
        final Complaint complaint = assertThrows(Complaint.class, () -> read("bad.csv", text, null));
        assertTrue(complaint.getMessage().contains(words), complaint.getMessage());
        assertEquals(1, complaint.exitCode().number());
    }

    private Market read(final String name, final String text, final Timeframe timeframe) throws IOException {
        return MarketFile.read(Files.writeString(directory.resolve(name), text), null, timeframe, new Settings());
    }
}
