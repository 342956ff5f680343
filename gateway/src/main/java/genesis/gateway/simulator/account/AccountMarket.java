package genesis.gateway.simulator.account;

import genesis.core.exchange.MatchingBook;

/**
 * What the accounts need of the market in which they trade. Orders of accounts and of everybody else meet in the same
 * {@link MatchingBook}; the market listens to it and must hand each trade to {@link Accounts#traded}, and call
 * {@link Accounts#settle} when an operation, or a step of several, is over.
 * <p>Threading: the one that drives the exchange.
 */
public interface AccountMarket {
    /** Instruments are numbers from zero; more may come, none goes. */
    int instrumentCount();

    /** Such as {@code tBTCUSD}. */
    String symbol(int instrument);

    /** Where its orders meet. */
    MatchingBook book(int instrument);

    /** Of the last trade, or {@link MatchingBook#NO_PRICE} before the first. */
    long lastPriceE8(int instrument);

    /** Smallest order. */
    long qtyE8Min(int instrument);

    /** Largest order. */
    long qtyE8Max(int instrument);

    /** A number for a new order; all orders of an exchange share one sequence. */
    long nextOrderId();

    /** The number of an instrument, or -1. */
    default int instrumentOf(final String symbol) {
        for (int i = 0; i < instrumentCount(); i++) {
            if (symbol(i).equals(symbol)) {
                return i;
            }
        }
        return -1;
    }
}
