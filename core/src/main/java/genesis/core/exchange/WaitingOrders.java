package genesis.core.exchange;

import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;

/**
 * Our orders that wait for a price outside the book, in the order in which they came. A stop waits for a trade at its price
 * or beyond; a trailing stop follows the best price of the other side at its distance and waits for that to come back.
 * <p>Allocation: none after construction. Threading: one thread.
 */
final class WaitingOrders {
    static final int NONE = -1;

    private final OrderTicket[] tickets;
    private final long[] exchangeIds;
    private final long[] pairedWith;
    private final int[] countOfInstrument = new int[Instrument.COUNT_MAX];
    private int count;

    WaitingOrders(final int capacity) {
        tickets = new OrderTicket[capacity];
        exchangeIds = new long[capacity];
        pairedWith = new long[capacity];
        for (int i = 0; i < capacity; i++) {
            tickets[i] = new OrderTicket();
        }
    }

    boolean isFull() {
        return count == tickets.length;
    }

    int count() {
        return count;
    }

    boolean isAny(final int instrumentId) {
        return countOfInstrument[instrumentId] != 0;
    }

    /** A place at the end, to be filled in by the caller; the paired order's client id is 0 for none. */
    OrderTicket add(final int instrumentId, final long exchangeId, final long pairedClientId) {
        exchangeIds[count] = exchangeId;
        pairedWith[count] = pairedClientId;
        countOfInstrument[instrumentId]++;
        return tickets[count++];
    }

    OrderTicket ticket(final int index) {
        return tickets[index];
    }

    long exchangeId(final int index) {
        return exchangeIds[index];
    }

    /** 0 where it stands alone. */
    long pairedWith(final int index) {
        return pairedWith[index];
    }

    int find(final int instrumentId, final long clientOrderId) {
        for (int i = 0; i < count && isAny(instrumentId); i++) {
            if (tickets[i].clientOrderId == clientOrderId && tickets[i].instrumentId == instrumentId) {
                return i;
            }
        }
        return NONE;
    }

    /** Changes one; 0 leaves a number as it is. False where it would not be an order any more: then it stays. */
    boolean amend(final int index, final OrderTicket change) {
        final OrderTicket one = tickets[index];
        final long priceE8 = change.priceE8 == 0 ? one.priceE8 : change.priceE8;
        final long auxPriceE8 = change.auxPriceE8 == 0 ? one.auxPriceE8 : change.auxPriceE8;
        final long qtyE8 = change.qtyE8 == 0 ? one.qtyE8 : change.qtyE8;
        if (Math.min(Math.min(priceE8, auxPriceE8), Math.min(qtyE8, change.trailingE8)) < 0
            || Executions.isTooMuchMoney(Math.max(priceE8, auxPriceE8), qtyE8)) {
            return false;
        }
        one.qtyE8 = qtyE8;
        one.auxPriceE8 = auxPriceE8;
        if (one.type != OrderType.TRAILING_STOP) {
            one.priceE8 = priceE8;
        } else if (change.trailingE8 != 0) {
            one.trailingE8 = change.trailingE8;
            one.priceE8 = 0;
        }
        return true;
    }

    /** Takes one out; its ticket stays as it is until the next one is added. */
    OrderTicket remove(final int index) {
        final OrderTicket removed = tickets[index];
        countOfInstrument[removed.instrumentId]--;
        count--;
        for (int i = index; i < count; i++) {
            tickets[i] = tickets[i + 1];
            exchangeIds[i] = exchangeIds[i + 1];
            pairedWith[i] = pairedWith[i + 1];
        }
        tickets[count] = removed;
        return removed;
    }

    /** The first that a trade at this price triggers, or {@link #NONE}. */
    int reachedByTrade(final int instrumentId, final long priceE8) {
        for (int i = 0; i < count; i++) {
            final OrderTicket ticket = tickets[i];
            if (ticket.instrumentId == instrumentId && ticket.type != OrderType.TRAILING_STOP
                && (ticket.side == Side.BUY ? priceE8 >= ticket.priceE8 : priceE8 <= ticket.priceE8)) {
                return i;
            }
        }
        return NONE;
    }

    /** Trailing stops follow; the first that the best prices have come back to, or {@link #NONE}. */
    int reachedByQuotes(final int instrumentId, final Listing listing) {
        for (int i = 0; i < count; i++) {
            final OrderTicket ticket = tickets[i];
            if (ticket.instrumentId == instrumentId && ticket.type == OrderType.TRAILING_STOP
                && listing.oppositeCount(ticket.side) > 0 && follow(ticket, listing.oppositePriceE8(ticket.side, 0))) {
                return i;
            }
        }
        return NONE;
    }

    /** Buys follow the best ask down and wait above it, sells follow the best bid up and wait below. */
    private static boolean follow(final OrderTicket ticket, final long quoteE8) {
        if (ticket.side == Side.BUY) {
            final long stopE8 = quoteE8 + ticket.trailingE8;
            ticket.priceE8 = ticket.priceE8 == 0 ? stopE8 : Math.min(ticket.priceE8, stopE8);
            return quoteE8 >= ticket.priceE8;
        }
        // A distance wider than the price itself leaves no price to stop at: the smallest one then.
        ticket.priceE8 = Math.max(Math.max(1, ticket.priceE8), quoteE8 - ticket.trailingE8);
        return quoteE8 <= ticket.priceE8;
    }

    void addTo(final StreamDigest digest) {
        digest.add(count);
        for (int i = 0; i < count; i++) {
            tickets[i].addTo(digest.add(exchangeIds[i]).add(pairedWith[i]));
        }
    }
}
