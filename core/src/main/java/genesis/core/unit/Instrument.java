package genesis.core.unit;

/**
 * What is traded, and on which terms. Symbols are resolved to {@link #id} once, at the edge; the engine only knows numbers.
 *
 * @param id          small and dense, given in the order of definition, never given again
 * @param symbol      the exchange's, such as {@code tBTCUSD}
 * @param base        currency of the quantity, such as {@code BTC}
 * @param quote       currency of the price, such as {@code USD}
 * @param minQtyE8    smallest order, above zero
 * @param maxQtyE8    largest order
 * @param makerFeeE8  fraction of the notional
 * @param takerFeeE8  fraction of the notional
 */
public record Instrument(int id, String symbol, String base, String quote,
                         long minQtyE8, long maxQtyE8, long makerFeeE8, long takerFeeE8) {
    /** More instruments than the exchange lists pairs that a person would trade; arrays are this long. */
    public static final int COUNT_MAX = 512;
    /** Orders may carry this many significant digits in their price; the exchange cuts the rest. */
    public static final int PRICE_DIGITS = 5;

    private static final long FIVE_DIGITS_END = 100_000;
    /** The step of the largest number that a long holds. */
    private static final long STEP_MAX = 100_000_000_000_000L;

    public Instrument {
        Check.that(id >= 0 && id < COUNT_MAX, "instrument id in range", id);
        Check.that(minQtyE8 > 0, "minimum quantity above zero", minQtyE8);
        Check.that(maxQtyE8 >= minQtyE8, "maximum quantity not below the minimum", maxQtyE8);
    }

    /** The price step at this price: five significant digits, at least one hundred-millionth. */
    public static long tickE8(final long priceE8) {
        final long magnitude = Math.abs(priceE8);
        long step = 1;
        for (long limit = FIVE_DIGITS_END; magnitude >= limit && step < STEP_MAX; limit *= 10) {
            step *= 10;
        }
        return step;
    }

    /** The nearest valid price not above this one. */
    public static long roundDownE8(final long priceE8) {
        final long tickE8 = tickE8(priceE8);
        return Math.floorDiv(priceE8, tickE8) * tickE8;
    }

    /** The nearest valid price not below this one. */
    public static long roundUpE8(final long priceE8) {
        final long tickE8 = tickE8(priceE8);
        return Math.negateExact(Math.floorDiv(-priceE8, tickE8)) * tickE8;
    }

    /** Base and quote of a trading symbol: {@code tBTCUSD} or {@code tTESTBTC:TESTUSD}. Throws for anything else. */
    public static String[] currenciesOf(final String symbol) {
        final int colon = symbol.indexOf(':');
        if (symbol.startsWith("t") && colon > 1 && colon < symbol.length() - 1) {
            return new String[] {symbol.substring(1, colon), symbol.substring(colon + 1)};
        }
        if (symbol.startsWith("t") && colon < 0 && symbol.length() == 7) {
            return new String[] {symbol.substring(1, 4), symbol.substring(4)};
        }
        throw new IllegalArgumentException("not a trading symbol: " + symbol + " (expected tBTCUSD or tAVAX:USD)");
    }
}
