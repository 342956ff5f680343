package genesis.gateway.simulator.market;

import genesis.core.unit.Instrument;

/**
 * What the exchange publishes about an instrument.
 *
 * @param symbol              with its prefix: {@code tBTCUSD}
 * @param minQtyE8            smallest order
 * @param maxQtyE8            largest order
 * @param initialMarginE8     fraction of a position's value that must be there to open it; zero where there is no
 *                            margin trading
 * @param maintenanceMarginE8 fraction below which the position is liquidated; zero where there is no margin trading
 * @param isDerivative        a perpetual contract
 */
public record InstrumentTerms(String symbol, long minQtyE8, long maxQtyE8, long initialMarginE8,
                              long maintenanceMarginE8, boolean isDerivative) {
    /** The symbol without its prefix: {@code BTCUSD}. */
    public String pair() {
        return symbol.substring(1);
    }

    public String base() {
        return Instrument.currenciesOf(symbol)[0];
    }

    public String quote() {
        return Instrument.currenciesOf(symbol)[1];
    }

    public boolean hasMargin() {
        return initialMarginE8 > 0;
    }
}
