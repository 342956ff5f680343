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

    private final long[] arrivalNs = new long[COUNT_MAX];
    private final long[] clientOrderId = new long[COUNT_MAX];
    private final long[] priceE8 = new long[COUNT_MAX];
    private final long[] qtyE8 = new long[COUNT_MAX];
    private final int[] instrumentId = new int[COUNT_MAX];
    private final byte[] kind = new byte[COUNT_MAX];
    private final byte[] side = new byte[COUNT_MAX];
    private final byte[] type = new byte[COUNT_MAX];
    private long head;
    private long tail;
    private long lastArrivalNs;

    void place(final long atNs, final long clientId, final int instrument, final Side orderSide,
               final OrderType orderType, final long limitE8, final long orderedE8) {
        final int slot = add(atNs, clientId, instrument, PLACE);
        side[slot] = (byte) orderSide.value();
        type[slot] = (byte) orderType.value();
        priceE8[slot] = limitE8;
        qtyE8[slot] = orderedE8;
    }

    void cancel(final long atNs, final long clientId, final int instrument) {
        add(atNs, clientId, instrument, CANCEL);
    }

    /** When the next one arrives, or {@link Venue#NOTHING_DUE}. */
    long nextNs() {
        return head == tail ? Venue.NOTHING_DUE : arrivalNs[(int) head & MASK];
    }

    /** Hands the next one to the exchange. */
    void deliver(final SimulatedExchange exchange) {
        final int slot = (int) head++ & MASK;
        if (kind[slot] == PLACE) {
            exchange.place(clientOrderId[slot], instrumentId[slot], Side.get(side[slot]), OrderType.get(type[slot]),
                priceE8[slot], qtyE8[slot]);
        } else {
            exchange.cancel(clientOrderId[slot], instrumentId[slot]);
        }
    }

    void addTo(final StreamDigest digest) {
        digest.add(tail - head).add(lastArrivalNs);
        for (long at = head; at < tail; at++) {
            final int slot = (int) at & MASK;
            digest.add(arrivalNs[slot]).add(clientOrderId[slot]).add(instrumentId[slot]).add(kind[slot]);
            if (kind[slot] == PLACE) {
                digest.add(side[slot]).add(type[slot]).add(priceE8[slot]).add(qtyE8[slot]);
            }
        }
    }

    private int add(final long atNs, final long clientId, final int instrument, final byte what) {
        Check.that(tail - head < COUNT_MAX, "commands on their way to the paper venue, at most " + COUNT_MAX,
            tail - head);
        lastArrivalNs = Math.max(lastArrivalNs, atNs);
        final int slot = (int) tail++ & MASK;
        arrivalNs[slot] = lastArrivalNs;
        clientOrderId[slot] = clientId;
        instrumentId[slot] = instrument;
        kind[slot] = what;
        return slot;
    }
}
