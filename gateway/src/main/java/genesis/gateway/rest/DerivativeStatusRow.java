package genesis.gateway.rest;

/**
 * State of a perpetual. What the exchange leaves null is {@link Row#NOTHING}.
 *
 * @param nextFundingE8     accrued
 */
public record DerivativeStatusRow(String symbol, long timeMs, long priceE8, long spotPriceE8, long insuranceFundE8,
                                  long nextFundingTimeMs, long nextFundingE8, long nextFundingStep, long currentFundingE8,
                                  long markPriceE8, long openInterestE8) {
    static DerivativeStatusRow of(final Row row) {
        return new DerivativeStatusRow(row.requiredText(0), row.requiredTimeMs(1), row.e8(3), row.e8(4), row.e8(6),
            row.integer(8), row.e8(9), row.integer(10), row.e8(12), row.e8(15), row.e8(18));
    }
}
