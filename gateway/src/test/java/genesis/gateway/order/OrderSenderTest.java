package genesis.gateway.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.AmendOrderEncoder;
import genesis.core.message.CancelOrderEncoder;
import genesis.core.message.CancelOrdersEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.CommandBatchEncoder;
import genesis.core.message.Flag;
import genesis.core.message.LookUpOrderEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderLookedUpDecoder;
import genesis.core.message.OrderRejectedDecoder;
import genesis.core.message.OrderType;
import genesis.core.message.OrderUnknownDecoder;
import genesis.core.message.PlaceOrderEncoder;
import genesis.core.message.Purpose;
import genesis.core.message.RejectReason;
import genesis.core.message.Side;
import genesis.core.message.WalletType;
import genesis.core.unit.E8;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import genesis.gateway.Wrap;
import genesis.gateway.codec.InputPublisher;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OrderSenderTest {
    /** 2025-08-21T23:59:59.999999999Z. */
    private static final long PLACED_NS = 1_755_820_799_999_999_999L;

    private final RecordedInputs inputs = new RecordedInputs();
    private final InstrumentRegistry registry = new InstrumentRegistry();
    private final List<String> sent = new ArrayList<>();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private boolean isReady = true;
    private long nowNs;
    private final OrderSender sender = new OrderSender(new OrderSocket() {
        @Override
        public boolean isReady() {
            return isReady;
        }

        @Override
        public ByteBuf allocate() {
            return Unpooled.buffer();
        }

        @Override
        public void send(final ByteBuf frame) {
            final EmbeddedChannel exchange = new EmbeddedChannel(new WebSocket13FrameDecoder(true, false, 10_000));
            exchange.writeInbound(frame);
            final TextWebSocketFrame received = exchange.readInbound();
            sent.add(received.text());
            received.release();
            exchange.finishAndReleaseAll();
        }
    }, new InputPublisher(inputs.ring), registry, () -> 5, () -> nowNs, new OrderBudget(3, 3_000, 0));

    OrderSenderTest() {
        registry.define("tBTCUSD");
    }

    @Test
    void shouldWriteOrdersAsTheExchangeReadsThem() {
        place(7, Side.SELL, OrderType.LIMIT, 644_310_000_000L, 50_000_000, Flag.YES);
        place(8, Side.BUY, OrderType.MARKET, 0, 1, Flag.NO);
        place(9_007_199_254_740_993L, Side.BUY, OrderType.LIMIT, 70, 123_456_789_012L, Flag.NO);

        assertEquals(List.of(
            "[0,\"on\",null,{\"cid\":7,\"type\":\"LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":\"-0.5\",\"price\":\"6443.1\",\"flags\":1024}]",
            "[0,\"on\",null,{\"cid\":8,\"type\":\"MARKET\",\"symbol\":\"tBTCUSD\",\"amount\":\"0.00000001\"}]",
            "[0,\"on\",null,{\"cid\":9007199254740993,\"type\":\"LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":\"1234.56789012\","
                + "\"price\":\"0.0000007\"}]"), sent);
        assertEquals(3, sender.inFlightCount());
        assertEquals(3, sender.sentCount());
    }

    @Test
    void shouldWriteEveryTypeAndTerm() {
        final PlaceOrderEncoder order = new PlaceOrderEncoder();
        final List<String> types = new ArrayList<>();
        for (final OrderType type : OrderType.values()) {
            if (type != OrderType.NULL_VAL) {
                start(order, 7, Side.BUY, type).priceE8(100_000_000).wallet(WalletType.EXCHANGE);
                hand(order.encodedLength());
                types.add(sent.remove(0).replaceAll(".*\"type\":\"([A-Z ]+)\".*", "$1"));
                nowNs += 1_000;
            }
        }
        assertEquals(List.of("EXCHANGE MARKET", "EXCHANGE LIMIT", "EXCHANGE STOP", "EXCHANGE STOP LIMIT", "EXCHANGE TRAILING STOP",
            "EXCHANGE FOK", "EXCHANGE IOC"), types);

        nowNs += 10_000;
        start(order, 8, Side.SELL, OrderType.STOP_LIMIT).priceE8(100_000_000).auxPriceE8(99_000_000).reduceOnly(Flag.YES)
            .postOnly(Flag.YES).hidden(Flag.YES).closePosition(Flag.YES).groupId(5).expiresNs(PLACED_NS);
        hand(order.encodedLength());
        start(order, 9, Side.BUY, OrderType.LIMIT).priceE8(100_000_000).ocoStopPriceE8(120_000_000).ocoClientOrderId(10);
        hand(order.encodedLength());
        start(order, 11, Side.BUY, OrderType.TRAILING_STOP).priceE8(0).trailingE8(50_000_000);
        hand(order.encodedLength());
        assertEquals(List.of(
            "[0,\"on\",null,{\"cid\":8,\"type\":\"STOP LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":\"-1\",\"price\":\"1\",\"gid\":5,"
                + "\"price_aux_limit\":\"0.99\",\"tif\":\"2025-08-21 23:59:59\",\"flags\":5696}]",
            "[0,\"on\",null,{\"cid\":9,\"type\":\"LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":\"1\",\"price\":\"1\","
                + "\"price_oco_stop\":\"1.2\",\"cid_oco\":10,\"flags\":16384}]",
            "[0,\"on\",null,{\"cid\":11,\"type\":\"TRAILING STOP\",\"symbol\":\"tBTCUSD\",\"amount\":\"1\","
                + "\"price_trailing\":\"0.5\"}]"), sent);
        sender.onDisconnected();
        assertEquals("unknown unknown unknown unknown unknown", inputs.text(), "7 once, 8, 9, the stop beside it, 11");
    }

    @Test
    void shouldAmendAndCancelMany() {
        amend(7, 0, Side.SELL, 650_000_000, 25_000_000);
        amend(7, 77, Side.BUY, 650_000_000, 0);
        final CancelOrdersEncoder many = new CancelOrdersEncoder();
        many.wrapAndApplyHeader(command, 0, header).sequence(1).timeNs(1).groupId(0).scope(CancelScope.ALL);
        hand(many.encodedLength());
        many.wrapAndApplyHeader(command, 0, header).sequence(1).timeNs(1).groupId(5).scope(CancelScope.GROUP);
        hand(many.encodedLength());
        assertEquals(List.of(
            "[0,\"ou\",null,{\"cid\":7,\"cid_date\":\"2025-08-21\",\"price\":\"6.5\",\"amount\":\"-0.25\"}]",
            "[0,\"ou\",null,{\"id\":77,\"price\":\"6.5\"}]",
            "[0,\"oc_multi\",null,{\"all\":1}]", "[0,\"oc_multi\",null,{\"gid\":[5]}]"), sent);
    }

    @Test
    void shouldSendABatchAsOneMessage() {
        batch(3);
        cancel(7, 77);
        amend(8, 78, Side.BUY, 650_000_000, 0);
        assertEquals(List.of(), sent);
        place(9, Side.BUY, OrderType.MARKET, 0, 100_000_000, Flag.NO);
        assertEquals(List.of("[0,\"ox_multi\",null,[[\"oc\",{\"id\":77}],[\"ou\",{\"id\":78,\"price\":\"6.5\"}],"
            + "[\"on\",{\"cid\":9,\"type\":\"MARKET\",\"symbol\":\"tBTCUSD\",\"amount\":\"1\"}]]]"), sent);
        cancel(7, 77);
        assertEquals(2, sent.size(), "the batch is over");
    }

    @Test
    void shouldSplitABatchThatTheExchangeWouldNotTake() {
        batch(100);
        for (int i = 0; i < 100; i++) {
            cancel(7, 1_000 + i);
        }
        assertEquals(2, sent.size());
        assertEquals(75, sent.get(0).split("\"oc\"", -1).length - 1);
        assertEquals(25, sent.get(1).split("\"oc\"", -1).length - 1);
    }

    @Test
    void shouldForgetABatchWhoseSocketIsLost() {
        batch(3);
        cancel(7, 77);
        isReady = false;
        sender.onDisconnected();
        cancel(8, 78);
        cancel(9, 79);
        assertEquals(List.of(), sent, "the socket is gone");
        isReady = true;
        cancel(7, 77);
        assertEquals(List.of("[0,\"oc\",null,{\"id\":77}]"), sent);
    }

    @Test
    void shouldSayThatNobodyCanBeAsked() {
        final LookUpOrderEncoder order = new LookUpOrderEncoder();
        order.wrapAndApplyHeader(command, 0, header).sequence(1).timeNs(9).clientOrderId(7).exchangeOrderId(0)
            .placedTimeNs(PLACED_NS).instrumentId(0);
        hand(order.encodedLength());
        final OrderLookedUpDecoder looked = new OrderLookedUpDecoder();
        Wrap.at(looked::wrap, inputs.all(OrderLookedUpDecoder.TEMPLATE_ID).get(0));
        assertEquals("7 9 FAILED", looked.clientOrderId() + " " + looked.askedNs() + " " + looked.result());
    }

    @Test
    void shouldCancelByTheExchangesNumberOrByOursAndItsDay() {
        cancel(7, 1_151_374_315L);
        cancel(7, 0);

        assertEquals(List.of("[0,\"oc\",null,{\"id\":1151374315}]",
            "[0,\"oc\",null,{\"cid\":7,\"cid_date\":\"2025-08-21\"}]"), sent);
    }

    @Test
    void shouldRejectWhatCannotLeave() {
        isReady = false;
        place(7, Side.BUY, OrderType.MARKET, 0, 1, Flag.NO);

        assertEquals(List.of(), sent);
        assertEquals(List.of(RejectReason.NOT_CONNECTED), rejections());
        assertEquals(0, sender.inFlightCount());
    }

    @Test
    void shouldTellThatTheFateOfAnUnsentCancelIsUnknown() {
        isReady = false;
        cancel(7, 5);

        assertEquals("unknown", inputs.text());
    }

    @Test
    void shouldKeepTheBudgetButLetCancelsOut() {
        for (int i = 1; i <= 4; i++) {
            place(i, Side.BUY, OrderType.MARKET, 0, 1, Flag.NO);
        }
        cancel(1, 0);
        assertEquals(List.of(RejectReason.RATE_LIMIT), rejections());
        assertEquals(4, sent.size());

        nowNs = 1_000;
        place(5, Side.BUY, OrderType.MARKET, 0, 1, Flag.NO);
        place(6, Side.BUY, OrderType.MARKET, 0, 1, Flag.NO);
        assertEquals(5, sent.size());
        assertEquals(2, rejections().size());
    }

    /** Entries spent it; the position they opened may be closed all the same. */
    @Test
    void shouldLetExitsOutWhenTheBudgetIsSpent() {
        for (int i = 1; i <= 4; i++) {
            place(i, Side.BUY, OrderType.MARKET, 0, 1, Flag.NO);
        }
        place(5, Side.SELL, OrderType.MARKET, 0, 1, Flag.YES);
        assertEquals(List.of(RejectReason.RATE_LIMIT), rejections());
        assertEquals(4, sent.size());
        assertTrue(sent.get(3).contains("\"cid\":5"), sent.get(3));
    }

    @Test
    void shouldTellOnceThatUnansweredOrdersAreUnknown() {
        place(7, Side.BUY, OrderType.MARKET, 0, 1, Flag.NO);
        place(8, Side.BUY, OrderType.MARKET, 0, 1, Flag.NO);
        sender.onAnswered(7);
        sender.onDisconnected();
        sender.onDisconnected();

        assertEquals("unknown", inputs.text());
        final OrderUnknownDecoder unknown = new OrderUnknownDecoder();
        Wrap.at(unknown::wrap, inputs.all(OrderUnknownDecoder.TEMPLATE_ID).get(0));
        assertEquals(8, unknown.clientOrderId());
        assertEquals(5, unknown.timeNs());
        assertEquals(2, sent.size());
    }

    @Test
    void shouldRefuseWhatIsNoCommand() {
        command.setMemory(0, command.capacity(), (byte) 0);

        assertThrows(IllegalStateException.class, () -> sender.onOutput(command, 0, 64));
    }

    @Test
    void shouldWriteDecimalsLikeFixedPointItself() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final ByteBuf text = Unpooled.buffer();
        for (int i = 0; i < 100_000; i++) {
            final long value = random.nextLong() >> random.nextInt(63);
            text.clear();
            new OrderText().decimal(text, value);
            assertEquals(E8.text(value), text.toString(StandardCharsets.US_ASCII), () -> "seed=" + seed);
        }
    }

    private List<RejectReason> rejections() {
        final OrderRejectedDecoder rejected = new OrderRejectedDecoder();
        return inputs.all(OrderRejectedDecoder.TEMPLATE_ID).stream().map(message -> {
            Wrap.at(rejected::wrap, message);
            return rejected.reason();
        }).toList();
    }

    private static PlaceOrderEncoder zero(final PlaceOrderEncoder order) {
        return order.reduceOnly(Flag.NO).wallet(WalletType.MARGIN).postOnly(Flag.NO).hidden(Flag.NO).closePosition(Flag.NO)
            .groupId(0).auxPriceE8(0).trailingE8(0).ocoStopPriceE8(0).ocoClientOrderId(0).expiresNs(0);
    }

    private PlaceOrderEncoder start(final PlaceOrderEncoder order, final long clientOrderId, final Side side, final OrderType type) {
        return zero(order.wrapAndApplyHeader(command, 0, header).sequence(1).timeNs(1).clientOrderId(clientOrderId)
            .qtyE8(100_000_000).instrumentId(0).strategyId(0).side(side).orderType(type).purpose(Purpose.ENTRY));
    }

    private void amend(final long clientOrderId, final long exchangeOrderId, final Side side, final long priceE8, final long qtyE8) {
        final AmendOrderEncoder order = new AmendOrderEncoder();
        order.wrapAndApplyHeader(command, 0, header).sequence(1).timeNs(1).clientOrderId(clientOrderId)
            .exchangeOrderId(exchangeOrderId).placedTimeNs(PLACED_NS).priceE8(priceE8).qtyE8(qtyE8).auxPriceE8(0).trailingE8(0)
            .expiresNs(0).instrumentId(0).side(side);
        hand(order.encodedLength());
    }

    private void batch(final int count) {
        final CommandBatchEncoder batch = new CommandBatchEncoder();
        batch.wrapAndApplyHeader(command, 0, header).sequence(1).timeNs(1).commandCount(count);
        hand(batch.encodedLength());
    }

    private void hand(final int encodedLength) {
        sender.onOutput(command, 0, Message.HEADER_LENGTH + encodedLength);
    }

    private void place(final long clientOrderId, final Side side, final OrderType type, final long priceE8,
                       final long qtyE8, final Flag reduceOnly) {
        final PlaceOrderEncoder order = new PlaceOrderEncoder();
        zero(order.wrapAndApplyHeader(command, 0, header)).sequence(1).timeNs(1).clientOrderId(clientOrderId).priceE8(priceE8)
            .qtyE8(qtyE8).instrumentId(0).strategyId(0).side(side).orderType(type).reduceOnly(reduceOnly)
            .purpose(Purpose.ENTRY);
        sender.onOutput(command, 0, Message.HEADER_LENGTH + order.encodedLength());
    }

    private void cancel(final long clientOrderId, final long exchangeOrderId) {
        final CancelOrderEncoder order = new CancelOrderEncoder();
        order.wrapAndApplyHeader(command, 0, header).sequence(1).timeNs(1).clientOrderId(clientOrderId)
            .exchangeOrderId(exchangeOrderId).placedTimeNs(PLACED_NS).instrumentId(0);
        sender.onOutput(command, 0, Message.HEADER_LENGTH + order.encodedLength());
    }
}
