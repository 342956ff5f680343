package genesis.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Timeframe;
import genesis.core.unit.StreamDigest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandlesTest {
    private static final long MINUTE = 60_000;
    /** Midnight, where candles of all timeframes begin. */
    private static final long START = 17_848 * 1_440 * MINUTE;
    private static final int M1 = 1;
    private static final int M5 = 2;
    private static final int M15 = 4;
    private static final int ALL = (1 << Timeframes.COUNT) - 1;

    private final Candles candles = new Candles();
    private final Candle read = new Candle();

    @Test
    void shouldCloseEveryTimeframeThatEndsWithTheMinute() {
        trade(START, 100, 1);
        assertEquals(M1, candles.closeBefore(START + 4 * MINUTE));
        trade(START + 4 * MINUTE, 101, 2);
        assertEquals(M1 | M5, candles.closeBefore(START + 5 * MINUTE));
        assertCandle(Timeframe.MINUTE_5, START, 100, 101, 100, 101, 3, 2);
        trade(START + 14 * MINUTE, 90, 1);
        assertEquals(M1 | M5 | M15, candles.closeBefore(START + 15 * MINUTE));
        assertCandle(Timeframe.MINUTE_15, START, 100, 101, 90, 90, 4, 3);
        trade(START + 1_439 * MINUTE, 80, 1);
        assertEquals(ALL, candles.closeBefore(START + 1_440 * MINUTE));
        assertCandle(Timeframe.DAY_1, START, 100, 101, 80, 80, 5, 4);
    }

    @Test
    void shouldCloseALongerCandleWhoseLastMinutesWereEmpty() {
        trade(START, 100, 1);
        assertEquals(M1, candles.closeIfOver(START + MINUTE + CandleBuilder.GRACE_MS));
        assertEquals(0, candles.closeIfOver(START + 5 * MINUTE + CandleBuilder.GRACE_MS - 1));
        assertEquals(M5, candles.closeIfOver(START + 5 * MINUTE + CandleBuilder.GRACE_MS));
        assertEquals(0, candles.closeIfOver(START + 10 * MINUTE + CandleBuilder.GRACE_MS), "nothing was traded");
        assertEquals(1, candles.series(Timeframe.MINUTE_5).count());
    }

    @Test
    void shouldCallATradeLateWhoseLongerCandleIsClosed() {
        trade(START, 100, 1);
        candles.closeIfOver(START + 5 * MINUTE + CandleBuilder.GRACE_MS);
        assertFalse(trade(START + 4 * MINUTE, 500, 1), "its minute never was open, its five minutes are closed");
        assertEquals(1, candles.lateTrades());
        assertTrue(trade(START + 5 * MINUTE, 101, 1));
    }

    @Test
    void shouldThrowAwayACandleWhoseBeginningItDidNotSee() {
        trade(START + 3 * MINUTE, 100, 1);
        assertEquals(M1, candles.closeBefore(START + 5 * MINUTE));
        trade(START + 5 * MINUTE, 100, 1);
        assertEquals(M1 | M5, candles.closeBefore(START + 10 * MINUTE));
        assertEquals(1, candles.series(Timeframe.MINUTE_5).count());
        trade(START + 14 * MINUTE, 100, 1);
        assertEquals(M1 | M5, candles.closeBefore(START + 15 * MINUTE), "the quarter of an hour is not whole");
    }

    @Test
    void shouldBuildLongerCandlesFromMinutesOfHistoryAndGoOnWithTrades() {
        int closed = 0;
        for (int minute = 0; minute < 7; minute++) {
            closed |= history(Timeframe.MINUTE_1, START + minute * MINUTE, 100 + minute);
        }
        assertEquals(M1 | M5, closed);
        assertCandle(Timeframe.MINUTE_5, START, 100, 105, 99, 104, 5, 0);
        assertFalse(trade(START + 6 * MINUTE, 500, 1), "the exchange's minute is closed");
        trade(START + 7 * MINUTE, 200, 3);
        assertEquals(M1 | M5, candles.closeBefore(START + 10 * MINUTE));
        assertCandle(Timeframe.MINUTE_5, START + 5 * MINUTE, 105, 200, 104, 200, 5, 1);
    }

    @Test
    void shouldPutNothingInFrontOfWhatIsKnown() {
        assertEquals(M1, history(Timeframe.MINUTE_1, START + MINUTE, 100));
        assertEquals(0, history(Timeframe.MINUTE_1, START + MINUTE, 101), "again");
        assertEquals(0, history(Timeframe.MINUTE_1, START, 101), "older");
        trade(START + 4 * MINUTE, 100, 1);
        assertEquals(M1, history(Timeframe.MINUTE_1, START + 3 * MINUTE, 102), "older than the open minute");
        assertEquals(0, history(Timeframe.MINUTE_1, START + 4 * MINUTE, 103), "the open minute");
        assertEquals(2, candles.series(Timeframe.MINUTE_1).count());
        assertCandle(Timeframe.MINUTE_1, START + 3 * MINUTE, 102, 103, 101, 102, 1, 0);
    }

    @Test
    void shouldTakeLongerCandlesBeforeTheMinutesThatFollowThem() {
        assertEquals(8, history(Timeframe.HOUR_1, START - 60 * MINUTE, 100));
        assertEquals(8, history(Timeframe.HOUR_1, START, 101));
        assertEquals(M1, history(Timeframe.MINUTE_1, START + 59 * MINUTE, 102), "within an hour that is closed already");
        for (int minute = 60; minute < 120; minute++) {
            history(Timeframe.MINUTE_1, START + minute * MINUTE, 200);
        }
        assertEquals(3, candles.series(Timeframe.HOUR_1).count());
        assertCandle(Timeframe.HOUR_1, START + 60 * MINUTE, 200, 201, 199, 200, 60, 0);
        assertEquals(0, history(Timeframe.HOUR_1, START + 60 * MINUTE, 5));
    }

    @Test
    void shouldKeepFiveHundredOfEachAndMinutesForMoreThanADay() {
        final CandleSeries minutes = candles.series(Timeframe.MINUTE_1);
        assertThrows(IllegalStateException.class, () -> minutes.read(0, read));
        for (int minute = 0; minute < 2_600; minute++) {
            history(Timeframe.MINUTE_1, START + minute * MINUTE, minute + 10);
        }
        assertEquals(1_500, minutes.count());
        minutes.read(1_499, read);
        assertEquals(START + 1_100 * MINUTE, read.openTimeMs());
        assertEquals(1_110, read.closeE8());
        assertEquals(1_499, minutes.find(START + 1_100 * MINUTE));
        assertEquals(0, minutes.find(START + 2_599 * MINUTE));
        assertEquals(-1, minutes.find(START + 1_099 * MINUTE));
        assertThrows(IllegalStateException.class, () -> minutes.read(1_500, read));
        assertEquals(500, candles.series(Timeframe.MINUTE_5).count());
    }

    /** One lone minute at the end of each of two intervals: the first ends where the second has not begun. */
    @Test
    void shouldCloseOneAfterTheOtherWhereHistoryHasGaps() {
        history(Timeframe.MINUTE_1, START, 100);
        history(Timeframe.MINUTE_1, START + 6 * MINUTE, 101);
        assertEquals(M5, candles.closeBeforeHistory(Timeframe.MINUTE_1, START + 14 * MINUTE));
        assertEquals(M1 | M5 | M15, history(Timeframe.MINUTE_1, START + 14 * MINUTE, 102));
        assertEquals(3, candles.series(Timeframe.MINUTE_5).count());
        assertCandle(Timeframe.MINUTE_5, START + 10 * MINUTE, 102, 103, 101, 102, 1, 0);
        assertCandle(Timeframe.MINUTE_15, START, 100, 103, 99, 102, 3, 0);
    }

    @Test
    void shouldRefuseHistoryThatIsNotOnTheGrid() {
        assertEquals(0, history(Timeframe.MINUTE_1, START + 1, 100));
        assertEquals(0, history(Timeframe.MINUTE_5, START + MINUTE, 100));
    }

    /** The same minutes as the exchange's candles and as trades at their open, high, low and close. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {38, 39})
    void shouldBuildTheSameOfHistoryAsOfTrades(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final Map<Long, long[]>[] ofTrades = maps();
        final Map<Long, long[]>[] ofHistory = maps();
        final Candles fromTrades = new Candles();
        final Candles fromHistory = new Candles();
        long openMs = START;
        for (int i = 0; i < 5_000; i++) {
            openMs += (random.nextInt(4) == 0 ? 1 + random.nextInt(12) : 1) * MINUTE;
            final long first = 1_000 + random.nextInt(100);
            final long last = 1_000 + random.nextInt(100);
            final long high = Math.max(first, last) + random.nextInt(10);
            final long low = Math.min(first, last) - random.nextInt(10);
            keep(ofTrades, fromTrades, fromTrades.closeBefore(openMs));
            for (final long priceE8 : new long[] {first, high, low, last}) {
                fromTrades.onTrade(openMs, priceE8, 5);
            }
            keep(ofTrades, fromTrades, fromTrades.closeBefore(openMs + MINUTE));
            keep(ofHistory, fromHistory, fromHistory.closeBeforeHistory(Timeframe.MINUTE_1, openMs));
            keep(ofHistory, fromHistory, fromHistory.onHistory(Timeframe.MINUTE_1, openMs, first, high, low, last, 20));
        }
        for (int frame = 0; frame < Timeframes.COUNT; frame++) {
            ofTrades[frame].values().forEach(row -> row[5] = 0);
            assertEquals(texts(ofTrades[frame]), texts(ofHistory[frame]), "seed=" + seed + ", " + Timeframes.at(frame));
            assertTrue(ofTrades[frame].size() >= 3, "seed=" + seed + ", count=" + ofTrades[frame].size());
        }
    }

    /** Twin: the trades that were let in, grouped by the intervals of each timeframe. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {35, 36, 37})
    void shouldEqualATwinThatGroupsAllTrades(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final Map<Long, long[]>[] expected = maps();
        final Map<Long, long[]>[] built = maps();
        final long first = START + 7 * MINUTE;
        long nowMs = first;
        for (int i = 0; i < 60_000; i++) {
            nowMs += random.nextInt(200) == 0 ? random.nextInt(2_000_000) : random.nextInt(9_000);
            if (random.nextInt(3) == 0) {
                keep(built, candles, candles.closeIfOver(nowMs));
            } else {
                final long timeMs = Math.max(first, nowMs - random.nextInt(3_000));
                final long[] trade = {1_000 + random.nextInt(500), 1 + random.nextInt(999)};
                keep(built, candles, candles.closeBefore(timeMs));
                if (candles.onTrade(timeMs, trade[0], trade[1])) {
                    for (int frame = 0; frame < Timeframes.COUNT; frame++) {
                        final long length = Timeframes.lengthMs(Timeframes.at(frame));
                        add(expected[frame], timeMs / length * length, trade);
                    }
                }
            }
        }
        keep(built, candles, candles.closeBefore(nowMs + 2 * 1_440 * MINUTE));
        assertTrue(candles.lateTrades() > 10, "seed=" + seed + ", late=" + candles.lateTrades());
        for (int frame = 0; frame < Timeframes.COUNT; frame++) {
            final long length = Timeframes.lengthMs(Timeframes.at(frame));
            expected[frame].remove(first / length * length < first ? first / length * length : -1);
            assertEquals(texts(expected[frame]), texts(built[frame]), "seed=" + seed + ", " + Timeframes.at(frame));
            assertTrue(built[frame].size() >= 2, "seed=" + seed + ", count=" + built[frame].size());
        }
    }

    /** Source: the exchange's own candles of the same trades; the file's description says that 44 of 44 add up. */
    @Test
    void shouldEqualTheExchangesOwnCandles() throws IOException {
        final Map<Long, long[]>[] built = maps();
        final List<String[]> sorted = SharedData.rowsOfJson("history/etheur-trades-2021-01-10.json").stream()
            .sorted(Comparator.<String[]>comparingLong(row -> Long.parseLong(row[1]))
                .thenComparingLong(row -> Long.parseLong(row[0])))
            .toList();
        assertEquals(671, sorted.size());
        for (final String[] row : sorted) {
            final long timeMs = Long.parseLong(row[1]);
            keep(built, candles, candles.closeBefore(timeMs));
            assertTrue(candles.onTrade(timeMs, e8(row[3]), e8(row[2])));
        }
        keep(built, candles, candles.closeBefore(Long.parseLong(sorted.get(670)[1]) + 5 * MINUTE));
        int equal = 0;
        for (final String[] row : SharedData.rowsOfJson("history/etheur-5m-2021-01-10.json")) {
            final long[] candle = built[1].get(Long.parseLong(row[0]));
            if (candle != null) {
                assertEquals(List.of(e8(row[1]), e8(row[3]), e8(row[4]), e8(row[2]), e8(row[5])),
                    List.of(candle[0], candle[1], candle[2], candle[3], candle[4]), "candle " + row[0]);
                equal++;
            }
        }
        assertEquals(44, equal);
    }

    @Test
    void shouldHaveADigestThatSeesTheLongerCandles() {
        final Candles other = new Candles();
        assertEquals(digest(candles), digest(other));
        trade(START, 100, 1);
        assertNotEquals(digest(candles), digest(other));
        other.onTrade(START, 100, 1);
        assertEquals(digest(candles), digest(other));
        candles.onHistory(Timeframe.DAY_1, START - 1_440 * MINUTE, 1, 1, 1, 1, 1);
        assertNotEquals(digest(candles), digest(other));
    }

    @Test
    void shouldHaveTimeframesThatFitIntoEachOther() {
        assertEquals("[1m, 5m, 15m, 1h, 4h, 1d]", IntStream.range(0, Timeframes.COUNT)
            .mapToObj(i -> Timeframes.text(Timeframes.at(i))).toList().toString());
        for (int i = 1; i < Timeframes.COUNT; i++) {
            assertEquals(i, Timeframes.index(Timeframes.at(i)));
            assertEquals(0, Timeframes.lengthMs(Timeframes.at(i)) % Timeframes.lengthMs(Timeframes.at(i - 1)));
        }
    }

    private boolean trade(final long timeMs, final long priceE8, final long amountE8) {
        candles.closeBefore(timeMs);
        return candles.onTrade(timeMs, priceE8, amountE8);
    }

    /** A candle of volume 1 that closes at this price, one higher and one lower in between. */
    private int history(final Timeframe timeframe, final long openMs, final long priceE8) {
        final int before = candles.closeBeforeHistory(timeframe, openMs);
        return before | candles.onHistory(timeframe, openMs, priceE8, priceE8 + 1, priceE8 - 1, priceE8, 1);
    }

    private void assertCandle(final Timeframe timeframe, final long openMs, final long... values) {
        candles.series(timeframe).read(0, read);
        assertEquals(openMs, read.openTimeMs());
        assertEquals(List.of(values[0], values[1], values[2], values[3], values[4], values[5]), List.of(read.openE8(),
            read.highE8(), read.lowE8(), read.closeE8(), read.volumeE8(), (long) read.tradeCount()));
    }

    private void keep(final Map<Long, long[]>[] built, final Candles from, final int closed) {
        for (int frame = 0; frame < Timeframes.COUNT; frame++) {
            if ((closed & 1 << frame) != 0) {
                from.series(Timeframes.at(frame)).read(0, read);
                final long[] row = {read.openE8(), read.highE8(), read.lowE8(), read.closeE8(), read.volumeE8(),
                    read.tradeCount()};
                assertEquals(null, built[frame].put(read.openTimeMs(), row), "one candle for " + read.openTimeMs());
            }
        }
    }

    private static void add(final Map<Long, long[]> to, final long openMs, final long[] trade) {
        final long[] row = to.computeIfAbsent(openMs, key -> new long[] {trade[0], trade[0], trade[0], trade[0], 0, 0});
        row[1] = Math.max(row[1], trade[0]);
        row[2] = Math.min(row[2], trade[0]);
        row[3] = trade[0];
        row[4] += trade[1];
        row[5]++;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<Long, long[]>[] maps() {
        final Map<Long, long[]>[] maps = new Map[Timeframes.COUNT];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = new TreeMap<>();
        }
        return maps;
    }

    private static String texts(final Map<Long, long[]> rows) {
        final StringBuilder text = new StringBuilder();
        rows.forEach((openMs, row) -> text.append(openMs).append(Arrays.toString(row)).append('\n'));
        return text.toString();
    }

    private static long digest(final Candles candles) {
        final StreamDigest digest = new StreamDigest();
        candles.addTo(digest);
        return digest.value();
    }

    /** The exchange adds volumes up as doubles; their noise (protocol sheet, section 0) is rounded away. */
    private static long e8(final String number) {
        return new BigDecimal(number).movePointRight(8).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
