package genesis.core.exchange;

import genesis.core.message.CancelReason;
import genesis.core.message.ChangeRejectedEncoder;
import genesis.core.message.FeeCurrency;
import genesis.core.message.Flag;
import genesis.core.message.Liquidity;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderAcceptedEncoder;
import genesis.core.message.OrderAmendedEncoder;
import genesis.core.message.OrderCanceledEncoder;
import genesis.core.message.OrderFilledEncoder;
import genesis.core.message.OrderRejectedEncoder;
import genesis.core.message.RejectReason;
import genesis.core.message.Side;
import genesis.core.pipeline.Venue;
import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The exchange's answers on their way back, encoded as the input messages they will be, first in, first out.
 * <p>Allocation: none after construction. Threading: one thread.
 */
final class PendingAnswers implements ExchangeEvents {
    /** All orders of a full house, each filled on sixteen levels, within the time of one way back. */
    static final int COUNT_MAX = 16 * SimulatedExchange.OPEN_ORDER_COUNT_MAX;

    private static final int MASK = COUNT_MAX - 1;
    private static final int SLOT_LENGTH = 96;

    static {
        Check.that(Message.HEADER_LENGTH + OrderFilledEncoder.BLOCK_LENGTH <= SLOT_LENGTH,
            "the longest answer fits a slot", OrderFilledEncoder.BLOCK_LENGTH);
    }

    private final UnsafeBuffer slots = new UnsafeBuffer(new byte[COUNT_MAX * SLOT_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderAcceptedEncoder accepted = new OrderAcceptedEncoder();
    private final OrderFilledEncoder filled = new OrderFilledEncoder();
    private final OrderCanceledEncoder canceled = new OrderCanceledEncoder();
    private final OrderRejectedEncoder rejected = new OrderRejectedEncoder();
    private final OrderAmendedEncoder amended = new OrderAmendedEncoder();
    private final ChangeRejectedEncoder changeRejected = new ChangeRejectedEncoder();
    private final PaperLatency latency;
    private long head;
    private long tail;
    private long saidNs;
    private boolean isWayDrawn;
    private long dueNs;

    PendingAnswers(final PaperLatency latency) {
        this.latency = latency;
    }

    /**
     * What the exchange says from now on, it says at this time. Its way back is drawn when it says something, not
     * before: an event without an answer must not hold up the answers of others.
     */
    void begin(final long nowNs) {
        saidNs = nowNs;
        isWayDrawn = false;
    }

    /** When the first answer is due, or {@link Venue#NOTHING_DUE}. */
    long nextDueNs() {
        return head == tail ? Venue.NOTHING_DUE : Message.timeNs(slots, offset(head));
    }

    /** Moves the first answer to offset 0 and returns its length. Throws where there is none. */
    int take(final UnsafeBuffer into) {
        Check.that(head != tail, "an answer is pending", tail);
        final int offset = offset(head++);
        final int length = Message.HEADER_LENGTH + Message.blockLength(slots, offset);
        into.putBytes(0, slots, offset, length);
        return length;
    }

    @Override
    public void accepted(final int instrumentId, final long clientOrderId, final long exchangeOrderId) {
        accepted.wrapAndApplyHeader(slots, add(), header).sequence(0).timeNs(dueNs)
            .clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId);
    }

    @Override
    public void filled(final int instrumentId, final long clientOrderId, final long exchangeOrderId, final long tradeId,
                       final long priceE8, final long qtyE8, final long feeE8, final Liquidity liquidity) {
        filled.wrapAndApplyHeader(slots, add(), header).sequence(0).timeNs(dueNs)
            .clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId).tradeId(tradeId)
            .priceE8(priceE8).qtyE8(qtyE8).feeE8(feeE8).liquidity(liquidity).exchangeTimeMs(0)
            .feeCurrency(FeeCurrency.QUOTE).side(Side.NULL_VAL).instrumentId(instrumentId);
    }

    @Override
    public void canceled(final int instrumentId, final long clientOrderId, final long exchangeOrderId,
                         final CancelReason reason) {
        canceled.wrapAndApplyHeader(slots, add(), header).sequence(0).timeNs(dueNs)
            .clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId).reason(reason).filledQtyE8(-1);
    }

    @Override
    public void rejected(final int instrumentId, final long clientOrderId, final RejectReason reason) {
        rejected.wrapAndApplyHeader(slots, add(), header).sequence(0).timeNs(dueNs)
            .clientOrderId(clientOrderId).reason(reason);
    }

    @Override
    public void amended(final int instrumentId, final long clientOrderId, final long exchangeOrderId, final long priceE8,
                        final long qtyE8, final long auxPriceE8, final long trailingE8) {
        amended.wrapAndApplyHeader(slots, add(), header).sequence(0).timeNs(dueNs)
            .clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId).priceE8(priceE8).qtyE8(qtyE8)
            .auxPriceE8(auxPriceE8).trailingE8(trailingE8);
    }

    @Override
    public void changeRejected(final int instrumentId, final long clientOrderId, final RejectReason reason) {
        changeRejected.wrapAndApplyHeader(slots, add(), header).sequence(0).timeNs(dueNs)
            .clientOrderId(clientOrderId).exchangeOrderId(0).isCancel(Flag.NO).reason(reason);
    }

    void addTo(final StreamDigest digest) {
        digest.add(tail - head).add(dueNs).add(saidNs).add(isWayDrawn ? 1 : 0);
        for (long at = head; at < tail; at++) {
            digest.add(slots, offset(at), Message.HEADER_LENGTH + Message.blockLength(slots, offset(at)));
        }
    }

    private int add() {
        Check.that(tail - head < COUNT_MAX, "answers of the paper venue on their way, at most " + COUNT_MAX,
            tail - head);
        if (!isWayDrawn) {
            isWayDrawn = true;
            dueNs = Math.max(dueNs, saidNs + latency.oneWayNs());
        }
        return offset(tail++);
    }

    private static int offset(final long number) {
        return ((int) number & MASK) * SLOT_LENGTH;
    }
}
