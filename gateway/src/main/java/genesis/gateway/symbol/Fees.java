package genesis.gateway.symbol;

import genesis.gateway.rest.FeesRow;

/**
 * What orders cost where the account cannot be asked, as fractions of the notional.
 *
 * @param makerE8 zero or more
 * @param takerE8 zero or more
 */
public record Fees(long makerE8, long takerE8) {
    /** The exchange's list price: 0.1 % and 0.2 %. */
    public static final Fees USUAL = new Fees(100_000, 200_000);

    private static final long ALL_E8 = 100_000_000;
    /** Perpetuals have a base like BTCF0. */
    private static final String PERPETUAL = "F0";

    public Fees {
        if (makerE8 < 0 || makerE8 > ALL_E8 || takerE8 < 0 || takerE8 > ALL_E8) {
            throw new IllegalArgumentException("fees are fractions: makerE8=" + makerE8 + ", takerE8=" + takerE8);
        }
    }

    /**
     * What the account pays for an instrument. Which quote currencies count as fiat and which as stable is nowhere written
     * down, so the highest counts; a fee that is paid to us counts as none.
     */
    static Fees of(final FeesRow account, final String base) {
        final boolean perpetual = base.endsWith(PERPETUAL);
        return new Fees(fraction(perpetual ? account.makerDerivativeE8() : account.makerE8()),
            fraction(perpetual ? account.takerDerivativeE8() : account.takerMostE8()));
    }

    private static long fraction(final long feeE8) {
        return Math.max(0, Math.min(ALL_E8, feeE8));
    }
}
