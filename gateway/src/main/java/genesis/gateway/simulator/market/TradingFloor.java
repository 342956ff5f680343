package genesis.gateway.simulator.market;

import genesis.core.exchange.MatchingBook;

/**
 * Where accounts meet the synthetic participants: one {@link MatchingBook} for each instrument. An account places,
 * amends and cancels in the book itself; the market prints the trades publicly, and its channels show the orders.
 * <p>Threading: the one that drives the exchange.
 */
public interface TradingFloor {
    /** The owner of all synthetic orders; accounts are numbers above it. */
    long PARTICIPANTS = 0;

    /** The book of an instrument, to be changed by orders of accounts. */
    MatchingBook book(int instrument);

    /** A number that no order had before, larger than all before. */
    long nextOrderId();

    /** The one who hears what happens to orders of accounts, and where the best prices go. */
    void listen(FloorListener accounts);
}
