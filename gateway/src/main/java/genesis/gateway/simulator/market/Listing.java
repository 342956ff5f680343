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
     * Symbol, first price in ticks, tick × 10^8, gap in ticks, worth of a level, smallest order × 10^8. The first six are
     * the usual market; then paper trading, longer names, a perpetual contract and a price that needs an exponent; then
     * what is large on the exchange.
     */
    private static final Object[][] TABLE = {
        {"tBTCUSD", 67_000, 100_000_000, 6, 8_000.0, 1_000}, {"tETHUSD", 35_000, 10_000_000, 3, 8_000.0, 1_000},
        {"tLTCUSD", 62_000, 100_000, 6, 8_000.0, 1_000}, {"tXRPUSD", 61_000, 1_000, 5, 8_000.0, 1_000},
        {"tSOLUSD", 15_000, 1_000_000, 2, 8_000.0, 1_000}, {"tADAUSD", 45_000, 1_000, 4, 8_000.0, 1_000},
        {"tTESTBTC:TESTUSD", 66_000, 100_000_000, 6, 8_000.0, 4_000},
        {"tAVAX:USD", 36_000, 100_000, 4, 4_000.0, 10_000_000},
        {"tBTCF0:USTF0", 67_000, 100_000_000, 6, 20_000.0, 1_000},
        {"tDOGE:BTC", 97, 1, 1, 0.08, 1_000_000_000},
        {"tETHBTC", 52_000, 100, 4, 0.12, 50_000}, {"tLINK:USD", 14_500, 100_000, 2, 4_000.0, 10_000_000},
        {"tDOTUSD", 72_000, 10_000, 5, 4_000.0, 20_000_000}, {"tTRXUSD", 23_000, 1_000, 3, 4_000.0, 1_000_000_000},
        {"tDOGE:USD", 16_000, 1_000, 2, 4_000.0, 1_000_000_000}, {"tSHIB:USD", 2_400, 1, 2, 4_000.0, 10_000_000_000L},
        {"tXMRUSD", 16_500, 1_000_000, 2, 4_000.0, 1_000_000}, {"tETCUSD", 26_000, 100_000, 3, 4_000.0, 5_000_000},
        {"tBCHN:USD", 42_000, 1_000_000, 4, 4_000.0, 500_000}, {"tUNIUSD", 74_000, 10_000, 6, 4_000.0, 20_000_000},
        {"tAAVE:USD", 15_200, 1_000_000, 2, 4_000.0, 1_000_000}, {"tXLMUSD", 28_000, 1_000, 3, 4_000.0, 1_000_000_000},
        {"tFILUSD", 55_000, 10_000, 5, 4_000.0, 20_000_000}, {"tATOM:USD", 64_000, 10_000, 5, 4_000.0, 20_000_000},
        {"tNEAR:USD", 51_000, 10_000, 4, 4_000.0, 20_000_000}, {"tAPTUSD", 57_000, 10_000, 5, 4_000.0, 20_000_000},
        {"tARBUSD", 71_000, 1_000, 5, 4_000.0, 100_000_000}, {"tSUIUSD", 34_000, 10_000, 3, 4_000.0, 50_000_000},
        {"tLEOUSD", 58_000, 10_000, 5, 4_000.0, 20_000_000}, {"tEOSUSD", 60_000, 1_000, 5, 4_000.0, 200_000_000},
        {"tIOTUSD", 17_000, 1_000, 2, 2_000.0, 500_000_000}, {"tNEOUSD", 15_500, 100_000, 2, 2_000.0, 10_000_000},
        {"tZECUSD", 41_000, 100_000, 4, 2_000.0, 5_000_000}, {"tDSHUSD", 30_500, 100_000, 3, 2_000.0, 5_000_000},
        {"tXTZUSD", 73_000, 1_000, 6, 2_000.0, 200_000_000}, {"tALGUSD", 18_500, 1_000, 2, 2_000.0, 500_000_000},
        {"tMKRUSD", 15_700, 10_000_000, 2, 2_000.0, 100_000}, {"tCOMP:USD", 49_000, 100_000, 4, 2_000.0, 2_000_000},
        {"tGRTUSD", 19_500, 1_000, 2, 2_000.0, 500_000_000}, {"tSNXUSD", 16_200, 10_000, 2, 2_000.0, 50_000_000},
        {"tCRVUSD", 33_000, 1_000, 3, 2_000.0, 300_000_000}, {"tSUSHI:USD", 71_500, 1_000, 6, 2_000.0, 200_000_000},
        {"tYFIUSD", 53_000, 10_000_000, 4, 2_000.0, 20_000}, {"tLDOUSD", 15_800, 10_000, 2, 2_000.0, 50_000_000},
        {"tTONUSD", 52_500, 10_000, 4, 2_000.0, 20_000_000}, {"tICPUSD", 74_500, 10_000, 6, 2_000.0, 20_000_000},
        {"tAXSUSD", 62_500, 10_000, 5, 2_000.0, 20_000_000}, {"tCHZUSD", 68_000, 100, 6, 2_000.0, 1_000_000_000},
        {"tSANDX:USD", 29_500, 1_000, 3, 2_000.0, 300_000_000}, {"tBTCUST", 67_050, 100_000_000, 6, 8_000.0, 4_000},
        {"tETHUST", 35_020, 10_000_000, 3, 8_000.0, 50_000}, {"tBTCEUR", 61_500, 100_000_000, 6, 8_000.0, 4_000},
        {"tETHEUR", 32_100, 10_000_000, 3, 8_000.0, 50_000}, {"tETHF0:USTF0", 35_010, 10_000_000, 3, 8_000.0, 50_000},
        {"tLTCBTC", 72_000, 100, 6, 0.06, 1_000_000}, {"tXRPBTC", 910, 1, 1, 0.06, 1_000_000_000},
    };

    private static final Map<String, Listing> BY_SYMBOL = bySymbol();

    /** The names of the first so many instruments. Throws {@link IllegalArgumentException} for more than there are. */
    static List<String> symbols(final int count) {
        if (count < 1 || count > TABLE.length) {
            throw new IllegalArgumentException("instruments: expected 1 to " + TABLE.length + ", given " + count);
        }
        final List<String> symbols = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            symbols.add((String) TABLE[i][0]);
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
     * A quantity that an order may have: not below the smallest, and of no more digits than a double keeps, so that its text
     * is exact.
     */
    long quantityE8(final double qtyE8) {
        long lotE8 = 1;
        for (double mean = meanQtyE8(); mean >= MEAN_QTY_E8_MAX; mean /= 10) {
            lotE8 *= 10;
        }
        return (terms.minQtyE8() + (long) qtyE8 + lotE8 - 1) / lotE8 * lotE8;
    }

    private static Map<String, Listing> bySymbol() {
        final Map<String, Listing> listings = new TreeMap<>();
        for (final Object[] row : TABLE) {
            final String symbol = (String) row[0];
            final boolean isDerivative = symbol.contains("F0:");
            final boolean hasMargin = !symbol.startsWith("tTEST") && !symbol.equals("tDOGE:BTC");
            final InstrumentTerms terms = new InstrumentTerms(symbol, ((Number) row[5]).longValue(), QTY_MAX_E8,
                hasMargin ? INITIAL_MARGIN_E8 : 0, hasMargin ? MAINTENANCE_MARGIN_E8 : 0, isDerivative);
            listings.put(symbol, new Listing(terms, (Integer) row[1], ((Number) row[2]).longValue(), (Integer) row[3],
                (Double) row[4]));
        }
        return listings;
    }
}
