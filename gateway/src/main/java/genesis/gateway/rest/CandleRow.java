package genesis.gateway.rest;

/**
 * A candle. The exchange writes open, close, high, low, in this order, and none where nothing was traded.
 *
 * @param volumeE8   in base units
 */
public record CandleRow(long openTimeMs, long openE8, long closeE8, long highE8, long lowE8, long volumeE8) {
    static CandleRow of(final Row row) {
        return new CandleRow(row.requiredTimeMs(0), row.requiredE8(1), row.requiredE8(2), row.requiredE8(3),
            row.requiredE8(4), row.e8OrZero(5));
    }
}
