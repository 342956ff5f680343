package genesis.gateway.simulator.account;

import genesis.core.exchange.MatchingBook;
import genesis.core.message.Side;
import java.math.BigDecimal;

/**
 * Whether an account can pay for an order. Exchange orders need what they would spend; margin orders need margin for
 * what positions and orders could become, unless they only make a position smaller.
 * <p>Threading: the one that drives the exchange.
 */
final class Funds {
    private final AccountMarket market;

    Funds(final AccountMarket market) {
        this.market = market;
    }

    /**
     * Null where there is enough, otherwise the exchange's words.
     *
     * @param but an open order that shall become this one, or null
     */
    String lack(final Account account, final int instrument, final boolean isExchange, final OrderKind kind,
                final long amountE8, final long priceE8, final AccountOrder but) {
        final boolean isEnough = isExchange ? isEnough(account, instrument, kind, amountE8, priceE8, but)
            : isEnoughMargin(account, instrument, amountE8, priceE8, but);
        if (isEnough) {
            return null;
        }
        final String what = " balance for " + Decimals.text(Decimals.ofE8(amountE8)) + " " + market.terms(instrument)
            .pair()
            + " at " + Decimals.text(Decimals.ofE8(priceE8));
        return isExchange ? "Invalid order: not enough exchange" + what + "." : "Invalid order: not enough tradable"
            + what;
    }

    /** The worst visible price that a market order for so much meets: no order goes deeper, so none costs more. */
    long worstPriceE8(final int instrument, final boolean isBuy, final long qtyE8) {
        final MatchingBook book = market.book(instrument);
        final Side makers = isBuy ? Side.SELL : Side.BUY;
        long leftE8 = qtyE8;
        long priceE8 = MatchingBook.NO_PRICE;
        for (int level = book.bestLevel(makers); level != MatchingBook.NONE && leftE8 > 0;
             level = book.nextLevel(makers, level)) {
            priceE8 = book.levelPriceE8(makers, level);
            leftE8 -= book.levelQtyE8(makers, level);
        }
        return priceE8;
    }

    private boolean isEnough(final Account account, final int instrument, final OrderKind kind, final long amountE8,
                             final long priceE8, final AccountOrder but) {
        final var terms = market.terms(instrument);
        final String currency = amountE8 > 0 ? terms.quote() : terms.base();
        final BigDecimal available =
            account.wallet(Account.EXCHANGE, currency).balance().subtract(account.held(currency, but));
        final BigDecimal needed = amountE8 < 0 ? Decimals.ofE8(-amountE8)
            : kind == OrderKind.MARKET ? costOfMarket(instrument, amountE8)
            : Decimals.ofE8(amountE8).multiply(Decimals.ofE8(priceE8));
        return needed.compareTo(available) <= 0;
    }

    /** Hidden orders may make it cheaper, never dearer. */
    private BigDecimal costOfMarket(final int instrument, final long qtyE8) {
        final MatchingBook book = market.book(instrument);
        BigDecimal cost = BigDecimal.ZERO;
        long leftE8 = qtyE8;
        for (int level = book.bestLevel(Side.SELL); level != MatchingBook.NONE && leftE8 > 0;
             level = book.nextLevel(Side.SELL, level)) {
            final long takenE8 = Math.min(leftE8, book.levelQtyE8(Side.SELL, level));
            cost = cost.add(Decimals.ofE8(takenE8).multiply(Decimals.ofE8(book.levelPriceE8(Side.SELL, level))));
            leftE8 -= takenE8;
        }
        return cost;
    }

    private boolean isEnoughMargin(final Account account, final int instrument, final long amountE8, final long priceE8,
                                   final AccountOrder but) {
        final BigDecimal position = account.positionOf(market.terms(instrument).symbol());
        final BigDecimal amount = Decimals.ofE8(amountE8);
        if (position.signum() * amount.signum() < 0 && amount.abs().compareTo(position.abs()) <= 0) {
            return true;
        }
        final long moreE8 = amountE8 - (but == null ? 0 : but.signed(but.leftE8));
        return account.marginRequired(instrument, moreE8, priceE8).compareTo(account.marginEquity()) <= 0;
    }
}
