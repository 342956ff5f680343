package genesis.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Timeframe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange's own candles win over ours, whenever they come. */
class CandleCorrectionTest {
    private static final long MINUTE = 60_000;
    /** Midnight, where candles of all timeframes begin. */
    private static final long START = 17_848 * 1_440 * MINUTE;
    /** Quantities are far above what counts as noise. */
    private static final long LOT = 1_000;
    private static final int M1 = 1;
    private static final int M5 = 2;
    private static final int M15 = 4;

    private final Candles candles = new Candles();
    private final Candle read = new Candle();

    @Test
    void shouldCorrectAClosedMinuteAndEveryLongerCandleAroundIt() {
        for (int minute = 0; minute < 16; minute++) {
            trade(START + minute * MINUTE, 100 + minute, 1);
        }
        candles.closeBefore(START + 16 * MINUTE);
        assertEquals(0, exchange(Timeframe.MINUTE_1, START + 3 * MINUTE, 103, 200, 50, 104, 500), "nothing new");
        assertEquals(M1 | M5 | M15, candles.corrected());
        assertCandle(Timeframe.MINUTE_1, START + 3 * MINUTE, 103, 200, 50, 104, 500);
        assertCandle(Timeframe.MINUTE_5, START, 100, 200, 50, 104, 504);
        assertCandle(Timeframe.MINUTE_15, START, 100, 200, 50, 114, 514);
        trade(START + 59 * MINUTE, 120, 1);
        candles.closeBefore(START + 60 * MINUTE);
        assertCandle(Timeframe.HOUR_1, START, 100, 200, 50, 120, 516);
    }

    @Test
    void shouldChangeNothingWhereTheExchangeAgreesButForTheNoiseOfItsSums() {
        trade(START, 100, 1);
        candles.closeBefore(START + 5 * MINUTE);
        candles.onHistory(Timeframe.MINUTE_1, START, 100, 100, 100, 100, LOT + 1);
        assertEquals(0, candles.corrected());
        candles.onHistory(Timeframe.MINUTE_5, START, 100, 100, 100, 100, LOT - 1);
        assertEquals(0, candles.corrected());
        candles.onHistory(Timeframe.MINUTE_5, START, 100, 100, 99, 100, LOT);
        assertEquals(M5, candles.corrected());
    }

    @Test
    void shouldFillTheHoleThatADisconnectLeft() {
        trade(START, 100, 1);
        trade(START + 12 * MINUTE, 112, 1);
        candles.closeBefore(START + 13 * MINUTE);
        exchange(Timeframe.MINUTE_1, START + 7 * MINUTE, 107, 108, 106, 107, 7);
        assertEquals(M1 | M5, candles.corrected(), "five minutes without a candle have one now");
        assertCandle(Timeframe.MINUTE_5, START + 5 * MINUTE, 107, 108, 106, 107, 7);
        assertEquals(1, candles.series(Timeframe.MINUTE_1).find(START + 7 * MINUTE));
        assertEquals(M1 | M5 | M15, candles.closeBefore(START + 15 * MINUTE) | M1);
        assertCandle(Timeframe.MINUTE_15, START, 100, 112, 100, 112, 9);
    }

    @Test
    void shouldNotAddUpOverACandleThatIsTheExchangesOwn() {
        trade(START, 100, 1);
        candles.closeBefore(START + 5 * MINUTE);
        exchange(Timeframe.MINUTE_5, START, 100, 300, 20, 100, 900);
        exchange(Timeframe.MINUTE_1, START, 100, 300, 100, 100, 2);
        assertEquals(M1, candles.corrected(), "other minutes of the five may still be missing");
        assertCandle(Timeframe.MINUTE_5, START, 100, 300, 20, 100, 900);
    }

    @Test
    void shouldTakeTheExchangesCandleForOneThatWasThrownAway() {
        trade(START + 3 * MINUTE, 100, 1);
        candles.closeBefore(START + 5 * MINUTE);
        assertEquals(0, candles.series(Timeframe.MINUTE_5).count(), "its beginning was not seen");
        exchange(Timeframe.MINUTE_5, START, 99, 100, 98, 100, 5);
        assertEquals(M5, candles.corrected());
        assertCandle(Timeframe.MINUTE_5, START, 99, 100, 98, 100, 5);
    }

    @Test
    void shouldLeaveTheOpenMinuteToItsTrades() {
        trade(START, 100, 1);
        assertEquals(0, exchange(Timeframe.MINUTE_1, START, 100, 500, 1, 100, 5));
        assertEquals(0, candles.corrected());
        assertEquals(100, candles.open().highE8());
    }

    @Test
    void shouldRefuseWhatLiesInFrontOfEverythingOrBesideTheGrid() {
        trade(START + 10 * MINUTE, 100, 1);
        candles.closeBefore(START + 11 * MINUTE);
        exchange(Timeframe.MINUTE_1, START, 1, 1, 1, 1, 1);
        assertEquals(0, candles.corrected());
        exchange(Timeframe.MINUTE_1, START + 10 * MINUTE + 1, 1, 1, 1, 1, 1);
        assertEquals(0, candles.corrected());
        assertEquals(1, candles.series(Timeframe.MINUTE_1).count());
    }

    @Test
    void shouldTakeTheLastWordOnAnIntervalOnceItIsSettled() {
        final ReportedCandles reported = new ReportedCandles();
        reported.report(Timeframe.MINUTE_1, START, 100, 101, 99, 100, 5);
        reported.report(Timeframe.MINUTE_1, START + MINUTE, 100, 100, 100, 100, 1);
        reported.report(Timeframe.MINUTE_1, START, 100, 102, 99, 101, 6);
        assertEquals(ReportedCandles.NONE, reported.nextSettled(START + MINUTE + ReportedCandles.SETTLE_MS - 1));
        final int slot = reported.nextSettled(START + MINUTE + ReportedCandles.SETTLE_MS);
        assertEquals(Timeframe.MINUTE_1, reported.timeframe(slot));
        final Candle last = reported.take(slot);
        assertEquals(START, last.openTimeMs());
        assertEquals(102, last.highE8());
        assertEquals(ReportedCandles.NONE, reported.nextSettled(START + MINUTE + ReportedCandles.SETTLE_MS), "taken");
        reported.report(Timeframe.MINUTE_1, START + 2 * MINUTE, 7, 7, 7, 7, 7);
        reported.report(Timeframe.MINUTE_1, START, 8, 8, 8, 8, 8);
        reported.take(reported.nextSettled(START + 3 * MINUTE));
        assertEquals(START + 2 * MINUTE, reported.take(reported.nextSettled(START + 4 * MINUTE)).openTimeMs(),
            "a word about long ago does not push out a newer one");
    }

    /**
     * Twin: all trades, grouped by the intervals of each timeframe; the exchange offers no four hours. We miss a part of
     * the trades, and hear the exchange's candles late and in any order.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {71, 72, 73, 74, 75, 76, 77, 78})
    void shouldEndWithTheExchangesCandlesWhateverWasMissed(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<TreeMap<Long, long[]>> truth = new ArrayList<>();
        for (int i = 0; i < Timeframes.COUNT; i++) {
            truth.add(new TreeMap<>());
        }
        final List<long[]> reports = new ArrayList<>();
        long nowMs = START;
        boolean isConnected = true;
        trade(START, 1_000, 1);
        addToTwin(truth, START, 1_000, 1);
        while (nowMs < START + 1_400 * MINUTE) {
            nowMs += random.nextInt(4) == 0 ? random.nextInt(300_000) : random.nextInt(20_000);
            isConnected = random.nextInt(150) == 0 ? !isConnected : isConnected;
            final long priceE8 = 1_000 + random.nextInt(100);
            addToTwin(truth, nowMs, priceE8, 1 + nowMs % 7);
            candles.closeIfOver(nowMs);
            if (isConnected && random.nextInt(20) != 0) {
                trade(nowMs, priceE8, 1 + nowMs % 7);
            }
        }
        candles.closeIfOver(START + 1_440 * MINUTE + 1_000);
        for (int i = 0; i < Timeframes.COUNT; i++) {
            for (final Map.Entry<Long, long[]> entry : truth.get(i).entrySet()) {
                if (Timeframes.at(i) != Timeframe.HOUR_4) {
                    reports.add(new long[] {i, entry.getKey()});
                }
            }
        }
        Collections.shuffle(reports, new Random(seed));
        for (final long[] report : reports) {
            // A minute that nobody knew opens what contains it: the next tick finds that over, too.
            final long[] candle = truth.get((int) report[0]).get(report[1]);
            exchange(Timeframes.at((int) report[0]), report[1], candle[0], candle[1], candle[2], candle[3], candle[4]);
            candles.closeIfOver(START + 1_440 * MINUTE + 1_000);
        }
        for (int i = 0; i < Timeframes.COUNT; i++) {
            final CandleSeries series = candles.series(Timeframes.at(i));
            final TreeMap<Long, long[]> expected = truth.get(i);
            long lastMs = Long.MIN_VALUE;
            for (int back = series.count() - 1; back >= 0; back--) {
                series.read(back, read);
                assertTrue(read.openTimeMs() > lastMs, "seed=" + seed + ": ascending");
                lastMs = read.openTimeMs();
                assertCandle(Timeframes.at(i), lastMs, expected.get(lastMs));
            }
            final long oldestMs = series.count() == 0 ? Long.MAX_VALUE : oldest(series);
            assertEquals(expected.tailMap(oldestMs).size(), series.count(), "seed=" + seed + ", " + Timeframes.at(i));
            assertFalse(Timeframes.at(i) == Timeframe.MINUTE_1 && oldestMs != START, "seed=" + seed);
        }
        assertEquals(6, candles.series(Timeframe.HOUR_4).count(), "seed=" + seed);
    }

    private long oldest(final CandleSeries series) {
        series.read(series.count() - 1, read);
        return read.openTimeMs();
    }

    private static void addToTwin(final List<TreeMap<Long, long[]>> truth, final long timeMs, final long priceE8,
                                  final long qty) {
        for (int i = 0; i < Timeframes.COUNT; i++) {
            final long lengthMs = Timeframes.lengthMs(Timeframes.at(i));
            final long[] candle = truth.get(i).computeIfAbsent(timeMs / lengthMs * lengthMs,
                time -> new long[] {priceE8, priceE8, priceE8, priceE8, 0});
            candle[1] = Math.max(candle[1], priceE8);
            candle[2] = Math.min(candle[2], priceE8);
            candle[3] = priceE8;
            candle[4] += qty;
        }
    }

    private void trade(final long timeMs, final long priceE8, final long qty) {
        candles.closeBefore(timeMs);
        candles.onTrade(timeMs, priceE8, qty * LOT);
    }

    private int exchange(final Timeframe timeframe, final long openTimeMs, final long open, final long high,
                         final long low, final long close, final long volume) {
        candles.closeBeforeHistory(timeframe, openTimeMs);
        return candles.onHistory(timeframe, openTimeMs, open, high, low, close, volume * LOT);
    }

    private void assertCandle(final Timeframe timeframe, final long openTimeMs, final long... expected) {
        final CandleSeries series = candles.series(timeframe);
        final int back = series.find(openTimeMs);
        assertTrue(back >= 0, timeframe + " at " + openTimeMs + " is kept");
        series.read(back, read);
        assertEquals(List.of(expected[0], expected[1], expected[2], expected[3], expected[4] * LOT),
            List.of(read.openE8(), read.highE8(), read.lowE8(), read.closeE8(), read.volumeE8()),
            timeframe + " at " + openTimeMs);
    }
}
