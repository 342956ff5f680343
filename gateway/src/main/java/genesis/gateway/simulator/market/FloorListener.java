package genesis.gateway.simulator.market;

import genesis.core.message.Side;

/**
 * What the account side hears of the books, while it happens: a book must not be changed from within. A trade was
 * printed publicly before it is told here.
 * <p>Threading: the one that drives the exchange.
 */
public interface FloorListener {
    /** At least one of the two orders belongs to an account. */
    void traded(int instrument, long tradeId, long makerOrderId, long makerOwnerId, long takerOrderId,
                long takerOwnerId, Side takerSide, long priceE8, long qtyE8, long makerLeftE8);

    /** Any trade, for stops and for the value of positions. */
    void printed(int instrument, long priceE8);

    /** The best visible price of a side is another one, or {@link genesis.core.exchange.MatchingBook#NO_PRICE}. */
    void bestChanged(int instrument, Side side, long priceE8);
}
