package genesis.gateway.simulator.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.simulator.market.Market;
import genesis.gateway.simulator.market.MarketPlan;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import genesis.gateway.simulator.wire.CollectingSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Control messages: sections 1.2 to 1.6 of the protocol sheet. */
class PublicDeskTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;

    private final CollectingSink sink = new CollectingSink();
    private final ClientConnection client = new ClientConnection(sink);
    private final Market market = new Market(MarketPlan.of(1, START_NS, 10, MarketPlan.USUAL_RATE));
    private final PublicDesk desk = new PublicDesk(market, new PublicChannels(market), 2);

    @Test
    void shouldRefuseChannelsBeyondTheLimitUntilOneIsGivenBack() {
        assertTrue(subscribeTicker("tBTCUSD"));
        assertTrue(subscribeTicker("tETHUSD"));

        sink.taken();
        assertFalse(subscribeTicker("tLTCUSD"));
        expectError("subscribe: limit", 10_305);

        say("{\"event\":\"unsubscribe\",\"chanId\":\"10001\"}");
        assertEquals("{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":10001}", sink.single());
        assertTrue(subscribeTicker("tLTCUSD"));
    }

    @Test
    void shouldTellTheDifferenceBetweenAChannelThatWasAndOneThatNeverWas() {
        subscribeTicker("tBTCUSD");
        say("{\"event\":\"unsubscribe\",\"chanId\":10001}");
        sink.taken();

        say("{\"event\":\"unsubscribe\",\"chanId\":10001,\"subId\":\"a\"}");
        expectError("unsubscribe: not subscribed", 10_401, "\"chanId\":\"10001\"", "\"subId\":\"a\"");
        say("{\"event\":\"unsubscribe\",\"chanId\":4}");
        expectError("unsubscribe: invalid", 10_400);
    }

    @Test
    void shouldRefuseWhatItDoesNotOffer() {
        say("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"prec\":\"P5\"}");
        expectError("prec: invalid", 10_011);
        say("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"len\":\"26\"}");
        expectError("len: invalid", 10_012);
        say("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"len\":\"many\"}");
        expectError("len: invalid", 10_012);
        say("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"freq\":\"F2\"}");
        expectError("freq: invalid", 10_300);
        say("{\"event\":\"subscribe\",\"channel\":\"candles\",\"key\":\"trade:4h:tBTCUSD\"}");
        expectError("key: invalid", 10_300);
        say("{\"event\":\"subscribe\",\"channel\":\"candles\",\"key\":\"trade:1m\"}");
        expectError("key: invalid", 10_300);
        say("{\"event\":\"subscribe\",\"channel\":\"status\",\"key\":\"deriv:tBTCUSD\"}");
        expectError("key: invalid", 10_300);
        say("{\"event\":\"subscribe\",\"channel\":\"wallet\"}");
        expectError("channel: unknown", 10_300);
        say("{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tNOPE\"}");
        expectError("symbol: invalid", 10_300, "\"pair\":\"NOPE\"");
        say("{\"event\":\"sing\"}");
        expectError("event: unknown", 10_000);
    }

    @Test
    void shouldCallOnlyTheSameTopicADuplicate() {
        say(book("P0", "25", "F0"));
        sink.taken();

        say(book("P0", "25", "F0"));
        expectError("subscribe: dup", 10_301);
        say(book("P0", "100", "F0"));
        assertTrue(sink.taken().get(0).startsWith("{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":10002,"
            + "\"symbol\":\"tBTCUSD\",\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"100\",\"pair\":\"BTCUSD\"}"));
    }

    @Test
    void shouldTakeAllFlagsOfTheSheetAndNoOthers() {
        say("{\"event\":\"conf\",\"flags\":" + (32_768 + 65_536 + 131_072 + 536_870_912) + "}");
        assertEquals("{\"event\":\"conf\",\"status\":\"OK\",\"flags\":537100288}", sink.single());
        say("{\"event\":\"conf\",\"flags\":4}");
        assertEquals("{\"event\":\"conf\",\"status\":\"FAILED\",\"code\":10050,\"flags\":4}", sink.single());
        assertEquals(537_100_288, client.flags());
    }

    @Test
    void shouldKnowLongNamesAndDerivatives() {
        say("{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tTESTBTC:TESTUSD\",\"subId\":\"t\"}");
        final List<String> ticker = sink.taken();
        assertEquals("{\"event\":\"subscribed\",\"channel\":\"ticker\",\"chanId\":10001,\"symbol\":\"tTESTBTC:TESTUSD\","
            + "\"pair\":\"TESTBTC:TESTUSD\",\"subId\":\"t\"}", ticker.get(0));
        assertEquals(10, ticker.get(1).substring("[10001,[".length()).split(",").length);

        say("{\"event\":\"subscribe\",\"channel\":\"status\",\"key\":\"deriv:tBTCF0:USTF0\"}");
        final List<String> status = sink.taken();
        assertEquals("{\"event\":\"subscribed\",\"channel\":\"status\",\"chanId\":10002,\"key\":\"deriv:tBTCF0:USTF0\"}",
            status.get(0));
        assertEquals(23, status.get(1).substring("[10002,[".length()).split(",").length);
    }

    /** A recording brings its own channels. */
    @Test
    void shouldOfferNoChannelsWithoutAMarket() throws IOException {
        assertFalse(new PublicDesk().answer(client,
            ClientFrame.parse("{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"tBTCUSD\"}"), 0));
        expectError("channel: unknown", 10_300);
    }

    private void expectError(final String words, final int code, final String... parts) {
        final String error = sink.single();
        assertTrue(error.startsWith("{\"event\":\"error\",\"msg\":\"" + words + "\",\"code\":" + code), error);
        for (final String part : parts) {
            assertTrue(error.contains(part), error);
        }
    }

    private static String book(final String precision, final String length, final String frequency) {
        return "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"prec\":\"" + precision
            + "\",\"len\":\"" + length + "\",\"freq\":\"" + frequency + "\"}";
    }

    private boolean subscribeTicker(final String symbol) {
        return say("{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"" + symbol + "\"}");
    }

    private boolean say(final String text) {
        try {
            return desk.answer(client, ClientFrame.parse(text), 1_700_000_000_000L);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
