package genesis.gateway.rest;

/**
 * A fill of the account.
 *
 * @param orderPriceE8 not to be relied on: often it is the price of the fill
 * @param feeE8        below zero where it was paid; {@link Row#NOTHING} where it is not told
 * @param clientId     zero where it is not told
 */
public record AccountTradeRow(long id, String symbol, long timeMs, long orderId, long signedQtyE8, long priceE8,
                              String orderType, long orderPriceE8, boolean maker, long feeE8, String feeCurrency,
                              long clientId) {
    static AccountTradeRow of(final Row row) {
        return new AccountTradeRow(row.requiredInteger(0), row.requiredText(1), row.requiredTimeMs(2), row.requiredInteger(3),
            row.requiredE8(4), row.requiredE8(5), row.text(6), row.e8OrZero(7), row.integerOrZero(8) > 0, row.e8(9),
            row.text(10), row.integerOrZero(11));
    }
}
