package genesis.core.engine;

import genesis.core.message.AmendOrderEncoder;
import genesis.core.message.CancelOrdersEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.Cause;
import genesis.core.message.CommandBatchEncoder;
import genesis.core.message.Difference;
import genesis.core.message.DifferenceFoundEncoder;
import genesis.core.message.EntriesWithdrawnEncoder;
import genesis.core.message.Flag;
import genesis.core.message.LiveStateChangedEncoder;
import genesis.core.message.LookUpOrderEncoder;
import genesis.core.message.PlaceOrderEncoder;
import genesis.core.message.ReconcileAccountEncoder;
import genesis.core.message.Settlement;
import genesis.core.message.WalletChangedEncoder;
import genesis.core.order.Order;
import genesis.core.order.OrderChange;
import genesis.core.order.OrderTerms;
import genesis.core.portfolio.Wallets;
import genesis.core.risk.LiveGate;

/**
 * What the engine says only in LIVE, as messages: commands beyond placing and canceling one order, and the account's
 * state. Threading: engine thread. Allocation: none.
 */
final class AccountOutputs {
    private final AmendOrderEncoder amendOrder = new AmendOrderEncoder();
    private final CancelOrdersEncoder cancelOrders = new CancelOrdersEncoder();
    private final CommandBatchEncoder commandBatch = new CommandBatchEncoder();
    private final ReconcileAccountEncoder reconcileAccount = new ReconcileAccountEncoder();
    private final LookUpOrderEncoder lookUpOrder = new LookUpOrderEncoder();
    private final DifferenceFoundEncoder differenceFound = new DifferenceFoundEncoder();
    private final WalletChangedEncoder walletChanged = new WalletChangedEncoder();
    private final LiveStateChangedEncoder liveStateChanged = new LiveStateChangedEncoder();
    private final EntriesWithdrawnEncoder entriesWithdrawn = new EntriesWithdrawnEncoder();
    private final byte[] currency = new byte[WalletChangedEncoder.currencyLength()];
    private final Outbox out;

    AccountOutputs(final Outbox out) {
        this.out = out;
    }

    void amend(final Order order, final OrderChange change) {
        amendOrder.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .clientOrderId(order.clientOrderId()).exchangeOrderId(order.exchangeOrderId())
            .placedTimeNs(order.placedTimeNs()).priceE8(change.priceE8()).qtyE8(change.remainingQtyE8())
            .auxPriceE8(change.auxPriceE8()).trailingE8(change.trailingE8()).expiresNs(0).instrumentId(order.instrumentId()).side(order.side());
        out.send(amendOrder.encodedLength());
    }

    void cancelMany(final CancelScope scope, final int groupId) {
        cancelOrders.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs()).groupId(groupId).scope(scope);
        out.send(cancelOrders.encodedLength());
    }

    void batch(final int commandCount) {
        commandBatch.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs()).commandCount(commandCount);
        out.send(commandBatch.encodedLength());
    }

    void reconcile(final long fillsSinceMs) {
        reconcileAccount.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs()).fillsSinceMs(fillsSinceMs);
        out.send(reconcileAccount.encodedLength());
    }

    void lookUp(final Order order) {
        lookUpOrder.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .clientOrderId(order.clientOrderId()).exchangeOrderId(order.exchangeOrderId())
            .placedTimeNs(order.placedTimeNs()).instrumentId(order.instrumentId());
        out.send(lookUpOrder.encodedLength());
    }

    void difference(final Difference difference, final Settlement settlement, final long clientOrderId,
                    final long exchangeOrderId, final int instrumentId, final long ours, final long theirs) {
        differenceFound.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId).ours(ours).theirs(theirs)
            .instrumentId(instrumentId).difference(difference).settlement(settlement);
        out.send(differenceFound.encodedLength());
    }

    void walletChanged(final Wallets wallets, final int index) {
        wallets.currency(index, currency);
        walletChanged.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .balanceE8(wallets.balanceE8(index)).availableE8(wallets.availableE8(index))
            .wallet(wallets.type(index)).putCurrency(currency, 0);
        out.send(walletChanged.encodedLength());
    }

    void liveStateChanged(final LiveGate live) {
        liveStateChanged.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .accountUp(flag(live.isAccountUp())).reconciled(flag(live.isReconciled())).armed(flag(live.isArmed()));
        out.send(liveStateChanged.encodedLength());
    }

    void entriesWithdrawn(final long downNs, final long boundNs, final int orderCount) {
        entriesWithdrawn.wrapAndApplyHeader(out.buffer(), 0, out.header())
            .sequence(out.sequence()).timeNs(out.timeNs())
            .downNs(downNs).boundNs(boundNs).orderCount(orderCount).cause(Cause.ACCOUNT_IS_DOWN);
        out.send(entriesWithdrawn.encodedLength());
    }

    void overfilled(final Order order, final long fillQtyE8) {
        difference(Difference.OVERFILL, Settlement.BOOKED, order.clientOrderId(), order.exchangeOrderId(),
            order.instrumentId(), order.remainingQtyE8(), fillQtyE8);
    }

    static void flags(final PlaceOrderEncoder into, final OrderTerms terms) {
        into.postOnly(flag(terms.postOnly())).hidden(flag(terms.hidden())).closePosition(flag(terms.closePosition()));
    }

    private static Flag flag(final boolean isSet) {
        return isSet ? Flag.YES : Flag.NO;
    }
}
