package genesis.gateway.simulator.market;

import genesis.core.unit.E8;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an instrument of the synthetic market begins, and what is published about it.
 *
 * @param terms      what is published
 * @param startTicks first price in ticks; within ± 30 % of it a price has at most five significant digits
 * @param tickE8     step of the price, the same at every price
 * @param gapTicks   mean distance of two levels
 * @param levelValue mean worth of a level, in quote currency
 */
record Listing(InstrumentTerms terms, int startTicks, long tickE8, int gapTicks, double levelValue) {
    private static final long QTY_MAX_E8 = 1_000_000_000 * E8.ONE;
    /** Beyond it quantities lose their last decimals: 15 digits hold a hundred times as much. */
    private static final double MEAN_QTY_E8_MAX = 1e13;
    private static final long INITIAL_MARGIN_E8 = E8.ONE / 10;
    private static final long MAINTENANCE_MARGIN_E8 = E8.ONE / 20;

    /**
     * The first six are the usual market; then paper trading, longer names, a perpetual contract and a price that needs
     * an exponent; then what is large on the exchange.
     */
    private static final Listing[] TABLE = {
        listing("tBTCUSD", 67_000, 100_000_000, 6, 8_000, 1_000),
        listing("tETHUSD", 35_000, 10_000_000, 3, 8_000, 1_000),
        listing("tLTCUSD", 62_000, 100_000, 6, 8_000, 1_000),
        listing("tXRPUSD", 61_000, 1_000, 5, 8_000, 1_000),
        listing("tSOLUSD", 15_000, 1_000_000, 2, 8_000, 1_000),
        listing("tADAUSD", 45_000, 1_000, 4, 8_000, 1_000),
        listing("tTESTBTC:TESTUSD", 66_000, 100_000_000, 6, 8_000, 4_000),
        listing("tAVAX:USD", 36_000, 100_000, 4, 4_000, 10_000_000),
        listing("tBTCF0:USTF0", 67_000, 100_000_000, 6, 20_000, 1_000),
        listing("tDOGE:BTC", 97, 1, 1, 0.08, 1_000_000_000),
        listing("tETHBTC", 52_000, 100, 4, 0.12, 50_000),
        listing("tLINK:USD", 14_500, 100_000, 2, 4_000, 10_000_000),
        listing("tDOTUSD", 72_000, 10_000, 5, 4_000, 20_000_000),
        listing("tTRXUSD", 23_000, 1_000, 3, 4_000, 1_000_000_000),
        listing("tDOGE:USD", 16_000, 1_000, 2, 4_000, 1_000_000_000),
        listing("tSHIB:USD", 2_400, 1, 2, 4_000, 10_000_000_000L),
        listing("tXMRUSD", 16_500, 1_000_000, 2, 4_000, 1_000_000),
        listing("tETCUSD", 26_000, 100_000, 3, 4_000, 5_000_000),
        listing("tBCHN:USD", 42_000, 1_000_000, 4, 4_000, 500_000),
        listing("tUNIUSD", 74_000, 10_000, 6, 4_000, 20_000_000),
        listing("tAAVE:USD", 15_200, 1_000_000, 2, 4_000, 1_000_000),
        listing("tXLMUSD", 28_000, 1_000, 3, 4_000, 1_000_000_000),
        listing("tFILUSD", 55_000, 10_000, 5, 4_000, 20_000_000),
        listing("tATOM:USD", 64_000, 10_000, 5, 4_000, 20_000_000),
        listing("tNEAR:USD", 51_000, 10_000, 4, 4_000, 20_000_000),
        listing("tAPTUSD", 57_000, 10_000, 5, 4_000, 20_000_000),
        listing("tARBUSD", 71_000, 1_000, 5, 4_000, 100_000_000),
        listing("tSUIUSD", 34_000, 10_000, 3, 4_000, 50_000_000),
        listing("tLEOUSD", 58_000, 10_000, 5, 4_000, 20_000_000),
        listing("tEOSUSD", 60_000, 1_000, 5, 4_000, 200_000_000),
        listing("tIOTUSD", 17_000, 1_000, 2, 2_000, 500_000_000),
        listing("tNEOUSD", 15_500, 100_000, 2, 2_000, 10_000_000),
        listing("tZECUSD", 41_000, 100_000, 4, 2_000, 5_000_000),
        listing("tDSHUSD", 30_500, 100_000, 3, 2_000, 5_000_000),
        listing("tXTZUSD", 73_000, 1_000, 6, 2_000, 200_000_000),
        listing("tALGUSD", 18_500, 1_000, 2, 2_000, 500_000_000),
        listing("tMKRUSD", 15_700, 10_000_000, 2, 2_000, 100_000),
        listing("tCOMP:USD", 49_000, 100_000, 4, 2_000, 2_000_000),
        listing("tGRTUSD", 19_500, 1_000, 2, 2_000, 500_000_000),
        listing("tSNXUSD", 16_200, 10_000, 2, 2_000, 50_000_000),
        listing("tCRVUSD", 33_000, 1_000, 3, 2_000, 300_000_000),
        listing("tSUSHI:USD", 71_500, 1_000, 6, 2_000, 200_000_000),
        listing("tYFIUSD", 53_000, 10_000_000, 4, 2_000, 20_000),
        listing("tLDOUSD", 15_800, 10_000, 2, 2_000, 50_000_000),
        listing("tTONUSD", 52_500, 10_000, 4, 2_000, 20_000_000),
        listing("tICPUSD", 74_500, 10_000, 6, 2_000, 20_000_000),
        listing("tAXSUSD", 62_500, 10_000, 5, 2_000, 20_000_000),
        listing("tCHZUSD", 68_000, 100, 6, 2_000, 1_000_000_000),
        listing("tSANDX:USD", 29_500, 1_000, 3, 2_000, 300_000_000),
        listing("tBTCUST", 67_050, 100_000_000, 6, 8_000, 4_000),
        listing("tETHUST", 35_020, 10_000_000, 3, 8_000, 50_000),
        listing("tBTCEUR", 61_500, 100_000_000, 6, 8_000, 4_000),
        listing("tETHEUR", 32_100, 10_000_000, 3, 8_000, 50_000),
        listing("tETHF0:USTF0", 35_010, 10_000_000, 3, 8_000, 50_000),
        listing("tLTCBTC", 72_000, 100, 6, 0.06, 1_000_000),
        listing("tXRPBTC", 910, 1, 1, 0.06, 1_000_000_000),
    };

    private static final Map<String, Listing> BY_SYMBOL = bySymbol();

    /** The names of the first so many instruments. Throws {@link IllegalArgumentException} for more than there are. */
    static List<String> symbols(final int count) {
        if (count < 1 || count > TABLE.length) {
            throw new IllegalArgumentException("instruments: expected 1 to " + TABLE.length + ", given " + count);
        }
        final List<String> symbols = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            symbols.add(TABLE[i].terms.symbol());
        }
        return List.copyOf(symbols);
    }

    /** Throws {@link IllegalArgumentException} for a symbol that the synthetic market does not know. */
    static Listing of(final String symbol) {
        final Listing listing = BY_SYMBOL.get(symbol);
        if (listing == null) {
            throw new IllegalArgumentException("symbol " + symbol + " is not in the synthetic market; it has "
                + String.join(",", symbols(TABLE.length)));
        }
        return listing;
    }

    /** Mean of what stands at a level. */
    double meanQtyE8() {
        return levelValue / (startTicks * (double) tickE8) * 1e16;
    }

    /**
     * A quantity that an order may have: not below the smallest, and of no more digits than a double keeps, so that its
     * text is exact.
     */
    long quantityE8(final double qtyE8) {
        long lotE8 = 1;
        for (double mean = meanQtyE8(); mean >= MEAN_QTY_E8_MAX; mean /= 10) {
            lotE8 *= 10;
        }
        return (terms.minQtyE8() + (long) qtyE8 + lotE8 - 1) / lotE8 * lotE8;
    }

    private static Listing listing(final String symbol, final int startTicks, final long tickE8, final int gapTicks,
                                   final double levelValue, final long minQtyE8) {
        final boolean hasMargin = !symbol.startsWith("tTEST") && !symbol.equals("tDOGE:BTC");
        return new Listing(new InstrumentTerms(symbol, minQtyE8, QTY_MAX_E8, hasMargin ? INITIAL_MARGIN_E8 : 0,
            hasMargin ? MAINTENANCE_MARGIN_E8 : 0, symbol.contains("F0:")), startTicks, tickE8, gapTicks, levelValue);
    }

    private static Map<String, Listing> bySymbol() {
        final Map<String, Listing> listings = new TreeMap<>();
        for (final Listing listing : TABLE) {
            listings.put(listing.terms.symbol(), listing);
        }
        return listings;
    }
}
