package genesis.gateway.rest;

/** What margin allows in one symbol. */
public record MarginSymbolRow(String symbol, long tradableE8, long grossE8, long buyE8, long sellE8) {
    static MarginSymbolRow of(final Row row) {
        final Row sums = row.row(2);
        return new MarginSymbolRow(row.requiredText(1), sums.e8OrZero(0), sums.e8OrZero(1), sums.e8OrZero(2),
            sums.e8OrZero(3));
    }
}
