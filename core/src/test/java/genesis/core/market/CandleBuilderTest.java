package genesis.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandleBuilderTest {
    private static final long MINUTE = 60_000;
    private static final long START = 1_542_046_020_000L;

    private final CandleBuilder candles = new CandleBuilder(MINUTE);

    @Test
    void shouldGatherTheTradesOfAMinute() {
        trade(START + 1, 100, 5);
        trade(START + 2, 120, -7);
        trade(START + 3, 90, 1);
        trade(START + 59_999, 95, -2);
        assertTrue(candles.closeBefore(START + MINUTE));
        assertFalse(candles.hasOpen());
        assertCandle(candles.closed(), START, 100, 120, 90, 95, 15, 4);
    }

    @Test
    void shouldNotCloseBeforeTheMinuteEnds() {
        trade(START, 100, 1);
        assertFalse(candles.closeBefore(START + MINUTE - 1));
        assertFalse(candles.closeIfOver(START + MINUTE));
        assertFalse(candles.closeIfOver(START + MINUTE + CandleBuilder.GRACE_MS - 1));
        assertTrue(candles.closeIfOver(START + MINUTE + CandleBuilder.GRACE_MS));
        assertFalse(candles.closeIfOver(START + 2 * MINUTE), "closed once");
    }

    @Test
    void shouldHaveNoCandleForAMinuteWithoutTrades() {
        trade(START, 100, 1);
        assertTrue(candles.closeBefore(START + 10 * MINUTE));
        assertTrue(candles.onTrade(START + 10 * MINUTE, 200, 1));
        assertEquals(START, candles.closed().openTimeMs());
        assertEquals(START + 10 * MINUTE, candles.open().openTimeMs());
    }

    @Test
    void shouldCountALateTradeAndChangeNothing() {
        trade(START, 100, 1);
        candles.closeIfOver(START + MINUTE + CandleBuilder.GRACE_MS);
        assertFalse(trade(START + MINUTE - 1, 500, 9), "its candle is closed");
        trade(START + 5 * MINUTE, 101, 1);
        assertFalse(trade(START + 3 * MINUTE, 500, 9), "before the open candle");
        assertEquals(2, candles.lateTrades());
        assertCandle(candles.closed(), START, 100, 100, 100, 100, 1, 1);
        assertCandle(candles.open(), START + 5 * MINUTE, 101, 101, 101, 101, 1, 1);
    }

    @Test
    void shouldRefuseATradeThatWouldRunOverTheEnd() {
        trade(START, 100, 1);
        assertThrows(IllegalStateException.class, () -> candles.onTrade(START + MINUTE, 100, 1));
    }

    @Test
    void shouldKeepAVolumeThatDoesNotFitAtTheLargestNumber() {
        trade(START, 100, Long.MAX_VALUE - 1);
        trade(START, 100, 5);
        assertEquals(Long.MAX_VALUE, candles.open().volumeE8());
    }

    /** Trades shuffled by up to three seconds, and ticks between them, against lists of trades by minute. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34})
    void shouldEqualATwinThatKeepsAllTrades(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final TreeMap<Long, List<long[]>> tradesByMinute = new TreeMap<>();
        final Map<Long, long[]> built = new TreeMap<>();
        long nowMs = START;
        long closedMinute = Long.MIN_VALUE;
        long lateCount = 0;
        for (int i = 0; i < 50_000; i++) {
            nowMs += random.nextInt(40) == 0 ? random.nextInt(200_000) : random.nextInt(2_000);
            if (random.nextInt(3) == 0) {
                if (candles.closeIfOver(nowMs)) {
                    put(built, candles.closed());
                }
                for (final long minute : tradesByMinute.keySet()) {
                    closedMinute = nowMs >= minute + MINUTE + 500 ? Math.max(closedMinute, minute) : closedMinute;
                }
            } else {
                final long timeMs = nowMs - random.nextInt(3_000);
                final int sign = random.nextBoolean() ? 1 : -1;
                final long[] trade = {1_000 + random.nextInt(500), sign * random.nextInt(1, 1_000)};
                final long minute = timeMs - timeMs % MINUTE;
                final boolean late = minute <= closedMinute
                    || !tradesByMinute.isEmpty() && minute < tradesByMinute.lastKey();
                if (!late) {
                    tradesByMinute.computeIfAbsent(minute, key -> new ArrayList<>()).add(trade);
                }
                lateCount += late ? 1 : 0;
                if (candles.closeBefore(timeMs)) {
                    put(built, candles.closed());
                }
                assertEquals(!late, candles.onTrade(timeMs, trade[0], trade[1]), "seed=" + seed + ", i=" + i);
            }
        }
        if (candles.closeBefore(Long.MAX_VALUE / 2)) {
            put(built, candles.closed());
        }
        assertEquals(lateCount, candles.lateTrades(), "seed=" + seed);
        assertTrue(lateCount > 100, "the case that the test is for occurs: seed=" + seed + ", late=" + lateCount);
        assertEquals(tradesByMinute.keySet(), built.keySet(), "seed=" + seed);
        tradesByMinute.forEach((minute, trades) -> assertEquals(
            Arrays.toString(summary(trades)), Arrays.toString(built.get(minute)), "seed=" + seed + ", at=" + minute));
    }

    /** Source: the exchange's own candles for the same trades; the file's description says that 44 of 44 add up. */
    @Test
    void shouldEqualTheExchangesOwnCandles() throws IOException {
        final Map<Long, long[]> built = new TreeMap<>();
        final CandleBuilder fiveMinutes = new CandleBuilder(5 * MINUTE);
        final List<String[]> trades = SharedData.rowsOfJson("history/etheur-trades-2021-01-10.json");
        final List<String[]> sorted = trades.stream()
            .sorted(Comparator.<String[]>comparingLong(row -> Long.parseLong(row[1]))
                .thenComparingLong(row -> Long.parseLong(row[0])))
            .toList();
        assertEquals(671, sorted.size());
        for (final String[] row : sorted) {
            final long timeMs = Long.parseLong(row[1]);
            if (fiveMinutes.closeBefore(timeMs)) {
                put(built, fiveMinutes.closed());
            }
            assertTrue(fiveMinutes.onTrade(timeMs, e8(row[3]), e8(row[2])));
        }
        put(built, fiveMinutes.open());
        int equal = 0;
        for (final String[] row : SharedData.rowsOfJson("history/etheur-5m-2021-01-10.json")) {
            final long[] candle = built.get(Long.parseLong(row[0]));
            if (candle != null) {
                final long[] exchange = {e8(row[1]), e8(row[3]), e8(row[4]), e8(row[2]), e8(row[5])};
                assertEquals(Arrays.toString(exchange), Arrays.toString(Arrays.copyOf(candle, 5)), "candle " + row[0]);
                equal++;
            }
        }
        assertEquals(44, equal);
    }

    private boolean trade(final long timeMs, final long priceE8, final long amountE8) {
        candles.closeBefore(timeMs);
        return candles.onTrade(timeMs, priceE8, amountE8);
    }

    private static void assertCandle(final Candle candle, final long openTimeMs, final long openE8, final long highE8,
                                     final long lowE8, final long closeE8, final long volumeE8, final int tradeCount) {
        assertEquals(openTimeMs, candle.openTimeMs());
        assertEquals(openE8, candle.openE8());
        assertEquals(highE8, candle.highE8());
        assertEquals(lowE8, candle.lowE8());
        assertEquals(closeE8, candle.closeE8());
        assertEquals(volumeE8, candle.volumeE8());
        assertEquals(tradeCount, candle.tradeCount());
    }

    private static void put(final Map<Long, long[]> built, final Candle candle) {
        final long[] numbers = {candle.openE8(), candle.highE8(), candle.lowE8(), candle.closeE8(), candle.volumeE8(),
            candle.tradeCount()};
        assertEquals(null, built.put(candle.openTimeMs(), numbers), "one candle for " + candle.openTimeMs());
    }

    private static long[] summary(final List<long[]> trades) {
        return new long[] {
            trades.get(0)[0],
            trades.stream().mapToLong(trade -> trade[0]).max().orElseThrow(),
            trades.stream().mapToLong(trade -> trade[0]).min().orElseThrow(),
            trades.get(trades.size() - 1)[0],
            trades.stream().mapToLong(trade -> Math.abs(trade[1])).sum(),
            trades.size()};
    }

    /** The exchange adds volumes up as doubles; their noise (protocol sheet, section 0) is rounded away. */
    private static long e8(final String number) {
        return new BigDecimal(number).movePointRight(8).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
