package genesis.admin.history;

import genesis.core.message.FeeCurrency;
import genesis.core.message.Liquidity;
import genesis.core.message.Side;

/**
 * A fill as it was booked.
 *
 * @param tradeId       the venue's
 * @param clientOrderId 0 where the order was never ours
 * @param qtyE8         above zero on both sides
 * @param feeE8         paid above zero, in units of its currency
 * @param strategyId    0 for nobody's
 */
public record Fill(long sequence, long timeNs, long tradeId, long clientOrderId, String symbol, Side side, long priceE8, long qtyE8,
                   long feeE8, FeeCurrency feeCurrency, Liquidity liquidity, int strategyId) {
}
