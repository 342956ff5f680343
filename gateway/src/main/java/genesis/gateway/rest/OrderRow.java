package genesis.gateway.rest;

/**
 * An order of the account. The status text is to be read by its beginning and never for prices: it is rounded.
 *
 * @param id                  zero in the answer to an order that was refused
 * @param groupId             zero for none
 * @param clientId            zero for none
 * @param signedQtyE8         what is still open
 * @param type                such as {@code EXCHANGE LIMIT}
 * @param expiresMs           zero for never
 * @param averagePriceE8      zero while nothing is filled
 * @param placedId            of the order that placed it or its sibling; zero for none
 */
public record OrderRow(long id, long groupId, long clientId, String symbol, long createdMs, long updatedMs,
                       long signedQtyE8, long signedOriginalQtyE8, String type, long expiresMs, long flags,
                       String status, long priceE8, long averagePriceE8, long trailingE8, long auxLimitE8,
                       boolean hidden, long placedId) {
    static OrderRow of(final Row row) {
        return new OrderRow(row.integerOrZero(0), row.integerOrZero(1), row.integerOrZero(2), row.requiredText(3),
            row.integerOrZero(4), row.integerOrZero(5), row.e8OrZero(6), row.e8OrZero(7), row.text(8),
            row.integerOrZero(10), row.integerOrZero(12), row.text(13), row.e8OrZero(16), row.e8OrZero(17),
            row.e8OrZero(18), row.e8OrZero(19), row.isYes(24), row.integerOrZero(25));
    }
}
