package genesis.gateway.simulator.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.simulator.ExchangeCore;
import genesis.gateway.simulator.market.Market;
import genesis.gateway.simulator.market.MarketPlan;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.CollectingSink;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What clients are told on trades, ticker, candles and status: sections 1.8, 1.9, 1.12 and 1.13 of the protocol sheet.
 */
class PublicChannelsTest {
    private static final long START_NS = 1_700_000_012_345_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private final ExchangeCore core = new ExchangeCore(
        new Market(MarketPlan.of(11, START_NS, 9, MarketPlan.USUAL_RATE)), null, false);
    private final CollectingSink sink = new CollectingSink();
    private final ClientConnection client = core.connect(sink);

    @Test
    void shouldBeginTradesWithThirtyNewestFirstAndTellEachTradeTwice() {
        sink.taken();
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tXRPUSD\"}");
        final List<String[]> snapshot = rows(sink.taken().get(1));
        assertEquals(30, snapshot.size());
        for (int i = 1; i < 30; i++) {
            assertTrue(Long.parseLong(snapshot.get(i - 1)[1]) >= Long.parseLong(snapshot.get(i)[1]), "newest first");
        }

        core.advanceTo(START_NS + 60 * SECOND_NS);
        final Map<String, String> executed = new LinkedHashMap<>();
        final Map<String, String> updated = new LinkedHashMap<>();
        for (final String frame : sink.taken()) {
            if (!frame.contains("hb")) {
                final String[] row = rows(frame).get(0);
                (frame.contains("\"te\"") ? executed : updated).put(row[0], String.join(",", row));
            }
        }
        assertTrue(executed.size() > 100, "trades=" + executed.size());
        assertEquals(executed, updated);
    }

    /** Volume of the trades, of the candles and of the ticker is one and the same. */
    @Test
    void shouldCountEveryTradeInCandlesAndTicker() {
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"candles\",\"key\":\"trade:1m:tLTCUSD\"}");
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"candles\",\"key\":\"trade:5m:tLTCUSD\"}");
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tLTCUSD\"}");
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tLTCUSD\"}");
        final String first = sink.taken().get(8);
        core.advanceTo(START_NS + 300 * SECOND_NS);

        final Map<Long, BigDecimal> traded = new HashMap<>();
        final Map<Long, String[]> candles = new HashMap<>();
        final Map<Long, String[]> longer = new HashMap<>();
        String lastTicker = first;
        String lastPrice = "";
        for (final String frame : sink.taken()) {
            if (frame.contains("\"te\"")) {
                final String[] row = rows(frame).get(0);
                traded.merge(Long.parseLong(row[1]) / 60_000, new BigDecimal(row[2]).abs(), BigDecimal::add);
                lastPrice = row[3];
            } else if (frame.startsWith("[10001,[")) {
                candles.put(Long.parseLong(rows(frame).get(0)[0]) / 60_000, rows(frame).get(0));
            } else if (frame.startsWith("[10002,[")) {
                longer.put(Long.parseLong(rows(frame).get(0)[0]) / 60_000, rows(frame).get(0));
            } else if (frame.startsWith("[10004,[")) {
                assertTrue(!frame.equals(lastTicker), "only when it changed: " + frame);
                lastTicker = frame;
            }
        }

        assertTrue(traded.size() >= 5, "minutes=" + traded.keySet());
        final long running = traded.keySet().stream().mapToLong(minute -> minute).max().orElseThrow();
        traded.forEach((minute, volume) -> {
            if (minute != running) { // The running one is told once a second.
                assertEquals(0, volume.compareTo(new BigDecimal(candles.get(minute)[5])), "minute " + minute);
            }
        });
        longer.forEach((minute, row) -> {
            if (minute + 5 <= running && candles.containsKey(minute)) {
                BigDecimal sum = BigDecimal.ZERO;
                for (long one = minute; one < minute + 5; one++) {
                    sum = sum.add(new BigDecimal(candles.get(one)[5]));
                }
                assertEquals(0, sum.compareTo(new BigDecimal(row[5])));
                assertEquals(candles.get(minute)[1], row[1], "the first minute opens it");
                assertEquals(candles.get(minute + 4)[2], row[2], "the last minute closes it");
            }
        });
        assertEquals(lastPrice, rows(lastTicker).get(0)[6]);
    }

    @Test
    void shouldTellTheLastOfACandleBeforeTheNextOne() {
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"candles\",\"key\":\"trade:1m:tBTCUSD\"}");
        sink.taken();
        core.advanceTo(START_NS + 180 * SECOND_NS);

        long last = 0;
        for (final String frame : sink.taken()) {
            if (!frame.contains("hb")) {
                final long openMs = Long.parseLong(rows(frame).get(0)[0]);
                assertTrue(openMs >= last && openMs - last <= (last == 0 ? openMs : 60_000), frame);
                last = openMs;
            }
        }
        assertEquals((START_NS / 1_000_000 + 180_000) / 60_000 * 60_000, last);
    }

    @Test
    void shouldTellDerivativesAndLiquidations() {
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"status\",\"key\":\"deriv:tBTCF0:USTF0\"}");
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"status\",\"key\":\"liq:global\"}");
        final List<String> begun = sink.taken();
        assertEquals("[10002,[]]", begun.get(4));
        core.advanceTo(START_NS + 300 * SECOND_NS);

        int statuses = 0;
        int liquidations = 0;
        for (final String frame : sink.taken()) {
            if (frame.startsWith("[10001,[")) {
                final String[] row = rows(frame).get(0);
                assertEquals(23, row.length);
                final double contract = Double.parseDouble(row[2]);
                assertEquals(1, contract / Double.parseDouble(row[3]), 0.01, "a contract stays near its coin");
                statuses++;
            } else if (frame.startsWith("[10002,[[")) {
                assertEquals(12, rows(frame).get(0).length);
                assertTrue(frame.startsWith("[10002,[[\"pos\",17"), frame);
                liquidations++;
            }
        }
        assertTrue(statuses >= 55 && statuses <= 61, "statuses=" + statuses);
        assertTrue(liquidations > 2 && liquidations < 40, "liquidations=" + liquidations);
    }

    /** Whoever comes later begins where the others are, and then hears the same. */
    @Test
    void shouldTellTwoReadersOfABookTheSame() {
        final String request = "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\"}";
        core.onText(client, request);
        core.advanceTo(START_NS + SECOND_NS);
        final CollectingSink otherSink = new CollectingSink();
        final ClientConnection other = core.connect(otherSink);
        core.onText(other, request);
        otherSink.taken();
        sink.taken();

        core.advanceTo(START_NS + 10 * SECOND_NS);
        final List<String> heard = sink.taken();
        assertTrue(heard.size() > 100, "frames=" + heard.size());
        assertEquals(heard, otherSink.taken());

        core.onText(other, "{\"event\":\"unsubscribe\",\"chanId\":10001}");
        core.advanceTo(START_NS + 12 * SECOND_NS);
        assertEquals(1, otherSink.taken().size());
        assertTrue(sink.taken().size() > 10);
    }

    @Test
    void shouldSendManyUpdatesInOneFrameWhereAsked() {
        core.onText(client, "{\"event\":\"conf\",\"flags\":536870912}");
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\"}");
        sink.taken();
        core.advanceTo(START_NS + 10 * SECOND_NS);

        final List<String> frames = sink.taken();
        assertTrue(frames.size() > 90 && frames.size() <= 100, "frames=" + frames.size());
        assertTrue(frames.stream().allMatch(frame -> frame.startsWith("[10001,[[")), "lists of rows");
    }

    /** The innermost lists of a frame, without the channel's number. */
    private static List<String[]> rows(final String frame) {
        final List<String[]> rows = new ArrayList<>();
        for (int start = frame.indexOf('[', 1); start >= 0; start = frame.indexOf('[', start + 1)) {
            if (frame.charAt(start + 1) != '[') {
                rows.add(frame.substring(start + 1, frame.indexOf(']', start)).split(","));
            }
        }
        return rows;
    }
}
