package genesis.gateway.rest;

/**
 * A price level. Answers may be some seconds old: a book is not to be started from them.
 *
 * @param signedQtyE8 above zero on the bid side
 */
public record BookRow(long priceE8, int orderCount, long signedQtyE8) {
    static BookRow of(final Row row) {
        return new BookRow(row.requiredE8(0), (int) row.requiredInteger(1), row.requiredE8(2));
    }
}
