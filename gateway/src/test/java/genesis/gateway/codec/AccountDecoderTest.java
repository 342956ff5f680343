package genesis.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.CancelReason;
import genesis.core.message.ChangeRejectedDecoder;
import genesis.core.message.OrderAmendedDecoder;
import genesis.core.message.OrderCanceledDecoder;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.message.OrderRejectedDecoder;
import genesis.core.message.OrderReportedDecoder;
import genesis.core.message.PositionReportedDecoder;
import genesis.core.message.RejectReason;
import genesis.core.message.WalletReportedDecoder;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import genesis.gateway.Wrap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountDecoderTest {
    private final RecordedInputs inputs = new RecordedInputs();
    private final InstrumentRegistry registry = new InstrumentRegistry();
    private final FrameCounters counters = new FrameCounters();
    private final List<Long> answered = new ArrayList<>();
    private final FrameDecoder decoder =
        new FrameDecoder(0, new InputPublisher(inputs.ring), registry, counters,
            new ConnectionListener() {
            @Override
            public void onOrderAnswered(final long clientOrderId) {
                answered.add(clientOrderId);
            }
        });

    /** The partial fill of a real account, sheet 2.4 and captured messages. */
    @Test
    void shouldAcceptOnceAmendAndCancel() {
        take(order("on", 1151374315, 1545233913648L, "ACTIVE"),
            order("ou", 1151374315, 1545233913648L, "PARTIALLY FILLED @ 16680.0(1.19)"),
            order("oc", 1151374315, 1545233913648L, "CANCELED was: PARTIALLY FILLED @ 16680.0(1.19)"));

        assertEquals("accepted amended canceled", inputs.text());
        assertEquals(List.of(1545233913648L, 1545233913648L, 1545233913648L), answered);
    }

    @Test
    void shouldAcceptAnOrderWhoseFirstNewsIsAnUpdate() {
        take(order("ou", 5, 7, "PARTIALLY FILLED @ 16680.0(1.19)"),
            order("ou", 5, 7, "PARTIALLY FILLED @ 16680.0(1.2)"));

        assertEquals("accepted amended amended", inputs.text());
        final OrderAmendedDecoder amended = new OrderAmendedDecoder();
        Wrap.at(amended::wrap, inputs.all(OrderAmendedDecoder.TEMPLATE_ID).get(0));
        assertEquals("7 5 1668000000000 120000000", amended.clientOrderId() + " " + amended.exchangeOrderId() + " "
            + amended.priceE8() + " " + amended.qtyE8());
    }

    @Test
    void shouldReportWhatTheSnapshotsAfterALoginSay() {
        registry.define("tBTCUSD");
        take("[0,\"ps\",[[\"tBTCUSD\",\"ACTIVE\",-0.5,16000.123456789,0,0]]]",
            "[0,\"ws\",[[\"exchange\",\"UST\",31.06603052078,0,null,null,null],[\"margin\",\"USD\",8.3e-7,0,5e-8]]]",
            "[0,\"os\",[[5,null,7,\"tBTCUSD\",1545233912831,1,-0.4,-1.2,\"EXCHANGE LIMIT\",null,null,null,0,\"PARTIALLY FILLED @ 1.0(0.8)\",null,"
                + "null,16680]]]", "[0,\"os\",[]]", "[0,\"fos\",[]]", "[0,\"bu\",[1,2]]", "[0,\"miu\",[\"base\",[1,2,3]]]");

        assertEquals("position wallet wallet order", inputs.text());
        final PositionReportedDecoder position = new PositionReportedDecoder();
        Wrap.at(position::wrap, inputs.all(PositionReportedDecoder.TEMPLATE_ID).get(0));
        assertEquals("0 -50000000 1600012345678 SNAPSHOT", position.instrumentId() + " " + position.qtyE8() + " "
            + position.basePriceE8() + " " + position.source());
        final WalletReportedDecoder wallet = new WalletReportedDecoder();
        Wrap.at(wallet::wrap, inputs.all(WalletReportedDecoder.TEMPLATE_ID).get(0));
        assertEquals("EXCHANGE UST 3106603052 -9223372036854775808", wallet.wallet() + " " + wallet.currency() + " "
            + wallet.balanceE8() + " " + wallet.availableE8());
        Wrap.at(wallet::wrap, inputs.all(WalletReportedDecoder.TEMPLATE_ID).get(1));
        assertEquals("MARGIN USD 83 5", wallet.wallet() + " " + wallet.currency() + " " + wallet.balanceE8() + " "
            + wallet.availableE8());
        final OrderReportedDecoder order = new OrderReportedDecoder();
        Wrap.at(order::wrap, inputs.all(OrderReportedDecoder.TEMPLATE_ID).get(0));
        assertEquals("7 5 0 SELL LIMIT 1668000000000 120000000 80000000 WORKING", order.clientOrderId() + " "
            + order.exchangeOrderId() + " " + order.instrumentId() + " " + order.side() + " " + order.orderType() + " "
            + order.priceE8() + " " + order.qtyE8() + " " + order.filledQtyE8() + " " + order.status());
        assertEquals(List.of(7L), answered);
        assertEquals(3, counters.accountIgnored());
    }

    /** The captured fill of sheet 2.5 and the fees of a buy, of a buy in the exchange wallet, and in a third currency. */
    @Test
    void shouldTellEveryFillTwiceAndItsFeeTheSecondTime() {
        registry.define("tETHUST");
        take("[0,\"te\",[402088407,\"tETHUST\",1574963975602,34938060782,-0.2,153.57,\"MARKET\",0,-1,null,null,77]]",
            "[0,\"tu\",[402088407,\"tETHUST\",1574963975602,34938060782,-0.2,153.57,\"MARKET\",0,-1,-0.061668,\"UST\",77]]",
            "[0,\"tu\",[402088408,\"tETHUST\",1574963975602,34938060782,0.2,150,\"MARKET\",0,1,-5.2128e-8,\"ETH\",77]]",
            "[0,\"tu\",[402088409,\"tETHUST\",1574963975602,34938060782,0.2,150,\"MARKET\",0,1,-0.5,\"LEO\",77]]",
            "[0,\"tu\",[402088410,\"tETHUST\",1574963975602,34938060782,0.2,150,\"MARKET\",0,1]]");

        final String start = "77 34938060782 ";
        assertEquals(start + "402088407 1574963975602 0 SELL 15357000000 20000000 0 NOT_TOLD TAKER", fill(0));
        assertEquals(start + "402088407 1574963975602 0 SELL 15357000000 20000000 6166800 QUOTE TAKER", fill(1));
        // 5.2128 hundred-millionths: the rest counts against us.
        assertEquals(start + "402088408 1574963975602 0 BUY 15000000000 20000000 6 BASE MAKER", fill(2));
        assertEquals(start + "402088409 1574963975602 0 BUY 15000000000 20000000 0 OTHER MAKER", fill(3));
        assertEquals("0 34938060782 402088410 1574963975602 0 BUY 15000000000 20000000 0 QUOTE MAKER", fill(4));
        assertEquals(1, counters.foreignFees());
    }

    private String fill(final int index) {
        final OrderFilledDecoder fill = new OrderFilledDecoder();
        Wrap.at(fill::wrap, inputs.all(OrderFilledDecoder.TEMPLATE_ID).get(index));
        return fill.clientOrderId() + " " + fill.exchangeOrderId() + " " + fill.tradeId() + " " + fill.exchangeTimeMs() + " "
            + fill.instrumentId() + " " + fill.side() + " " + fill.priceE8() + " " + fill.qtyE8() + " " + fill.feeE8() + " "
            + fill.feeCurrency() + " " + fill.liquidity();
    }

    /** Servers of 2018 end the row before the client id; the engine knows the order by the exchange's number. */
    @Test
    void shouldTellAnOldFillByItsOrder() {
        take("[0,\"tu\",[1,\"tBTCUSD\",1514909325593,1234567,0.21679716,915.9,\"MARKET\",915.5,-1,-0.39712904,\"USD\"]]");

        assertEquals("0 1234567 1 1514909325593 65534 BUY 91590000000 21679716 39712904 QUOTE TAKER", fill(0));
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELED,REQUESTED", "CANCELED was: PARTIALLY FILLED @ 1.0(2),REQUESTED", "IOC CANCELED,NO_LIQUIDITY",
        "IOC CANCELED was: PARTIALLY FILLED @ 110500.0(0.0002),NO_LIQUIDITY", "FILLORKILL CANCELED,NO_LIQUIDITY",
        "POSTONLY CANCELED,VENUE", "EXECUTED @ 1.0(1),EXECUTED", "'INSUFFICIENT BALANCE (G1) was: ACTIVE, PARTIALLY FILLED @ 0.008(-0.4)',VENUE"})
    void shouldCancelByStatus(final String status, final CancelReason expected) {
        take(order("oc", 5, 7, status));

        final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
        Wrap.at(canceled::wrap, inputs.all(OrderCanceledDecoder.TEMPLATE_ID).get(0));
        assertEquals(expected, canceled.reason());
    }

    @ParameterizedTest
    @CsvSource({
        "INSUFFICIENT BALANCE (U1) was: ACTIVE,INSUFFICIENT_BALANCE",
        "INSUFFICIENT MARGIN was: ACTIVE,INSUFFICIENT_BALANCE",
        "RSN_DUST,INVALID", "RSN_PAUSE,OTHER", "RSN_POS_REDUCE_FLIP,OTHER"})
    void shouldRejectByStatus(final String status, final RejectReason expected) {
        take(order("oc", 5, 7, status));

        assertEquals(expected, rejectReason());
    }

    @ParameterizedTest
    @CsvSource({
        "Invalid order: not enough tradable balance for -0.6 BTC,INSUFFICIENT_BALANCE",
        "Invalid order: minimum size for BTC/USD is 0.002,INVALID", "amount: invalid,INVALID",
        "ratelimit: error,RATE_LIMIT", "This pair cannot be traded on margin.,OTHER"})
    void shouldRejectByNotification(final String words, final RejectReason expected) {
        take("[0,\"n\",[1523930407.5,\"on-req\",null,null,[null,null,7,\"tBTCUSD\",null,null,0.1,null,\"LIMIT\"],null,\"ERROR\",\""
            + words + "\"]]");

        assertEquals(expected, rejectReason());
        assertEquals(List.of(7L), answered);
    }

    @Test
    void shouldEndAnOrderWithWhatTheExchangeCounts() {
        take("[0,\"n\",[1,\"on-req\",null,null,[5,null,7,\"tBTCUSD\"],null,\"SUCCESS\",\"Submitting\"]]",
            order("oc", 5, 7, "EXECUTED @ 0.0085406(-0.31225457): was PARTIALLY FILLED @ 0.0085406(-0.68784543)"),
            "[0,\"oc\",[6,null,8,\"tBTCUSD\",1,1,-0.4,-1.2,\"LIMIT\",null,null,null,0,\"CANCELED was: PARTIALLY FILLED @ 1.0(-0.8)\"]]");

        assertEquals("canceled canceled", inputs.text());
        final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
        Wrap.at(canceled::wrap, inputs.all(OrderCanceledDecoder.TEMPLATE_ID).get(0));
        assertEquals("EXECUTED 120000000", canceled.reason() + " " + canceled.filledQtyE8());
        Wrap.at(canceled::wrap, inputs.all(OrderCanceledDecoder.TEMPLATE_ID).get(1));
        assertEquals("REQUESTED 80000000", canceled.reason() + " " + canceled.filledQtyE8());
        assertEquals(List.of(7L, 8L), answered);
    }

    @Test
    void shouldTellWhichChangesWereRefused() {
        take(cancelError(7), "[0,\"n\",[1,\"ou-req\",null,null,[5,null,7],null,\"ERROR\",\"amount: invalid\"]]",
            "[0,\"n\",[1,\"oc_multi-req\",null,null,[[5,null,7],[6,null,8]],null,\"ERROR\",\"Order not found.\"]]",
            "[0,\"n\",[1,\"oc_multi-req\",null,null,[],null,\"SUCCESS\",\"Submitting 0\"]]",
            "[0,\"n\",[1,\"ox_multi-req\",null,null,[[1,\"on-req\",null,null,[[null,null,9]],null,\"ERROR\",\"amount: invalid\"],"
                + "[1,\"oc-req\",null,null,[5,null,7],null,\"SUCCESS\",\"\"]],null,\"SUCCESS\",\"Submitting 2\"]]",
            "[0,\"n\",[1,\"fon-req\",null,null,[5,null,7],null,\"ERROR\",\"\"]]");

        assertEquals("unchanged unchanged unchanged unchanged rejected", inputs.text());
        final ChangeRejectedDecoder refused = new ChangeRejectedDecoder();
        Wrap.at(refused::wrap, inputs.all(ChangeRejectedDecoder.TEMPLATE_ID).get(0));
        assertEquals("7 YES NOT_FOUND", refused.clientOrderId() + " " + refused.isCancel() + " " + refused.reason());
        Wrap.at(refused::wrap, inputs.all(ChangeRejectedDecoder.TEMPLATE_ID).get(1));
        assertEquals("7 5 NO INVALID", refused.clientOrderId() + " " + refused.exchangeOrderId() + " " + refused.isCancel() + " "
            + refused.reason());
        assertEquals(RejectReason.INVALID, rejectReason());
    }

    private static String cancelError(final long clientId) {
        return "[0,\"n\",[1,\"oc-req\",null,null,[null,null," + clientId + "],null,\"ERROR\",\"Order not found.\"]]";
    }

    private static String order(final String code, final long id, final long clientId, final String status) {
        return "[0,\"" + code + "\",[" + id + ",null," + clientId + ",\"tBTCUSD\",1545233912831,1545233912847,1.2,1.2,"
            + "\"EXCHANGE LIMIT\",null,null,null,0,\"" + status
                + "\",null,null,16680,0,0,0,null,null,null,0,0,null,null,null,"
            + "\"API>BFX\",null,null,{\"source\":\"api\"}]]";
    }

    private RejectReason rejectReason() {
        final OrderRejectedDecoder rejected = new OrderRejectedDecoder();
        Wrap.at(rejected::wrap, inputs.all(OrderRejectedDecoder.TEMPLATE_ID).get(0));
        return rejected.reason();
    }

    private void take(final String... frames) {
        for (final String frame : frames) {
            final byte[] text = frame.getBytes(StandardCharsets.UTF_8);
            decoder.onText(new UnsafeBuffer(text), 0, text.length, 1);
        }
        assertEquals(0, counters.malformed(), inputs.text());
    }
}
