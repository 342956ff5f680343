package genesis.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.AccountChangedDecoder;
import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CandleClosedDecoder;
import genesis.core.message.CandleCorrectedDecoder;
import genesis.core.message.CommandAnsweredDecoder;
import genesis.core.message.DenialReason;
import genesis.core.message.Difference;
import genesis.core.message.DifferenceFoundDecoder;
import genesis.core.message.FeedHealthChangedDecoder;
import genesis.core.message.Flag;
import genesis.core.message.InstrumentAnnouncedDecoder;
import genesis.core.message.LiveStateChangedDecoder;
import genesis.core.message.Message;
import genesis.core.message.ModelAnnouncedDecoder;
import genesis.core.message.OrderChangedDecoder;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionChangedDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.RegimeChangedDecoder;
import genesis.core.message.RiskVerdictDecoder;
import genesis.core.message.Settlement;
import genesis.core.message.Side;
import genesis.core.message.SignalEvaluatedDecoder;
import genesis.core.message.StrategyPerformanceDecoder;
import genesis.core.message.StrategyStoppedDecoder;
import genesis.core.message.TradingStateChangedDecoder;
import genesis.core.message.TransportBreakerAnnouncedDecoder;
import genesis.core.message.WalletChangedDecoder;
import genesis.core.unit.StreamDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Keeps what an engine says, and finds the latest of each kind. Since when is up to {@link #forget}. Threading: one thread.
 */
class EngineEar implements OutputSink {
    private final StreamDigest outputs = new StreamDigest();
    private final List<UnsafeBuffer> said = new ArrayList<>();

    @Override
    public void onOutput(final UnsafeBuffer from, final int offset, final int length) {
        outputs.add(from, offset, length);
        final byte[] copy = new byte[length];
        from.getBytes(offset, copy);
        said.add(new UnsafeBuffer(copy));
    }

    final void forget() {
        said.clear();
    }

    long outputsDigest() {
        return outputs.value();
    }

    /** How often something of this kind was said. */
    int count(final int templateId) {
        int count = 0;
        for (final UnsafeBuffer message : said) {
            count += Message.templateId(message, 0) == templateId ? 1 : 0;
        }
        return count;
    }

    /** Templates of all that was said, in order. */
    List<Integer> templates() {
        return said.stream().map(message -> Message.templateId(message, 0)).toList();
    }

    PlaceOrderDecoder placed() {
        final PlaceOrderDecoder decoder = new PlaceOrderDecoder();
        final UnsafeBuffer message = latest(PlaceOrderDecoder.TEMPLATE_ID);
        return decoder.wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), Message.version(message, 0));
    }

    CancelOrderDecoder cancelSent() {
        final UnsafeBuffer message = latest(CancelOrderDecoder.TEMPLATE_ID);
        return new CancelOrderDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    /** Client order ids of all that were to be canceled, in order. */
    List<Long> cancelsSent() {
        return all(CancelOrderDecoder.TEMPLATE_ID).map(message -> new CancelOrderDecoder()
            .wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1).clientOrderId()).toList();
    }

    AmendOrderDecoder amendSent() {
        final UnsafeBuffer message = latest(AmendOrderDecoder.TEMPLATE_ID);
        return new AmendOrderDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    RiskVerdictDecoder verdict() {
        final UnsafeBuffer message = latest(RiskVerdictDecoder.TEMPLATE_ID);
        return new RiskVerdictDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    SignalEvaluatedDecoder signal() {
        final UnsafeBuffer message = latest(SignalEvaluatedDecoder.TEMPLATE_ID);
        return new SignalEvaluatedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    ModelAnnouncedDecoder modelAnnounced() {
        final UnsafeBuffer message = latest(ModelAnnouncedDecoder.TEMPLATE_ID);
        return new ModelAnnouncedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    RegimeChangedDecoder regime() {
        final UnsafeBuffer message = latest(RegimeChangedDecoder.TEMPLATE_ID);
        return new RegimeChangedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    /** All of them, in order. */
    List<RegimeChangedDecoder> regimes() {
        return all(RegimeChangedDecoder.TEMPLATE_ID).map(message -> new RegimeChangedDecoder()
            .wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1)).toList();
    }

    /** All of them, in order. */
    List<CandleClosedDecoder> candles() {
        return all(CandleClosedDecoder.TEMPLATE_ID).map(message -> new CandleClosedDecoder()
            .wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1)).toList();
    }

    /** All of them, in order. */
    List<CandleCorrectedDecoder> corrected() {
        return all(CandleCorrectedDecoder.TEMPLATE_ID).map(message -> new CandleCorrectedDecoder()
            .wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1)).toList();
    }

    /** All of them, in order. */
    List<SignalEvaluatedDecoder> signals() {
        return all(SignalEvaluatedDecoder.TEMPLATE_ID).map(message -> new SignalEvaluatedDecoder()
            .wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1)).toList();
    }

    OrderChangedDecoder order() {
        final UnsafeBuffer message = latest(OrderChangedDecoder.TEMPLATE_ID);
        return new OrderChangedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    PositionChangedDecoder position() {
        final UnsafeBuffer message = latest(PositionChangedDecoder.TEMPLATE_ID);
        return new PositionChangedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    AccountChangedDecoder account() {
        final UnsafeBuffer message = latest(AccountChangedDecoder.TEMPLATE_ID);
        return new AccountChangedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    TradingStateChangedDecoder tradingState() {
        final UnsafeBuffer message = latest(TradingStateChangedDecoder.TEMPLATE_ID);
        return new TradingStateChangedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    LiveStateChangedDecoder liveState() {
        final UnsafeBuffer message = latest(LiveStateChangedDecoder.TEMPLATE_ID);
        return new LiveStateChangedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    WalletChangedDecoder walletChanged() {
        final UnsafeBuffer message = latest(WalletChangedDecoder.TEMPLATE_ID);
        return new WalletChangedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    StrategyPerformanceDecoder performance() {
        final UnsafeBuffer message = latest(StrategyPerformanceDecoder.TEMPLATE_ID);
        return new StrategyPerformanceDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    StrategyStoppedDecoder stopped() {
        final UnsafeBuffer message = latest(StrategyStoppedDecoder.TEMPLATE_ID);
        return new StrategyStoppedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    FeedHealthChangedDecoder feedHealth() {
        final UnsafeBuffer message = latest(FeedHealthChangedDecoder.TEMPLATE_ID);
        return new FeedHealthChangedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    TransportBreakerAnnouncedDecoder breakerAnnounced() {
        final UnsafeBuffer message = latest(TransportBreakerAnnouncedDecoder.TEMPLATE_ID);
        return new TransportBreakerAnnouncedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    InstrumentAnnouncedDecoder instrumentAnnounced() {
        final UnsafeBuffer message = latest(InstrumentAnnouncedDecoder.TEMPLATE_ID);
        return new InstrumentAnnouncedDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    /** That exactly one order was sent since then, and that it closes a long position at the market. */
    void assertExit(final Purpose purpose, final long qtyE8) {
        final PlaceOrderDecoder order = placed();
        assertEquals(1, count(PlaceOrderDecoder.TEMPLATE_ID));
        assertEquals(purpose, order.purpose());
        assertEquals(OrderType.MARKET, order.orderType());
        assertEquals(Flag.YES, order.reduceOnly());
        assertEquals(Side.SELL, order.side());
        assertEquals(0, order.priceE8());
        assertEquals(qtyE8, order.qtyE8());
        assertEquals(DenialReason.NONE, verdict().reason());
    }

    void assertNothingSent() {
        assertEquals(0, count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    /** The latest difference between our books and the account, and what was done about it. */
    void assertDifference(final Difference kind, final Settlement settlement, final long ours, final long theirs) {
        final UnsafeBuffer message = latest(DifferenceFoundDecoder.TEMPLATE_ID);
        final DifferenceFoundDecoder found = new DifferenceFoundDecoder()
            .wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
        assertEquals(List.of(kind, settlement, ours, theirs),
            List.of(found.difference(), found.settlement(), found.ours(), found.theirs()));
    }

    CommandAnsweredDecoder answer() {
        final UnsafeBuffer message = latest(CommandAnsweredDecoder.TEMPLATE_ID);
        return new CommandAnsweredDecoder().wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
    }

    private Stream<UnsafeBuffer> all(final int templateId) {
        return said.stream().filter(message -> Message.templateId(message, 0) == templateId);
    }

    UnsafeBuffer latest(final int templateId) {
        for (int i = said.size() - 1; i >= 0; i--) {
            if (Message.templateId(said.get(i), 0) == templateId) {
                return said.get(i);
            }
        }
        throw new AssertionError("the engine did not say templateId=" + templateId + " but " + templates());
    }
}
