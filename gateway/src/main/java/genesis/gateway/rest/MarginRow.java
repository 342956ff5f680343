package genesis.gateway.rest;

/**
 * The margin account as a whole.
 *
 * @param profitE8  of open positions
 * @param minimumE8 below it positions are liquidated
 */
public record MarginRow(long profitE8, long swapsE8, long balanceE8, long netE8, long minimumE8) {
    static MarginRow of(final Row row) {
        final Row sums = row.row(1);
        return new MarginRow(sums.e8OrZero(0), sums.e8OrZero(1), sums.requiredE8(2), sums.requiredE8(3), sums.e8OrZero(4));
    }
}
