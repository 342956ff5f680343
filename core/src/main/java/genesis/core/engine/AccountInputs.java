package genesis.core.engine;

import genesis.core.execution.Reconciler;
import genesis.core.message.ChangeRejectedDecoder;
import genesis.core.message.FillReportedDecoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.OrderAcceptedDecoder;
import genesis.core.message.OrderAmendedDecoder;
import genesis.core.message.OrderCanceledDecoder;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.message.OrderLookedUpDecoder;
import genesis.core.message.OrderRejectedDecoder;
import genesis.core.message.OrderReportedDecoder;
import genesis.core.message.OrderUnknownDecoder;
import genesis.core.message.PositionReportedDecoder;
import genesis.core.message.ReconciliationFinishedDecoder;
import genesis.core.message.ReconciliationStartedDecoder;
import genesis.core.message.WalletReportedDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Table of contents of all that the venue says about the account: what became of orders to {@link AccountDesk}, reports to
 * the reconciler. Threading: engine thread. Allocation: none.
 */
final class AccountInputs {
    private final AccountDesk accountDesk;
    private final Reconciler reconciler;
    private final OrderAcceptedDecoder orderAccepted = new OrderAcceptedDecoder();
    private final OrderFilledDecoder orderFilled = new OrderFilledDecoder();
    private final OrderCanceledDecoder orderCanceled = new OrderCanceledDecoder();
    private final OrderRejectedDecoder orderRejected = new OrderRejectedDecoder();
    private final OrderUnknownDecoder orderUnknown = new OrderUnknownDecoder();
    private final OrderReportedDecoder orderReported = new OrderReportedDecoder();
    private final PositionReportedDecoder positionReported = new PositionReportedDecoder();
    private final WalletReportedDecoder walletReported = new WalletReportedDecoder();
    private final FillReportedDecoder fillReported = new FillReportedDecoder();
    private final ReconciliationFinishedDecoder reconciliationFinished = new ReconciliationFinishedDecoder();
    private final OrderAmendedDecoder orderAmended = new OrderAmendedDecoder();
    private final OrderLookedUpDecoder orderLookedUp = new OrderLookedUpDecoder();
    private final ChangeRejectedDecoder changeRejected = new ChangeRejectedDecoder();

    AccountInputs(final AccountDesk accountDesk, final Reconciler reconciler) {
        this.accountDesk = accountDesk;
        this.reconciler = reconciler;
    }

    /** False for an input of another kind. */
    boolean onInput(final int templateId, final UnsafeBuffer buffer, final int offset, final int instrumentCount,
                    final long nowNs) {
        final int block = offset + Message.HEADER_LENGTH;
        final int blockLength = Message.blockLength(buffer, offset);
        final int version = Message.version(buffer, offset);
        switch (templateId) {
            case OrderFilledDecoder.TEMPLATE_ID -> {
                orderFilled.wrap(buffer, block, blockLength, version);
                accountDesk.onFilled(orderFilled, nowNs);
            }
            case OrderAcceptedDecoder.TEMPLATE_ID -> {
                orderAccepted.wrap(buffer, block, blockLength, version);
                accountDesk.onAccepted(orderAccepted, nowNs);
            }
            case OrderCanceledDecoder.TEMPLATE_ID -> {
                orderCanceled.wrap(buffer, block, blockLength, version);
                accountDesk.onCanceled(orderCanceled, nowNs);
            }
            case OrderRejectedDecoder.TEMPLATE_ID -> {
                orderRejected.wrap(buffer, block, blockLength, version);
                accountDesk.onRejected(orderRejected.clientOrderId(), nowNs);
            }
            case OrderUnknownDecoder.TEMPLATE_ID -> {
                orderUnknown.wrap(buffer, block, blockLength, version);
                accountDesk.onUnknown(orderUnknown.clientOrderId(), nowNs);
            }
            case OrderAmendedDecoder.TEMPLATE_ID -> {
                orderAmended.wrap(buffer, block, blockLength, version);
                accountDesk.onAmended(orderAmended, nowNs);
            }
            case ChangeRejectedDecoder.TEMPLATE_ID -> {
                changeRejected.wrap(buffer, block, blockLength, version);
                accountDesk.onChangeRejected(changeRejected, nowNs);
            }
            case OrderLookedUpDecoder.TEMPLATE_ID -> {
                orderLookedUp.wrap(buffer, block, blockLength, version);
                accountDesk.onLookedUp(orderLookedUp, nowNs);
            }
            case ReconciliationStartedDecoder.TEMPLATE_ID -> reconciler.onRoundStarted(nowNs);
            case OrderReportedDecoder.TEMPLATE_ID -> {
                orderReported.wrap(buffer, block, blockLength, version);
                reconciler.onOrder(orderReported, nowNs);
            }
            case FillReportedDecoder.TEMPLATE_ID -> {
                fillReported.wrap(buffer, block, blockLength, version);
                accountDesk.onReported(fillReported, nowNs);
            }
            case PositionReportedDecoder.TEMPLATE_ID -> {
                positionReported.wrap(buffer, block, blockLength, version);
                reconciler.holdings().onPosition(positionReported);
            }
            case WalletReportedDecoder.TEMPLATE_ID -> {
                walletReported.wrap(buffer, block, blockLength, version);
                reconciler.holdings().onWallet(walletReported);
            }
            case ReconciliationFinishedDecoder.TEMPLATE_ID -> {
                reconciliationFinished.wrap(buffer, block, blockLength, version);
                reconciler.onRoundFinished(reconciliationFinished.complete() == Flag.YES, instrumentCount, nowNs);
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
