package genesis.gateway.simulator.account;

import genesis.core.exchange.MatchingBook;
import genesis.gateway.simulator.market.FloorListener;
import genesis.gateway.simulator.market.InstrumentTerms;
import genesis.gateway.simulator.market.PublicData;
import genesis.gateway.simulator.market.TradingFloor;

/**
 * What the accounts need of the market in which they trade, be it synthetic or recorded. Trades and quotes come to the
 * {@link FloorListener}.
 * <p>Threading: the one that drives the exchange.
 */
public interface AccountMarket {
    /** Instruments are numbers from zero; more may come, none goes. */
    int instrumentCount();

    InstrumentTerms terms(int instrument);

    /** The number of an instrument, or -1. */
    int instrument(String symbol);

    /** Where its orders meet. */
    MatchingBook book(int instrument);

    /** Of the last trade; or {@link MatchingBook#NO_PRICE} where there was none yet. */
    long lastPriceE8(int instrument);

    /** A number for a new order; all orders of an exchange share one sequence. */
    long nextOrderId();

    /** The one who hears what happens to orders of accounts. */
    void listen(FloorListener accounts);

    /** The synthetic market: its floor, and what it publishes. */
    static AccountMarket of(final TradingFloor floor, final PublicData data) {
        return new AccountMarket() {
            @Override
            public int instrumentCount() {
                return data.instruments().size();
            }

            @Override
            public InstrumentTerms terms(final int instrument) {
                return data.instruments().get(instrument);
            }

            @Override
            public int instrument(final String symbol) {
                return data.instrument(symbol);
            }

            @Override
            public MatchingBook book(final int instrument) {
                return floor.book(instrument);
            }

            @Override
            public long lastPriceE8(final int instrument) {
                return data.lastPriceE8(instrument);
            }

            @Override
            public long nextOrderId() {
                return floor.nextOrderId();
            }

            @Override
            public void listen(final FloorListener accounts) {
                floor.listen(accounts);
            }
        };
    }
}
