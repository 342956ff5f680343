package genesis.gateway.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Side;
import genesis.gateway.simulator.market.Market;
import genesis.gateway.simulator.market.MarketPlan;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.CollectingSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exchange without sockets, in virtual time. */
class ExchangeCoreTest {
    private static final long START_NS = 1_700_000_012_345_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void shouldSayTheSameWhateverTheStepsInWhichTimePasses() {
        final List<String> atOnce = frames(3, 20 * SECOND_NS);

        assertEquals(atOnce, frames(3, 7_000_001));
        assertNotEquals(atOnce, frames(4, 20 * SECOND_NS));
        assertTrue(atOnce.size() > 1_000, "frames=" + atOnce.size());
    }

    @Test
    void shouldSendHeartbeatsEveryFifteenSecondsInTheOrderOfChannels() {
        final ExchangeCore core = core(1);
        final CollectingSink sink = new CollectingSink();
        final ClientConnection client = core.connect(sink);
        client.authenticated(true);
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\"}");
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tBTCUSD\"}");
        sink.taken();

        core.advanceTo(START_NS + 15 * SECOND_NS - 1);
        assertEquals(List.of(), sink.taken().stream().filter(frame -> frame.contains("hb")).toList());
        core.advanceTo(START_NS + 45 * SECOND_NS);

        final List<String> sweep = List.of("[0,\"hb\"]", "[10001,\"hb\"]", "[10002,\"hb\"]");
        final List<String> expected = new ArrayList<>(sweep);
        expected.addAll(sweep);
        expected.addAll(sweep);
        assertEquals(expected, sink.taken().stream().filter(frame -> frame.contains("hb")).toList());
    }

    @Test
    void shouldPrintAnAccountsTradeToAllAndShowWhatRestsOfItsOrder() {
        final ExchangeCore core = core(5);
        final CollectingSink sink = new CollectingSink();
        final ClientConnection client = core.connect(sink);
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\"}");
        core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"prec\":\"R0\"}");
        sink.taken();
        final Market market = core.market();
        final long askE8 = market.bestAskE8(0);
        final long availableE8 = market.book(0).availableE8(Side.BUY, askE8, Long.MAX_VALUE);
        final long id = market.nextOrderId();

        market.book(0).limit(9, id, Side.BUY, askE8, availableE8 + 12_345_678, 0);
        final List<String> prints = sink.taken();
        assertTrue(!prints.isEmpty() && prints.stream().allMatch(frame -> frame.startsWith("[10001,\"te\",[")), "" + prints);
        assertEquals(askE8, market.lastPriceE8(0));

        core.advanceTo(START_NS + 100_000_000);
        final String rest = "[10002,[" + id + ",";
        final List<String> batch = sink.taken();
        assertTrue(batch.stream().anyMatch(frame -> frame.startsWith(rest) && frame.endsWith(",0.12345678]]"))
            || batch.stream().anyMatch(frame -> frame.startsWith("[10001,\"te\"")), "" + batch);
        assertEquals(prints.stream().map(frame -> frame.replace("te", "tu")).toList(),
            batch.stream().filter(frame -> frame.contains("\"tu\"")).limit(prints.size()).toList());
    }

    /** What a client of books, trades and tickers hears, on as many connections as the limit of channels asks for. */
    @ParameterizedTest
    @CsvSource({"6,0,540", "6,1000,1000", "6,5000,5000", "50,6000,6000", "50,20000,20000"})
    void shouldBeAsLoudAsAskedFor(final int instruments, final int asked, final int expected) {
        final ExchangeCore core = new ExchangeCore(new Market(MarketPlan.of(2, START_NS, instruments, asked)), null, false);
        final CollectingSink sink = new CollectingSink();
        ClientConnection client = null;
        for (int i = 0; i < instruments; i++) {
            client = i % 8 == 0 ? core.connect(sink) : client;
            for (final String channel : new String[] {"book", "trades", "ticker"}) {
                core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"" + channel + "\",\"symbol\":\""
                    + core.market().instruments().get(i).symbol() + "\"}");
            }
        }
        sink.taken();
        long frames = 0;
        for (int second = 1; second <= 20; second++) {
            core.advanceTo(START_NS + second * SECOND_NS);
            frames += sink.taken().size();
        }

        assertEquals(expected, frames / 20.0, expected * 0.15);
    }

    private static List<String> frames(final long seed, final long stepNs) {
        final ExchangeCore core = core(seed);
        final CollectingSink sink = new CollectingSink();
        final ClientConnection client = core.connect(sink);
        core.onText(client, "{\"event\":\"conf\",\"flags\":229376}");
        for (final String channel : new String[] {"book", "trades", "ticker"}) {
            core.onText(client, "{\"event\":\"subscribe\",\"channel\":\"" + channel + "\",\"symbol\":\"tETHUSD\"}");
        }
        for (long atNs = START_NS; atNs < START_NS + 20 * SECOND_NS; atNs += stepNs) {
            core.advanceTo(atNs);
        }
        core.advanceTo(START_NS + 20 * SECOND_NS);
        return sink.taken();
    }

    private static ExchangeCore core(final long seed) {
        return new ExchangeCore(new Market(MarketPlan.of(seed, START_NS, 2, MarketPlan.USUAL_RATE)), null, false);
    }
}
