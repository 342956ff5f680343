package genesis.gateway.simulator.market;

/** What the public channels hear. Instruments are numbers. Threading: the one that drives the exchange. */
public interface MarketListener {
    /** A trade was printed; the amount is signed by the taker's side. */
    void printed(int instrument, long tradeId, long timeMs, long priceE8, long amountE8);

    /** A tenth of a second is over for this instrument: its book may be told. */
    void batchEnded(int instrument, long batchCount);

    /** A second is over for this instrument. */
    void secondEnded(int instrument);

    /** A liquidation of a derivative. */
    void liquidated(Liquidation liquidation);
}
