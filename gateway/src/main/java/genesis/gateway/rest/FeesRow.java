package genesis.gateway.rest;

/**
 * What the account pays, as fractions of the notional; below zero where it is paid.
 *
 * @param takerE8           against other cryptocurrencies
 * @param takerStableE8     against stable coins
 * @param takerFiatE8       against fiat money
 */
public record FeesRow(long makerE8, long takerE8, long takerStableE8, long takerFiatE8, long makerDerivativeE8,
                      long takerDerivativeE8) {
    /** Out of the fifth field of a summary: makers' fees, then takers'. */
    static FeesRow of(final Row summary) {
        final Row maker = summary.row(4).row(0);
        final Row taker = summary.row(4).row(1);
        return new FeesRow(maker.requiredE8(0), taker.requiredE8(0), taker.requiredE8(1), taker.requiredE8(2),
            maker.e8OrZero(5), taker.e8OrZero(5));
    }

    /** The highest taker's fee of the currencies': what an order costs at most, whatever its quote currency counts as. */
    public long takerMostE8() {
        return Math.max(takerE8, Math.max(takerStableE8, takerFiatE8));
    }
}
