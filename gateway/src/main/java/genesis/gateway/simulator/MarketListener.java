package genesis.gateway.simulator;

/** What happens in a {@link SyntheticMarket}. Instruments are indexes into {@link SyntheticMarket#SYMBOLS}. */
interface MarketListener {
    /** A trade; the amount is signed by the taker's side. */
    void traded(int instrument, long tradeId, long timeMs, long priceE8, long amountE8);

    /** A level was set, or removed with a count of zero; then the amount is ±1. Signed: above zero a bid. */
    void levelChanged(int instrument, long priceE8, int orderCount, long amountE8);

    /** The batch is complete: the book may be used. */
    void batchEnded(int instrument);

    /** Once a second: best prices, last price, the current candle. */
    void summaryChanged(int instrument);
}
