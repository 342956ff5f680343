package genesis.gateway.rest;

/**
 * One order of the raw book.
 *
 * @param signedQtyE8 above zero on the bid side
 */
public record RawBookRow(long orderId, long priceE8, long signedQtyE8) {
    static RawBookRow of(final Row row) {
        return new RawBookRow(row.requiredInteger(0), row.requiredE8(1), row.requiredE8(2));
    }
}
