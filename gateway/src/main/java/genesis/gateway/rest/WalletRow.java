package genesis.gateway.rest;

/**
 * Balance of one currency in one wallet. Balances carry more than eight decimals; they are cut.
 *
 * @param type                exchange, margin or funding
 * @param availableE8         {@link Row#NOTHING} where the exchange has not computed it
 */
public record WalletRow(String type, String currency, long balanceE8, long unsettledInterestE8, long availableE8) {
    static WalletRow of(final Row row) {
        return new WalletRow(row.requiredText(0), row.requiredText(1), row.requiredE8(2), row.e8OrZero(3), row.e8(4));
    }
}
