package genesis.core.exchange;

import genesis.core.message.CancelReason;
import genesis.core.message.Liquidity;
import genesis.core.message.RejectReason;

/**
 * What became of an order, told while the exchange is being called. An order's events come in this order:
 *
 * <pre>
 *   accepted ── amended, filled * ── canceled?          rejected (also: a cancel that found nothing)
 * </pre>
 *
 * <p>Threading: the exchange's caller. An implementation must not call the exchange back.
 */
public interface ExchangeEvents {
    /** The order is in the book, or about to trade. */
    void accepted(int instrumentId, long clientOrderId, long exchangeOrderId);

    /** A part of the order traded. Quantity above zero on both sides; the fee is in quote units, paid above zero. */
    void filled(int instrumentId, long clientOrderId, long exchangeOrderId, long tradeId,
                long priceE8, long qtyE8, long feeE8, Liquidity liquidity);

    /** What was open of the order is gone. */
    void canceled(int instrumentId, long clientOrderId, long exchangeOrderId, CancelReason reason);

    /** The order is this now: its price, its quantity with what is filled; limit and distance are 0 where it has none. */
    void amended(int instrumentId, long clientOrderId, long exchangeOrderId, long priceE8, long qtyE8, long auxPriceE8, long trailingE8);

    /** The order stays as it is, or is not there. */
    void changeRejected(int instrumentId, long clientOrderId, RejectReason reason);

    /** The order never was in the book; with {@code NOT_FOUND}, a cancel had nothing to cancel. */
    void rejected(int instrumentId, long clientOrderId, RejectReason reason);
}
