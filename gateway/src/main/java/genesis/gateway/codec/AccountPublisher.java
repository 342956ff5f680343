package genesis.gateway.codec;

import genesis.core.message.CancelReason;
import genesis.core.message.ChangeRejectedEncoder;
import genesis.core.message.Channel;
import genesis.core.message.FeeCurrency;
import genesis.core.message.FeedChangedEncoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.FillReportedEncoder;
import genesis.core.message.Flag;
import genesis.core.message.Liquidity;
import genesis.core.message.LookUpResult;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderAcceptedEncoder;
import genesis.core.message.OrderAmendedEncoder;
import genesis.core.message.OrderCanceledEncoder;
import genesis.core.message.OrderFilledEncoder;
import genesis.core.message.OrderLookedUpEncoder;
import genesis.core.message.OrderRejectedEncoder;
import genesis.core.message.OrderReportedEncoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.OrderUnknownEncoder;
import genesis.core.message.PositionReportedEncoder;
import genesis.core.message.ReconciliationFinishedEncoder;
import genesis.core.message.ReconciliationStartedEncoder;
import genesis.core.message.RejectReason;
import genesis.core.message.ReportSource;
import genesis.core.message.Side;
import genesis.core.message.WalletReportedEncoder;
import genesis.core.message.WalletType;
import genesis.core.pipeline.InputRing;

/**
 * Puts what the exchange says about the account into the input ring, one method for each message.
 * <p>Threading: the gateway's thread. Allocation: none.
 */
public final class AccountPublisher {
    /** The exchange does not say how much was filled. */
    public static final long NOT_TOLD = -1;
    /** The exchange has not computed what is available. */
    public static final long NOT_COMPUTED = Long.MIN_VALUE;

    private final InputRing ring;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderAcceptedEncoder accepted = new OrderAcceptedEncoder();
    private final OrderFilledEncoder filled = new OrderFilledEncoder();
    private final OrderCanceledEncoder canceled = new OrderCanceledEncoder();
    private final OrderRejectedEncoder rejected = new OrderRejectedEncoder();
    private final OrderUnknownEncoder unknown = new OrderUnknownEncoder();
    private final OrderAmendedEncoder amended = new OrderAmendedEncoder();
    private final ChangeRejectedEncoder changeRejected = new ChangeRejectedEncoder();
    private final OrderReportedEncoder order = new OrderReportedEncoder();
    private final FillReportedEncoder fill = new FillReportedEncoder();
    private final PositionReportedEncoder position = new PositionReportedEncoder();
    private final WalletReportedEncoder wallet = new WalletReportedEncoder();
    private final OrderLookedUpEncoder lookedUp = new OrderLookedUpEncoder();
    private final ReconciliationStartedEncoder roundStarted = new ReconciliationStartedEncoder();
    private final ReconciliationFinishedEncoder roundFinished = new ReconciliationFinishedEncoder();
    private final FeedChangedEncoder feed = new FeedChangedEncoder();

    AccountPublisher(final InputRing ring) {
        this.ring = ring;
    }

    /** Logged in, or lost. */
    public void accountChanged(final long timeNs, final int connectionId, final boolean isUp) {
        final long slot = ring.claim();
        feed.wrapAndApplyHeader(ring.buffer(slot), 0, header).sequence(0).timeNs(timeNs)
            .instrumentId(Message.UNKNOWN_INSTRUMENT).connectionId(connectionId).channel(Channel.ACCOUNT)
            .state(isUp ? FeedState.LIVE : FeedState.BROKEN)
            .problem(isUp ? FeedProblem.NONE : FeedProblem.DISCONNECTED);
        publish(slot, feed.encodedLength());
    }

    public void orderAccepted(final long timeNs, final long clientOrderId, final long exchangeOrderId) {
        final long slot = ring.claim();
        accepted.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId);
        publish(slot, accepted.encodedLength());
    }

    /** The fee is paid above zero, in units of its currency. */
    void orderFilled(final long timeNs, final long clientOrderId, final long exchangeOrderId, final long tradeId,
                     final long exchangeTimeMs, final int instrumentId, final Side side, final long priceE8,
                     final long qtyE8, final long feeE8, final FeeCurrency feeCurrency, final Liquidity liquidity) {
        final long slot = ring.claim();
        filled.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId).tradeId(tradeId)
            .priceE8(priceE8).qtyE8(qtyE8).feeE8(feeE8).liquidity(liquidity).exchangeTimeMs(exchangeTimeMs)
            .feeCurrency(feeCurrency).side(side).instrumentId(instrumentId);
        publish(slot, filled.encodedLength());
    }

    /** As {@link #orderFilled}, from the history. */
    public void fillReported(final long timeNs, final long clientOrderId, final long exchangeOrderId, final long tradeId,
                             final long exchangeTimeMs, final int instrumentId, final Side side, final long priceE8,
                             final long qtyE8, final long feeE8, final FeeCurrency feeCurrency,
                             final Liquidity liquidity) {
        final long slot = ring.claim();
        fill.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId).tradeId(tradeId)
            .priceE8(priceE8).qtyE8(qtyE8).feeE8(feeE8).liquidity(liquidity).exchangeTimeMs(exchangeTimeMs)
            .feeCurrency(feeCurrency).side(side).instrumentId(instrumentId);
        publish(slot, fill.encodedLength());
    }

    /** The quantity filled in all may be {@link #NOT_TOLD}. */
    void orderCanceled(final long timeNs, final long clientOrderId, final long exchangeOrderId,
                       final CancelReason reason, final long filledQtyE8) {
        final long slot = ring.claim();
        canceled.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId).reason(reason)
            .filledQtyE8(filledQtyE8);
        publish(slot, canceled.encodedLength());
    }

    public void orderRejected(final long timeNs, final long clientOrderId, final RejectReason reason) {
        final long slot = ring.claim();
        rejected.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).clientOrderId(clientOrderId).reason(reason);
        publish(slot, rejected.encodedLength());
    }

    public void orderUnknown(final long timeNs, final long clientOrderId) {
        final long slot = ring.claim();
        unknown.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).clientOrderId(clientOrderId);
        publish(slot, unknown.encodedLength());
    }

    public void orderAmended(final long timeNs, final long clientOrderId, final long exchangeOrderId,
                             final long priceE8, final long qtyE8, final long auxPriceE8, final long trailingE8) {
        final long slot = ring.claim();
        amended.wrapAndApplyHeader(ring.buffer(slot), 0, header).sequence(0).timeNs(timeNs)
            .clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId).priceE8(priceE8).qtyE8(qtyE8)
            .auxPriceE8(auxPriceE8).trailingE8(trailingE8);
        publish(slot, amended.encodedLength());
    }

    public void changeRejected(final long timeNs, final long clientOrderId, final long exchangeOrderId,
                               final boolean isCancel, final RejectReason reason) {
        final long slot = ring.claim();
        changeRejected.wrapAndApplyHeader(ring.buffer(slot), 0, header).sequence(0).timeNs(timeNs)
            .clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId).isCancel(isCancel ? Flag.YES : Flag.NO)
            .reason(reason);
        publish(slot, changeRejected.encodedLength());
    }

    public void orderReported(final long timeNs, final long clientOrderId, final long exchangeOrderId,
                              final int instrumentId, final Side side, final OrderType type, final long priceE8,
                              final long qtyE8, final long filledQtyE8, final long createdMs, final OrderStatus status,
                              final ReportSource source) {
        final long slot = ring.claim();
        order.wrapAndApplyHeader(ring.buffer(slot), 0, header).sequence(0).timeNs(timeNs)
            .clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId).priceE8(priceE8).qtyE8(qtyE8)
            .filledQtyE8(filledQtyE8).createdMs(createdMs).instrumentId(instrumentId).side(side).orderType(type)
            .status(status).source(source);
        publish(slot, order.encodedLength());
    }

    public void positionReported(final long timeNs, final int instrumentId, final long qtyE8, final long basePriceE8,
                                 final ReportSource source) {
        final long slot = ring.claim();
        position.wrapAndApplyHeader(ring.buffer(slot), 0, header).sequence(0).timeNs(timeNs)
            .qtyE8(qtyE8).basePriceE8(basePriceE8).instrumentId(instrumentId).source(source);
        publish(slot, position.encodedLength());
    }

    /** A currency with more letters than the field is not reported: nobody trades it here. */
    public void walletReported(final long timeNs, final WalletType type, final String currency, final long balanceE8,
                               final long availableE8, final ReportSource source) {
        if (type == WalletType.NULL_VAL || currency.length() > WalletReportedEncoder.currencyLength()) {
            return;
        }
        final long slot = ring.claim();
        wallet.wrapAndApplyHeader(ring.buffer(slot), 0, header).sequence(0).timeNs(timeNs)
            .balanceE8(balanceE8).availableE8(availableE8).wallet(type).source(source);
        for (int i = 0; i < WalletReportedEncoder.currencyLength(); i++) {
            final char next = i < currency.length() ? currency.charAt(i) : 0;
            wallet.currency(i, (byte) (next < 127 ? next : '?'));
        }
        publish(slot, wallet.encodedLength());
    }

    public void orderLookedUp(final long timeNs, final long clientOrderId, final long exchangeOrderId,
                              final long askedNs, final LookUpResult result) {
        final long slot = ring.claim();
        lookedUp.wrapAndApplyHeader(ring.buffer(slot), 0, header).sequence(0).timeNs(timeNs)
            .clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId).askedNs(askedNs).result(result);
        publish(slot, lookedUp.encodedLength());
    }

    public void roundStarted(final long timeNs, final long roundId) {
        final long slot = ring.claim();
        roundStarted.wrapAndApplyHeader(ring.buffer(slot), 0, header).sequence(0).timeNs(timeNs).roundId(roundId);
        publish(slot, roundStarted.encodedLength());
    }

    public void roundFinished(final long timeNs, final long roundId, final boolean isComplete) {
        final long slot = ring.claim();
        roundFinished.wrapAndApplyHeader(ring.buffer(slot), 0, header).sequence(0).timeNs(timeNs).roundId(roundId)
            .complete(isComplete ? Flag.YES : Flag.NO);
        publish(slot, roundFinished.encodedLength());
    }

    private void publish(final long slot, final int blockLength) {
        ring.publish(slot, Message.HEADER_LENGTH + blockLength);
    }
}
