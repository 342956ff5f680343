package genesis.gateway.rest;

/**
 * A margin or derivative position. What the exchange has not computed is {@link Row#NOTHING}.
 *
 * @param status             ACTIVE or CLOSED
 * @param profitRatioE8      in percent
 * @param id                 zero where it is not told
 */
public record PositionRow(String symbol, String status, long signedQtyE8, long basePriceE8, long fundingE8,
                          long profitE8, long profitRatioE8, long liquidationPriceE8, long leverageE8, long id,
                          long createdMs, long updatedMs, boolean derivative, long collateralE8, long minCollateralE8) {
    static PositionRow of(final Row row) {
        return new PositionRow(row.requiredText(0), row.requiredText(1), row.requiredE8(2), row.e8OrZero(3),
            row.e8OrZero(4), row.e8(6), row.e8(7), row.e8(8), row.e8(9), row.integerOrZero(11), row.integerOrZero(12),
            row.integerOrZero(13), row.integerOrZero(15) == 1, row.e8(17), row.e8(18));
    }
}
