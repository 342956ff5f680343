package genesis.gateway.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.simulator.wire.FrameText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** History and present of candles, for REST and for the channel. */
class CandlesTest {
    private static final long START_NS = 1_700_000_012_345_000_000L;
    private static final long MINUTE_MS = 60_000;

    private final Market market = new Market(MarketPlan.usual(21, START_NS));

    @BeforeEach
    void trade() {
        while (market.timeNs() < START_NS + 200_000_000_000L) {
            market.step();
        }
    }

    @ParameterizedTest
    @CsvSource({"1m,10000", "5m,5000", "15m,1900", "30m,950", "1h,10000", "3h,8000", "6h,4000", "12h,2000", "1D,1000",
        "1W,140", "7D,140", "14D,70", "1M,32"})
    void shouldReachFarBack(final String timeFrame, final int count) {
        final List<String[]> rows = candles(timeFrame, PublicData.FROM_EVER, PublicData.TO_NOW, 10_000, false);

        assertTrue(rows.size() >= count, timeFrame + " rows=" + rows.size());
        final TimeFrame known = TimeFrame.of(timeFrame);
        for (int i = 0; i < rows.size(); i++) {
            final long openMs = Long.parseLong(rows.get(i)[0]);
            assertEquals(known.openMs(openMs), openMs);
            assertEquals(openMs, i == 0 ? known.openMs(market.timeMs())
                : known.previousMs(Long.parseLong(rows.get(i - 1)[0])), "no holes, newest first");
            final double high = Double.parseDouble(rows.get(i)[3]);
            final double low = Double.parseDouble(rows.get(i)[4]);
            for (final int column : new int[] {1, 2}) {
                final double price = Double.parseDouble(rows.get(i)[column]);
                assertTrue(low <= price && price <= high, String.join(",", rows.get(i)));
            }
        }
    }

    /** Twin: each candle again, from its parts, with big decimals. */
    @ParameterizedTest
    @CsvSource({"1m,5m,5", "1m,15m,15", "1m,30m,30", "1m,1h,60", "1h,3h,3", "1h,6h,6", "1h,12h,12", "1h,1D,24", "1D,1W,7",
        "1W,14D,2"})
    void shouldTellTheSameStoryInEveryTimeFrame(final String shorter, final String longer, final int parts) {
        final TimeFrame frame = TimeFrame.of(longer);
        final long lastMs = frame.previousMs(frame.openMs(market.timeMs()));
        long openMs = lastMs;
        for (int i = 0; i < 40 && i < 600 / parts; i++) {
            final long endMs = frame.nextMs(openMs) - 1;
            final List<String[]> rows = candles(shorter, openMs, endMs, parts + 1, true);
            final String[] row = candles(longer, openMs, openMs, 1, true).get(0);
            assertEquals(parts, rows.size());
            BigDecimal volume = BigDecimal.ZERO;
            double high = 0;
            double low = Double.MAX_VALUE;
            for (final String[] part : rows) {
                volume = volume.add(new BigDecimal(part[5]));
                high = Math.max(high, Double.parseDouble(part[3]));
                low = Math.min(low, Double.parseDouble(part[4]));
            }
            assertEquals(rows.get(0)[1], row[1], "open");
            assertEquals(rows.get(parts - 1)[2], row[2], "close");
            assertEquals(high, Double.parseDouble(row[3]));
            assertEquals(low, Double.parseDouble(row[4]));
            assertEquals(volume.doubleValue(), Double.parseDouble(row[5]), volume.doubleValue() * 1e-12, "volume");
            openMs = frame.previousMs(openMs);
        }
    }

    @Test
    void shouldOpenEachMinuteOfThePastWhereTheLastOneClosed() {
        final List<String[]> rows = candles("1m", PublicData.FROM_EVER, START_NS / 1_000_000 - MINUTE_MS, 10_000, true);
        for (int i = 1; i < rows.size(); i++) {
            assertEquals(rows.get(i - 1)[2], rows.get(i)[1]);
        }
    }

    @Test
    void shouldNotChangeThePastBySayingIt() {
        final Market other = new Market(MarketPlan.usual(21, START_NS));
        final FrameText first = new FrameText();
        other.writeCandles(first, 0, "1h", PublicData.FROM_EVER, START_NS / 1_000_000 - 3_600_000, 9_000, false);
        final FrameText second = new FrameText();
        market.writeCandles(new FrameText(), 0, "5m", PublicData.FROM_EVER, PublicData.TO_NOW, 3, false);
        market.writeCandles(second, 0, "1h", PublicData.FROM_EVER, START_NS / 1_000_000 - 3_600_000, 9_000, false);

        assertEquals(first.toString(), second.toString());
    }

    @Test
    void shouldCutRangesAsAsked() {
        final long endMs = TimeFrame.MINUTE_1.openMs(market.timeMs());
        final List<String[]> ascending = candles("1m", endMs - 4 * MINUTE_MS, endMs, 3, true);
        assertEquals(List.of(endMs - 4 * MINUTE_MS, endMs - 3 * MINUTE_MS, endMs - 2 * MINUTE_MS),
            ascending.stream().map(row -> Long.parseLong(row[0])).toList());
        final List<String[]> descending = candles("1m", endMs - 4 * MINUTE_MS - 1, endMs - 1, 3, false);
        assertEquals(List.of(endMs - MINUTE_MS, endMs - 2 * MINUTE_MS, endMs - 3 * MINUTE_MS),
            descending.stream().map(row -> Long.parseLong(row[0])).toList());
        assertFalse(market.writeCandles(new FrameText(), 0, "4h", 0, 1, 1, true), "the exchange has no 4h");
    }

    /** 24 hours: the day's candles of one minute. */
    @Test
    void shouldTellTheDayInTheTicker() {
        final long runningMs = TimeFrame.MINUTE_1.openMs(market.timeMs());
        final List<String[]> day = candles("1m", runningMs - 1_440 * MINUTE_MS, runningMs, 1_441, true);
        final FrameText text = new FrameText();
        market.writeTicker(text, 0);
        final String[] ticker = text.toString().split(",");
        double volume = 0;
        double high = 0;
        double low = Double.MAX_VALUE;
        for (final String[] row : day) {
            volume += Double.parseDouble(row[5]);
            high = Math.max(high, Double.parseDouble(row[3]));
            low = Math.min(low, Double.parseDouble(row[4]));
        }

        assertEquals(volume, Double.parseDouble(ticker[7]), volume * 1e-12);
        assertEquals(high, Double.parseDouble(ticker[8]));
        assertEquals(low, Double.parseDouble(ticker[9]));
        assertEquals(Double.parseDouble(ticker[6]) - Double.parseDouble(day.get(0)[1]), Double.parseDouble(ticker[4]), 1e-9);
        assertTrue(Double.parseDouble(ticker[0]) < Double.parseDouble(ticker[2]));
    }

    /** Trades of a range, in both orders, and never more than asked for. */
    @Test
    void shouldFindTradesByTime() {
        final List<String[]> all = trades(PublicData.FROM_EVER, PublicData.TO_NOW, 10_000, true);
        assertTrue(all.size() > 300, "trades=" + all.size());
        final long fromMs = Long.parseLong(all.get(100)[1]);
        final long toMs = Long.parseLong(all.get(200)[1]);
        final List<String> expected = all.stream()
            .filter(row -> Long.parseLong(row[1]) >= fromMs && Long.parseLong(row[1]) <= toMs).map(row -> row[0]).toList();

        assertEquals(expected, trades(fromMs, toMs, 10_000, true).stream().map(row -> row[0]).toList());
        final List<String> backwards = new ArrayList<>(expected);
        java.util.Collections.reverse(backwards);
        assertEquals(backwards.subList(0, 50), trades(fromMs, toMs, 50, false).stream().map(row -> row[0]).toList());
        assertEquals(expected.subList(0, 50), trades(fromMs, toMs, 50, true).stream().map(row -> row[0]).toList());
    }

    private List<String[]> trades(final long startMs, final long endMs, final int limit, final boolean isAscending) {
        final FrameText text = new FrameText();
        market.writeTrades(text, 0, startMs, endMs, limit, isAscending);
        return rows(text);
    }

    private List<String[]> candles(final String timeFrame, final long startMs, final long endMs, final int limit,
                                   final boolean isAscending) {
        final FrameText text = new FrameText();
        assertTrue(market.writeCandles(text, 0, timeFrame, startMs, endMs, limit, isAscending));
        return rows(text);
    }

    private static List<String[]> rows(final FrameText text) {
        final String list = text.toString();
        final List<String[]> rows = new ArrayList<>();
        if (!list.equals("[]")) {
            for (final String row : list.substring(2, list.length() - 2).split("\\],\\[")) {
                rows.add(row.split(","));
            }
        }
        return rows;
    }
}
