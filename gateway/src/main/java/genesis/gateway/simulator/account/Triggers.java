package genesis.gateway.simulator.account;

import genesis.core.exchange.MatchingBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Orders that wait outside the book. Stops wait for a trade at their price or beyond; a trailing stop follows the quote
 * of its side at a distance and fires when the quote comes back to it.
 * <p>Threading: the one that drives the exchange.
 */
final class Triggers {
    private final AccountMarket market;
    private final List<AccountOrder> waiting = new ArrayList<>();
    /** Lowest and highest trade since the last look, by instrument; they grow with the market. */
    private long[] lowE8 = new long[0];
    private long[] highE8 = new long[0];
    private boolean isDirty;

    Triggers(final AccountMarket market) {
        this.market = market;
    }

    /** A trade anywhere. */
    void printed(final int instrument, final long priceE8) {
        if (waiting.isEmpty()) {
            return;
        }
        ensure(instrument);
        lowE8[instrument] = Math.min(lowE8[instrument], priceE8);
        highE8[instrument] = Math.max(highE8[instrument], priceE8);
        isDirty = true;
    }

    void quoteChanged() {
        isDirty |= !waiting.isEmpty();
    }

    /** True where {@link #fired} has something to look at. */
    boolean isDirty() {
        return isDirty;
    }

    /** A trailing stop gets its first price here. */
    void add(final AccountOrder order) {
        if (order.kind == OrderKind.TRAILING_STOP) {
            restart(order);
        }
        waiting.add(order);
        ensure(order.instrument);
    }

    /** Its distance is another: it begins to follow anew. */
    void restart(final AccountOrder order) {
        order.priceE8 = trail(order, order.isBuy ? Long.MAX_VALUE : 0);
    }

    void remove(final AccountOrder order) {
        waiting.remove(order);
    }

    /** Takes those out that fire now, oldest first; those that only moved are in the second list. */
    List<AccountOrder> fired(final List<AccountOrder> moved) {
        if (!isDirty) {
            return List.of();
        }
        isDirty = false;
        final List<AccountOrder> fired = new ArrayList<>();
        for (final AccountOrder order : waiting) {
            if (order.kind == OrderKind.TRAILING_STOP) {
                final long priceE8 = trail(order, order.priceE8);
                if (priceE8 != order.priceE8) {
                    order.priceE8 = priceE8;
                    moved.add(order);
                }
            }
            if (isReached(order)) {
                fired.add(order);
            }
        }
        waiting.removeAll(fired);
        Arrays.fill(lowE8, Long.MAX_VALUE);
        Arrays.fill(highE8, 0);
        return fired;
    }

    private boolean isReached(final AccountOrder order) {
        if (order.kind != OrderKind.TRAILING_STOP) {
            return order.isBuy ? highE8[order.instrument] >= order.priceE8 : lowE8[order.instrument] <= order.priceE8;
        }
        final long quoteE8 = quoteE8(order);
        return quoteE8 != MatchingBook.NO_PRICE && order.priceE8 > 0
            && (order.isBuy ? quoteE8 >= order.priceE8 : quoteE8 <= order.priceE8);
    }

    /** The quote and the distance, where that is nearer than before. */
    private long trail(final AccountOrder order, final long beforeE8) {
        final long quoteE8 = quoteE8(order);
        if (quoteE8 == MatchingBook.NO_PRICE) {
            return beforeE8 == Long.MAX_VALUE ? 0 : beforeE8;
        }
        return order.isBuy ? Math.min(beforeE8 == 0 ? Long.MAX_VALUE : beforeE8, quoteE8 + order.trailingE8)
            : Math.max(beforeE8, quoteE8 - order.trailingE8);
    }

    private long quoteE8(final AccountOrder order) {
        final MatchingBook book = market.book(order.instrument);
        return order.isBuy ? book.bestAskE8() : book.bestBidE8();
    }

    private void ensure(final int instrument) {
        if (instrument >= lowE8.length) {
            final int before = lowE8.length;
            lowE8 = Arrays.copyOf(lowE8, instrument + 1);
            highE8 = Arrays.copyOf(highE8, instrument + 1);
            Arrays.fill(lowE8, before, instrument + 1, Long.MAX_VALUE);
        }
    }
}
