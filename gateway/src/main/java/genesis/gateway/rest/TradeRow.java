package genesis.gateway.rest;

/**
 * A public trade.
 *
 * @param signedQtyE8 above zero where the taker bought
 */
public record TradeRow(long id, long timeMs, long signedQtyE8, long priceE8) {
    static TradeRow of(final Row row) {
        return new TradeRow(row.requiredInteger(0), row.requiredTimeMs(1), row.requiredE8(2), row.requiredE8(3));
    }
}
