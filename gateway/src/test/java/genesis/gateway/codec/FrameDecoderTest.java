package genesis.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.BookSnapshotDecoder;
import genesis.core.message.CandleHistoryDecoder;
import genesis.core.message.FeedChangedDecoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.HeartbeatDecoder;
import genesis.core.message.InstrumentDefinedDecoder;
import genesis.core.message.Message;
import genesis.core.message.TickerDecoder;
import genesis.core.message.TradeDecoder;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import genesis.gateway.Wrap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {
    static final String BOOK_ACK = "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":81568,\"symbol\":\"tBTCUSD\","
        + "\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"100\",\"pair\":\"BTCUSD\"}";
    static final String TRADES_ACK =
        "{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":5262,\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}";
    static final String TICKER_ACK =
        "{\"event\":\"subscribed\",\"channel\":\"ticker\",\"chanId\":7,\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}";
    static final String CANDLES_ACK =
        "{\"event\":\"subscribed\",\"channel\":\"candles\",\"chanId\":8,\"key\":\"trade:1m:tBTCUSD\"}";
    private static final long NOW_NS = 1_542_045_968_922_000_000L;

    private final RecordedInputs inputs = new RecordedInputs();
    private final InstrumentRegistry registry = new InstrumentRegistry();
    private final FrameCounters counters = new FrameCounters();
    private final List<String> heard = new ArrayList<>();
    private final FrameDecoder decoder =
        new FrameDecoder(3, new InputPublisher(inputs.ring), registry, counters, new ConnectionListener() {
            @Override
            public void onGreeting(final int version, final int platformStatus) {
                heard.add("greeting " + version + " " + platformStatus);
            }

            @Override
            public void onNotice(final int code) {
                heard.add("notice " + code);
            }

            @Override
            public void onSubscriptionRefused(final String subscriptionId, final String channel, final String subject,
                                              final int code, final String message) {
                heard.add("refused " + code);
            }

            @Override
            public void onAuthenticated(final boolean accepted, final int code, final String message) {
                heard.add("auth " + accepted + " " + code);
            }

            @Override
            public void onSequenceGap() {
                heard.add("gap");
            }
        });

    @Test
    void shouldDefineANewInstrumentBeforeItsFeed() {
        take(BOOK_ACK);

        assertEquals("defined BOOK:SUBSCRIBED", inputs.text());
        final InstrumentDefinedDecoder defined = new InstrumentDefinedDecoder();
        Wrap.at(defined::wrap, inputs.all(InstrumentDefinedDecoder.TEMPLATE_ID).get(0));
        assertEquals("tBTCUSD", defined.symbol());
        assertEquals("USD", defined.quoteCurrency());
        assertEquals(registry.find("tBTCUSD").takerFeeE8(), defined.takerFeeE8());

        take(TRADES_ACK);
        assertEquals("defined BOOK:SUBSCRIBED TRADES:SUBSCRIBED", inputs.text());
    }

    @Test
    void shouldReadSnapshotThenUpdatesThenBulk() {
        take(BOOK_ACK, "[81568,[[6443,5,5.26056135],[6444,1,-2]]]", "[81568,[6433.9,0,1]]",
            "[81568,[[6443,0,1],[6442.5,2,7e-7]]]");

        assertEquals("defined BOOK:SUBSCRIBED snapshot level(643390000000,0,100000000)"
            + " level(644300000000,0,100000000) level(644250000000,2,70)", inputs.text());
        assertEquals(3, counters.bookUpdates());
        assertEquals(1, counters.snapshots());
    }

    @Test
    void shouldCutASnapshotIntoPiecesOfEight() {
        final StringBuilder frame = new StringBuilder("[81568,[");
        for (int i = 0; i < 19; i++) {
            frame.append(i == 0 ? "" : ",").append('[').append(6000 + i).append(",1,0.5]");
        }
        take(BOOK_ACK, frame.append("]]").toString());

        final List<UnsafeBuffer> pieces = inputs.all(BookSnapshotDecoder.TEMPLATE_ID);
        final List<String> seen = new ArrayList<>();
        int level = 0;
        for (final UnsafeBuffer piece : pieces) {
            final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
            Wrap.at(snapshot::wrap, piece);
            final BookSnapshotDecoder.LevelsDecoder levels = snapshot.levels();
            seen.add(snapshot.first() + " " + snapshot.last() + " " + levels.count());
            while (levels.hasNext()) {
                levels.next();
                assertEquals((6000L + level++) * 100_000_000, levels.priceE8());
                assertEquals(50_000_000, levels.amountE8());
                assertEquals(1, levels.orderCount());
            }
        }
        assertEquals(List.of("YES NO 8", "NO NO 8", "NO YES 3"), seen);
    }

    @Test
    void shouldPublishAnEmptyBookAsOneEmptyPiece() {
        take(BOOK_ACK, "[81568,[]]", "[81568,[]]");

        final List<UnsafeBuffer> pieces = inputs.all(BookSnapshotDecoder.TEMPLATE_ID);
        assertEquals(1, pieces.size());
        final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
        Wrap.at(snapshot::wrap, pieces.get(0));
        assertEquals("YES YES 0", snapshot.first() + " " + snapshot.last() + " " + snapshot.levels().count());
    }

    @Test
    void shouldGiveTradeHistoryOldestFirstByTimeAndId() {
        take(TRADES_ACK, "[5262,[[9,2000,1,10],[6,1000,1,10],[7,1000,-0.5,10],[5,500,1,10]]]",
            "[5262,\"te\",[10,3000,-0.00263875,6443.06516425]]", "[5262,\"tu\",[10,3000,-0.00263875,6443.06516425]]");

        assertEquals("defined TRADES:SUBSCRIBED SNAPSHOT(5) SNAPSHOT(6) SNAPSHOT(7) SNAPSHOT(9) EXECUTED(10) UPDATED(10)",
            inputs.text());
        final TradeDecoder trade = new TradeDecoder();
        Wrap.at(trade::wrap, inputs.all(TradeDecoder.TEMPLATE_ID).get(4));
        assertEquals(644306516425L, trade.priceE8());
        assertEquals(-263875, trade.amountE8());
        assertEquals(3000, trade.exchangeTimeMs());
        assertEquals(NOW_NS, trade.timeNs());
        assertEquals(3, trade.connectionId());
    }

    @Test
    void shouldReadTickersWithNullsNoiseAndNewFields() {
        take(TICKER_ACK, "[7,[61.304,2228.36155358,null,1323.2442970500003,-0.395,6.5e-3,61.371,50973,62.5,57.421,null,true]]");

        final TickerDecoder ticker = new TickerDecoder();
        Wrap.at(ticker::wrap, inputs.all(TickerDecoder.TEMPLATE_ID).get(0));
        assertEquals(6_130_400_000L, ticker.bidE8());
        assertEquals(0, ticker.askE8());
        assertEquals(132_324_429_705L, ticker.askSizeE8());
        assertEquals(-39_500_000, ticker.dailyChangeE8());
        assertEquals(650_000, ticker.dailyChangeRelativeE8());
        assertEquals(6_137_100_000L, ticker.lastE8());
        assertEquals(5_742_100_000L, ticker.lowE8());
    }

    @Test
    void shouldGiveOnlyClosedCandlesOldestFirst() {
        final long nowMs = NOW_NS / 1_000_000;
        take(CANDLES_ACK, "[8,[[" + (nowMs - 59_999) + ",1,2,3,0.5,9],[" + (nowMs - 60_000) + ",1,2,3,0.5,9],["
            + (nowMs - 120_000) + ",4,5,6,3,8]]]", "[8,[" + nowMs + ",1,2,3,4,5]]");

        assertEquals("defined CANDLES:SUBSCRIBED candle candle reported reported", inputs.text());
        final CandleHistoryDecoder candle = new CandleHistoryDecoder();
        Wrap.at(candle::wrap, inputs.all(CandleHistoryDecoder.TEMPLATE_ID).get(0));
        assertEquals(nowMs - 120_000, candle.openTimeMs());
        assertEquals("4 5 6 3 8", candle.openE8() / 100_000_000 + " " + candle.closeE8() / 100_000_000 + " "
            + candle.highE8() / 100_000_000 + " " + candle.lowE8() / 100_000_000 + " "
                + candle.volumeE8() / 100_000_000);
        assertEquals(2, counters.candles());
    }

    @Test
    void shouldTakeHeartbeatsOfChannelsNotYetAcknowledged() {
        take("[81568,\"hb\"]", BOOK_ACK, "[81568,\"hb\"]", "[0,\"hb\"]");

        final List<Integer> instruments = new ArrayList<>();
        for (final UnsafeBuffer message : inputs.all(HeartbeatDecoder.TEMPLATE_ID)) {
            final HeartbeatDecoder heartbeat = new HeartbeatDecoder();
            Wrap.at(heartbeat::wrap, message);
            instruments.add(heartbeat.instrumentId());
        }
        assertEquals(List.of(Message.UNKNOWN_INSTRUMENT, 0, Message.UNKNOWN_INSTRUMENT), instruments);
        assertEquals(3, counters.heartbeats());
    }

    @Test
    void shouldRefuseDataOfUnknownChannels() {
        take("[99,[1,2,3]]", "[99,\"te\",[1,2,3,4]]", "[99,[[1,2],[3]],7]");

        assertEquals("refused:UNKNOWN_CHANNEL refused:UNKNOWN_CHANNEL refused:UNKNOWN_CHANNEL", inputs.text());
        assertEquals(3, counters.unknownChannel());
        assertEquals(0, counters.malformed());
    }

    @Test
    void shouldPassOverWhatIsNotTradedInSilence() {
        take("{\"event\":\"subscribed\",\"channel\":\"ticker\",\"chanId\":20,\"symbol\":\"fUST\",\"currency\":\"UST\"}",
            "{\"event\":\"subscribed\",\"channel\":\"status\",\"chanId\":21,\"key\":\"liq:global\"}",
            "[20,[0.0003,0.0002,30,3939629.6,0.0001,2,3077.1,-5.8e-05,-0.2,0.1,1,1,1,null,null,5]]",
            "[21,[[\"pos\",142377400,1574699275000,null,\"tBTCUSD\",0.02,7390]]]", "[21,\"cs\",5]");

        assertEquals("", inputs.text());
        assertEquals(5, counters.channelsIgnored());
    }

    @Test
    void shouldReadChecksumsAndWhiteSpace() {
        take(BOOK_ACK, "[81568,\"cs\",-1175357890]", " [ 81568 , [ 1 , 2 , 3 ] ] ");

        assertEquals("defined BOOK:SUBSCRIBED checksum level(100000000,2,300000000)", inputs.text());
    }

    @Test
    void shouldSeeEveryLostFrameByItsNumber() {
        take("{\"event\":\"conf\",\"status\":\"OK\",\"flags\":65536}", BOOK_ACK, "[81568,\"hb\",1]",
            "[81568,[1,2,3],2]",
            "[0,\"n\",[1,\"x\",null],3]", "[81568,\"cs\",5,4]", "[81568,[1,2,3],6]", "[81568,[1,2,3],7]");

        assertEquals("defined BOOK:SUBSCRIBED hb level(100000000,2,300000000) checksum refused:SEQUENCE_GAP BOOK:BROKEN"
            + " level(100000000,2,300000000)", inputs.text());
        assertEquals(List.of("gap"), heard);
        assertEquals(1, counters.sequenceGaps());
    }

    @Test
    void shouldReadNumberAndTimeBehindThePayload() {
        take("{\"event\":\"conf\",\"status\":\"OK\",\"flags\":98304}", BOOK_ACK,
            "[81568,[[86717,0,1],[86816,0,-1]],2,1790134414850]", "[81568,[86717,1,1],3,1790134414850]",
            "[0,\"wu\",[\"exchange\",\"ETH\",0.01],4,3437,1790134414850]", "[81568,\"hb\",5,1790134414850]");

        assertEquals("defined BOOK:SUBSCRIBED snapshot level(8671700000000,1,100000000) wallet hb", inputs.text());
        assertEquals(0, counters.sequenceGaps());
    }

    @Test
    void shouldBreakFeedsWhenTheConnectionIsLost() {
        take(BOOK_ACK, TRADES_ACK);
        inputs.clear();
        decoder.onDisconnected(NOW_NS, FeedProblem.DISCONNECTED);
        take("[81568,[1,2,3]]");

        assertEquals(2, inputs.count(FeedChangedDecoder.TEMPLATE_ID));
        assertTrue(inputs.text().endsWith("refused:UNKNOWN_CHANNEL"), inputs.text());
    }

    @Test
    void shouldTellTheConnectionWhatControlFramesSay() {
        take("{\"event\":\"info\",\"version\":2,\"serverId\":\"x\",\"platform\":{\"status\":0}}",
            "{\"event\":\"info\",\"code\":20051,\"msg\":\"Stopping\"}",
            "{\"event\":\"error\",\"msg\":\"subscribe: dup\",\"code\":10301}",
            "{\"event\":\"auth\",\"status\":\"FAILED\",\"chanId\":0,\"code\":10114,\"msg\":\"nonce: small\"}",
            "{\"event\":\"auth\",\"status\":\"OK\",\"chanId\":0,\"caps\":{\"orders\":{\"read\":1,\"write\":1}}}",
            "{\"event\":\"pong\",\"ts\":1511545528111}", "{\"event\":\"what comes in 2030\",\"x\":[{}]}");

        assertEquals(List.of("greeting 2 0", "notice 20051", "refused 10301", "auth false 10114", "auth true 0"),
            heard);
        assertEquals("", inputs.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "x", "[", "[81568", "[81568,", "[81568,[", "[81568,[1,2,3]", "[81568,[1,2,3]]x", "[81568,[1,2]]",
        "[81568,[1,2,\"3\"]]", "[81568,[1,2.5,3]]", "[81568,[[1,2,3],[1,2]]]", "[81568,[[1,2,3],[1,2,3]", "[81568,{}]",
        "[81568,[1,2,3]],", "[\"81568\",[1,2,3]]", "[81568.0,[1,2,3]]", "[-1,[1,2,3]]", "[4294967297,[1,2,3]]",
        "[null]",
        "{\"event\":\"info\"", "{\"event\":\"info\"}}", "{\"event\":\"info\",\"version\":99999999999}",
        "[81568,\"cs\"]",
        "[81568,\"cs\",1.5]", "[81568,\"hb]", "[81568,\"hb\u0000\"]", "[81568,[1,2,3,[}]]]", "[81568,[1,2,3,]]", "[]", "[81568,null]"})
    void shouldRefuseMalformedFramesWholly(final String frame) {
        take(BOOK_ACK);
        inputs.clear();
        take(frame);

        // A book that a frame is missing of is not the exchange's book any more.
        final boolean isOfTheBook = frame.startsWith("[81568,");
        assertEquals(isOfTheBook ? "refused:MALFORMED BOOK:BROKEN" : "refused:MALFORMED", inputs.text());
        assertEquals(1, counters.malformed());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[81568,[99999999999999,2,3]]", "[81568,[1,3000000000,3]]", "[81568,[1,-1,3]]", "[81568,[[1,2,3],[1,2,1e300]]]",
        "[81568,[[1,2,3],[1,-2,3]]]", "[81568,\"cs\",3000000000]"})
    void shouldRefuseNumbersThatDoNotFit(final String frame) {
        take(BOOK_ACK);
        inputs.clear();
        take(frame);

        assertEquals("refused:BAD_NUMBER BOOK:BROKEN", inputs.text());
    }

    @Test
    void shouldRefuseTooLongFramesAndTooManyRows() {
        take(BOOK_ACK);
        inputs.clear();
        take("[81568," + " ".repeat(FrameDecoder.FRAME_LENGTH_MAX) + "[1,2,3]]",
            "[81568,[" + "[1,2,3],".repeat(Rows.ROW_COUNT_MAX) + "[1,2,3]]]");

        assertEquals("refused:TOO_LONG refused:TOO_LONG BOOK:BROKEN", inputs.text());
    }

    @Test
    void shouldSurviveDeepNestingAndEndlessDigits() {
        take(TRADES_ACK);
        inputs.clear();
        take("[".repeat(100_000), "[5262,\"te\",[1,2,3,4," + "[".repeat(1_000) + "]".repeat(1_000) + "]]",
            "{\"event\":" + "[".repeat(100_000), "[5262,\"te\",[1,2,1," + "9".repeat(400) + "]]",
            "[5262,\"te\",[7,2," + "1".repeat(50_000) + "e-50000,1]]", "[5262,\"te\",[8,2,0." + "9".repeat(400) + ",1]]");

        assertEquals("refused:MALFORMED refused:MALFORMED refused:MALFORMED refused:BAD_NUMBER EXECUTED(7) EXECUTED(8)",
            inputs.text());
    }

    private void take(final String... frames) {
        for (final String frame : frames) {
            final byte[] text = frame.getBytes(StandardCharsets.UTF_8);
            decoder.onText(new UnsafeBuffer(text), 0, text.length, NOW_NS);
        }
    }
}
