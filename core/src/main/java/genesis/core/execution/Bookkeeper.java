package genesis.core.execution;

import genesis.core.message.FeeCurrency;
import genesis.core.message.Side;
import genesis.core.portfolio.Attribution;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;

/**
 * Books what happens to the account: in the portfolio, and to the strategy that it belongs to. One door for both, so that
 * the sum over all strategies is the account, whatever the exchange reports and whoever caused it.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class Bookkeeper {
    private final Portfolio portfolio;
    private final Attribution attribution;
    private final Announcer announcer;

    public Bookkeeper(final Portfolio portfolio, final Attribution attribution, final Announcer announcer) {
        this.portfolio = portfolio;
        this.attribution = attribution;
        this.announcer = announcer;
    }

    Portfolio portfolio() {
        return portfolio;
    }

    Attribution attribution() {
        return attribution;
    }

    /** A fill, with what it cost in quote units. */
    void fill(final int strategyId, final int instrumentId, final Side side, final long priceE8, final long qtyE8,
              final long feeE8) {
        final Position position = portfolio.position(instrumentId);
        final long qtyBeforeE8 = position.qtyE8();
        final long realisedBeforeE8 = position.realisedPnlE8();
        portfolio.fill(instrumentId, side, priceE8, qtyE8, feeE8);
        attribution.onFill(strategyId, instrumentId, qtyBeforeE8, position.realisedPnlE8() - realisedBeforeE8, feeE8);
    }

    /** A fee that does not stand with its fill, in its own currency; returns what it is worth in quote units. */
    long fee(final int strategyId, final int instrumentId, final long priceE8, final long feeE8,
             final FeeCurrency currency) {
        if (feeE8 == 0) {
            return 0;
        }
        if (currency == FeeCurrency.BASE) {
            return feeInBase(strategyId, instrumentId, priceE8, feeE8);
        }
        if (currency == FeeCurrency.QUOTE) {
            feeInQuote(strategyId, instrumentId, feeE8);
            return feeE8;
        }
        return 0;
    }

    private void feeInQuote(final int strategyId, final int instrumentId, final long feeE8) {
        portfolio.fee(instrumentId, feeE8);
        attribution.onFee(strategyId, instrumentId, portfolio.position(instrumentId).qtyE8(), 0, feeE8);
    }

    /** A fee taken out of what was bought; returns what it is worth in quote units. */
    private long feeInBase(final int strategyId, final int instrumentId, final long priceE8, final long feeQtyE8) {
        final Position position = portfolio.position(instrumentId);
        final long qtyBeforeE8 = position.qtyE8();
        final long realisedBeforeE8 = position.realisedPnlE8();
        final long worthE8 = portfolio.feeInBase(instrumentId, priceE8, feeQtyE8);
        attribution.onFee(strategyId, instrumentId, qtyBeforeE8, position.realisedPnlE8() - realisedBeforeE8, worthE8);
        return worthE8;
    }

    /** Takes over a position as the exchange has it: nobody's strategy made it. */
    void adopt(final int instrumentId, final long qtyE8, final long priceE8) {
        portfolio.adopt(instrumentId, qtyE8, priceE8);
        attribution.onAdopted(instrumentId);
    }

    /** Says what a strategy came to, and the one whose position it was. */
    void announce(final int strategyId, final int ownerBefore) {
        announcer.performance(strategyId);
        if (ownerBefore != Attribution.NOBODY && ownerBefore != strategyId) {
            announcer.performance(ownerBefore);
        }
    }
}
