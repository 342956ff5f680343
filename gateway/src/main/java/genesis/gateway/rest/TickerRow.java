package genesis.gateway.rest;

/**
 * The exchange's summary of an instrument. What a dead market leaves null is {@link Row#NOTHING}.
 *
 * @param bidQtyE8         of the best 25 levels
 * @param askQtyE8         of the best 25 levels
 */
public record TickerRow(String symbol, long bidE8, long bidQtyE8, long askE8, long askQtyE8, long dayChangeE8,
                        long dayChangeRatioE8, long lastE8, long dayVolumeE8, long dayHighE8, long dayLowE8) {
    /** A row of {@code tickers}: its symbol stands first. */
    static TickerRow of(final Row row) {
        return of(row.requiredText(0), row, 1);
    }

    static TickerRow of(final String symbol, final Row row, final int at) {
        return new TickerRow(symbol, row.e8(at), row.e8(at + 1), row.e8(at + 2), row.e8(at + 3), row.e8(at + 4),
            row.e8(at + 5), row.e8(at + 6), row.e8(at + 7), row.e8(at + 8), row.e8(at + 9));
    }
}
