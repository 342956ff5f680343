package genesis.core.exchange;

import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.pipeline.Venue;
import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;

/**
 * Commands on their way to the simulated exchange, first in, first out.
 * <p>Allocation: none after construction. Threading: one thread.
 */
final class PendingArrivals {
    /**
     * The order budget lets at most 1,000 orders through in a second, each may be canceled, and a way takes seconds at
     * most.
     */
    static final int COUNT_MAX = 16 * 1024;

    private static final int MASK = COUNT_MAX - 1;
    private static final byte CANCEL = 0;
    private static final byte PLACE = 1;
    private static final byte AMEND = 2;

    private final long[] arrivalNs = new long[COUNT_MAX];
    private final OrderTicket[] tickets = new OrderTicket[COUNT_MAX];
    private final byte[] kind = new byte[COUNT_MAX];
    private long head;
    private long tail;
    private long lastArrivalNs;

    PendingArrivals() {
        for (int i = 0; i < COUNT_MAX; i++) {
            tickets[i] = new OrderTicket();
        }
    }

    /** The order that arrives then, to be filled in by the caller. */
    OrderTicket place(final long atNs) {
        return add(atNs, PLACE);
    }

    void cancel(final long atNs, final long clientId, final int instrument) {
        add(atNs, CANCEL).of(clientId, instrument, Side.BUY, OrderType.MARKET, 0, 0);
    }

    /** The change that arrives then; 0 leaves a price or what is left. */
    OrderTicket amend(final long atNs, final long clientId, final int instrument, final long newPriceE8, final long newRemainingE8) {
        return add(atNs, AMEND).of(clientId, instrument, Side.BUY, OrderType.LIMIT, newPriceE8, newRemainingE8);
    }

    /** When the next one arrives, or {@link Venue#NOTHING_DUE}. */
    long nextNs() {
        return head == tail ? Venue.NOTHING_DUE : arrivalNs[(int) head & MASK];
    }

    /** Hands the next one to the exchange. */
    void deliver(final SimulatedExchange exchange) {
        final int slot = (int) head++ & MASK;
        final OrderTicket ticket = tickets[slot];
        switch (kind[slot]) {
            case PLACE -> exchange.place(ticket);
            case AMEND -> exchange.amend(ticket);
            default -> exchange.cancel(ticket.clientOrderId, ticket.instrumentId);
        }
    }

    void addTo(final StreamDigest digest) {
        digest.add(tail - head).add(lastArrivalNs);
        for (long at = head; at < tail; at++) {
            final int slot = (int) at & MASK;
            tickets[slot].addTo(digest.add(arrivalNs[slot]).add(kind[slot]));
        }
    }

    private OrderTicket add(final long atNs, final byte what) {
        Check.that(tail - head < COUNT_MAX, "commands on their way to the paper venue, at most " + COUNT_MAX,
            tail - head);
        lastArrivalNs = Math.max(lastArrivalNs, atNs);
        final int slot = (int) tail++ & MASK;
        arrivalNs[slot] = lastArrivalNs;
        kind[slot] = what;
        return tickets[slot];
    }
}
