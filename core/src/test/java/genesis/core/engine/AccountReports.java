package genesis.core.engine;

import genesis.core.message.FeeCurrency;
import genesis.core.message.FillReportedEncoder;
import genesis.core.message.Flag;
import genesis.core.message.Liquidity;
import genesis.core.message.LookUpResult;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderLookedUpEncoder;
import genesis.core.message.OrderReportedEncoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.PositionReportedEncoder;
import genesis.core.message.ReconciliationFinishedEncoder;
import genesis.core.message.ReconciliationStartedEncoder;
import genesis.core.message.ReportSource;
import genesis.core.message.Side;
import genesis.core.message.WalletReportedEncoder;
import genesis.core.message.WalletType;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes what the exchange reports about an account that is asked for everything; each method returns the length. */
final class AccountReports {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    int roundStarted(final UnsafeBuffer to, final long timeNs) {
        final ReconciliationStartedEncoder started = new ReconciliationStartedEncoder();
        started.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).roundId(1);
        return Message.HEADER_LENGTH + started.encodedLength();
    }

    int roundFinished(final UnsafeBuffer to, final long timeNs, final boolean isComplete) {
        final ReconciliationFinishedEncoder finished = new ReconciliationFinishedEncoder();
        finished.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).roundId(1).complete(isComplete ? Flag.YES : Flag.NO);
        return Message.HEADER_LENGTH + finished.encodedLength();
    }

    int wallet(final UnsafeBuffer to, final long timeNs, final WalletType type, final String currency, final long balanceE8) {
        final WalletReportedEncoder wallet = new WalletReportedEncoder();
        wallet.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).balanceE8(balanceE8).availableE8(balanceE8).wallet(type)
            .source(ReportSource.ROUND).currency(currency);
        return Message.HEADER_LENGTH + wallet.encodedLength();
    }

    int position(final UnsafeBuffer to, final long timeNs, final int instrument, final long qtyE8, final long priceE8) {
        final PositionReportedEncoder position = new PositionReportedEncoder();
        position.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).qtyE8(qtyE8).basePriceE8(priceE8).instrumentId(instrument)
            .source(ReportSource.ROUND);
        return Message.HEADER_LENGTH + position.encodedLength();
    }

    int order(final UnsafeBuffer to, final long timeNs, final long clientOrderId, final long exchangeOrderId,
                     final Side side, final long priceE8, final long qtyE8, final long filledQtyE8, final OrderStatus status,
                     final ReportSource source) {
        final OrderReportedEncoder order = new OrderReportedEncoder();
        order.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId)
            .priceE8(priceE8).qtyE8(qtyE8).filledQtyE8(filledQtyE8).createdMs(timeNs / 1_000_000).instrumentId(0).side(side)
            .orderType(OrderType.LIMIT).status(status).source(source);
        return Message.HEADER_LENGTH + order.encodedLength();
    }

    int fillReported(final UnsafeBuffer to, final long timeNs, final long clientOrderId, final long exchangeOrderId,
                            final long tradeId, final Side side, final long priceE8, final long qtyE8) {
        final FillReportedEncoder fill = new FillReportedEncoder();
        fill.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).clientOrderId(clientOrderId).exchangeOrderId(exchangeOrderId)
            .tradeId(tradeId).priceE8(priceE8).qtyE8(qtyE8).feeE8(0).liquidity(Liquidity.TAKER)
            .exchangeTimeMs(timeNs / 1_000_000).feeCurrency(FeeCurrency.QUOTE).side(side).instrumentId(0);
        return Message.HEADER_LENGTH + fill.encodedLength();
    }

    int lookedUp(final UnsafeBuffer to, final long timeNs, final long clientOrderId, final long askedNs,
                        final LookUpResult result) {
        final OrderLookedUpEncoder looked = new OrderLookedUpEncoder();
        looked.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).clientOrderId(clientOrderId).exchangeOrderId(0)
            .askedNs(askedNs).result(result);
        return Message.HEADER_LENGTH + looked.encodedLength();
    }
}
