package genesis.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.CancelReason;
import genesis.core.message.Liquidity;
import genesis.core.message.OrderCanceledDecoder;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.message.OrderRejectedDecoder;
import genesis.core.message.RejectReason;
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
    private final FrameCounters counters = new FrameCounters();
    private final List<Long> answered = new ArrayList<>();
    private final FrameDecoder decoder =
        new FrameDecoder(0, new InputPublisher(inputs.ring), new InstrumentRegistry(), counters,
            new ConnectionListener() {
            @Override
            public void onOrderAnswered(final long clientOrderId) {
                answered.add(clientOrderId);
            }
        });

    /** The partial fill of a real account, sheet 2.4 and captured messages. */
    @Test
    void shouldAcceptOnceAndCancel() {
        take(order("on", 1151374315, 1545233913648L, "ACTIVE"),
            order("ou", 1151374315, 1545233913648L, "PARTIALLY FILLED @ 16680.0(1.19)"),
            order("oc", 1151374315, 1545233913648L, "CANCELED was: PARTIALLY FILLED @ 16680.0(1.19)"));

        assertEquals("accepted canceled", inputs.text());
        assertEquals(List.of(1545233913648L, 1545233913648L, 1545233913648L), answered);
    }

    @Test
    void shouldAcceptAnOrderWhoseFirstNewsIsAnUpdate() {
        take(order("ou", 5, 7, "PARTIALLY FILLED @ 16680.0(1.19)"),
            order("ou", 5, 7, "PARTIALLY FILLED @ 16680.0(1.2)"));

        assertEquals("accepted", inputs.text());
    }

    @Test
    void shouldTellOpenOrdersAgainAfterANewConnection() {
        take(order("on", 5, 7, "ACTIVE"));
        decoder.onDisconnected(0, genesis.core.message.FeedProblem.DISCONNECTED);
        take("[0,\"os\",[[5,null,7,\"tBTCUSD\",1,1,1,1,\"LIMIT\"],[6,null,null,\"tBTCUSD\"]]]", "[0,\"os\",[]]");

        assertEquals("accepted accepted", inputs.text());
    }

    @Test
    void shouldFillFromTuOnlyWithTheFeeInQuoteUnits() {
        take("[0,\"te\",[402088407,\"tETHUST\",1574963975602,34938060782,-0.2,153.57,\"MARKET\",0,-1,null,null,0]]",
            "[0,\"tu\",[402088407,\"tETHUST\",1574963975602,34938060782,-0.2,153.57,\"MARKET\",0,-1,-0.061668,\"UST\",77]]",
            "[0,\"tu\",[402088408,\"tETHUST\",1574963975602,34938060782,0.2,150,\"MARKET\",0,1,-5.2128e-8,\"ETH\",77]]",
            "[0,\"tu\",[402088409,\"tETHUST\",1574963975602,34938060782,0.2,150,\"MARKET\",0,1,-0.5,\"LEO\",77]]");

        assertEquals("filled filled filled", inputs.text());
        final OrderFilledDecoder fill = new OrderFilledDecoder();
        Wrap.at(fill::wrap, inputs.all(OrderFilledDecoder.TEMPLATE_ID).get(0));
        assertEquals("77 34938060782 402088407 15357000000 20000000 6166800", fill.clientOrderId() + " "
            + fill.exchangeOrderId() + " " + fill.tradeId() + " " + fill.priceE8() + " " + fill.qtyE8() + " "
                + fill.feeE8());
        assertEquals(Liquidity.TAKER, fill.liquidity());
        Wrap.at(fill::wrap, inputs.all(OrderFilledDecoder.TEMPLATE_ID).get(1));
        // 5.2128e-8 × 150 = 7.8192e-6; cutting the fee to eight decimals first would have lost 4 % of it.
        assertEquals(782, fill.feeE8());
        assertEquals(Liquidity.MAKER, fill.liquidity());
        Wrap.at(fill::wrap, inputs.all(OrderFilledDecoder.TEMPLATE_ID).get(2));
        assertEquals(0, fill.feeE8());
        assertEquals(1, counters.foreignFees());
    }

    /** Servers of 2018 end the row before the client id. */
    @Test
    void shouldKnowAnOldFillByItsOrder() {
        take(order("on", 1234567, 123, "ACTIVE"),
            "[0,\"tu\",[1,\"tBTCUSD\",1514909325593,1234567,0.21679716,915.9,\"MARKET\",915.5,-1,-0.39712904,\"USD\"]]",
            "[0,\"tu\",[2,\"tBTCUSD\",1514909325593,7654321,0.21679716,915.9,\"MARKET\",915.5,-1,-0.39712904,\"USD\"]]");

        assertEquals("accepted filled", inputs.text());
        assertEquals(1, counters.accountIgnored());
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELED,REQUESTED", "CANCELED was: PARTIALLY FILLED @ 1.0(2),REQUESTED", "IOC CANCELED,NO_LIQUIDITY",
        "IOC CANCELED was: PARTIALLY FILLED @ 110500.0(0.0002),NO_LIQUIDITY", "FILLORKILL CANCELED,NO_LIQUIDITY",
        "POSTONLY CANCELED,VENUE", "'INSUFFICIENT BALANCE (G1) was: ACTIVE, PARTIALLY FILLED @ 0.008(-0.4)',VENUE"})
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
    void shouldNotTakeSuccessOfARequestForItsOutcome() {
        take("[0,\"n\",[1,\"on-req\",null,null,[5,null,7,\"tBTCUSD\"],null,\"SUCCESS\",\"Submitting\"]]",
            order("oc", 5, 7, "EXECUTED @ 0.0085406(-0.31225457): was PARTIALLY FILLED @ 0.0085406(-0.68784543)"));

        assertEquals("", inputs.text());
        assertEquals(List.of(7L), answered);
    }

    @Test
    void shouldTellWhatAnUnfoundCancelMeans() {
        take(cancelError(7));
        assertEquals(RejectReason.NOT_FOUND, rejectReason());

        take(order("on", 5, 8, "ACTIVE"), cancelError(8), order("oc", 5, 8, "EXECUTED @ 1.0(1)"), cancelError(8));
        assertEquals("rejected accepted unknown", inputs.text());
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
