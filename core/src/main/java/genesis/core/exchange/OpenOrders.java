package genesis.core.exchange;

import genesis.core.message.Side;
import genesis.core.unit.Check;
import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;
import java.util.Arrays;

/**
 * Our resting orders: one chain per instrument and side, best price first, earlier first at the same price. An order is
 * a slot number; its fields stand in columns.
 * <p>Allocation: none after construction. Threading: one thread.
 */
final class OpenOrders {
    /** End of a chain, and the answer where nothing was found. */
    static final int NONE = -1;

    final long[] clientOrderId;
    final long[] exchangeOrderId;
    final long[] priceE8;
    final long[] remainingQtyE8;
    /** What the book showed at the price when the order came, less what traded or left since. */
    final long[] queueAheadE8;
    final long[] filledQtyE8;
    /** Client id of the stop beside it; 0 for none. */
    final long[] pairedWith;
    final boolean[] hidden;
    final boolean[] postOnly;
    final boolean[] reduceOnly;

    private final int[] next;
    private final int[] best = new int[2 * Instrument.COUNT_MAX];
    private final int[] countOfInstrument = new int[Instrument.COUNT_MAX];
    private int free;
    private int count;

    OpenOrders(final int capacity) {
        clientOrderId = new long[capacity];
        exchangeOrderId = new long[capacity];
        priceE8 = new long[capacity];
        remainingQtyE8 = new long[capacity];
        queueAheadE8 = new long[capacity];
        filledQtyE8 = new long[capacity];
        pairedWith = new long[capacity];
        hidden = new boolean[capacity];
        postOnly = new boolean[capacity];
        reduceOnly = new boolean[capacity];
        next = new int[capacity];
        Arrays.fill(best, NONE);
        for (int slot = 0; slot < capacity; slot++) {
            next[slot] = slot + 1 < capacity ? slot + 1 : NONE;
        }
    }

    boolean isFull() {
        return free == NONE;
    }

    int count() {
        return count;
    }

    boolean isAnyOpen(final int instrumentId) {
        return countOfInstrument[instrumentId] != 0;
    }

    /** The best order of a side, or {@link #NONE}. */
    int best(final int instrumentId, final Side side) {
        return best[chain(instrumentId, side)];
    }

    /** The next best order after this one, or {@link #NONE}. */
    int next(final int slot) {
        return next[slot];
    }

    /** Puts an ordinary order behind all that are better or came earlier at the same price. There must be room. */
    int add(final int instrumentId, final Side side, final long clientId, final long exchangeId,
             final long limitE8, final long qtyE8, final long aheadE8) {
        Check.that(free != NONE, "room for an order: open", count);
        final int slot = free;
        free = next[slot];
        clientOrderId[slot] = clientId;
        exchangeOrderId[slot] = exchangeId;
        priceE8[slot] = limitE8;
        remainingQtyE8[slot] = qtyE8;
        queueAheadE8[slot] = aheadE8;
        filledQtyE8[slot] = pairedWith[slot] = 0;
        hidden[slot] = postOnly[slot] = reduceOnly[slot] = false;

        final int chain = chain(instrumentId, side);
        int before = NONE;
        int after = best[chain];
        while (after != NONE && !isBetter(side, limitE8, priceE8[after])) {
            before = after;
            after = next[after];
        }
        next[slot] = after;
        link(chain, before, slot);
        countOfInstrument[instrumentId]++;
        count++;
        return slot;
    }

    /** Takes an order out. It must be open on this instrument and side. */
    void remove(final int instrumentId, final Side side, final int slot) {
        final int chain = chain(instrumentId, side);
        int before = NONE;
        for (int at = best[chain]; at != slot; at = next[at]) {
            Check.that(at != NONE, "the order is in its chain: slot", slot);
            before = at;
        }
        link(chain, before, next[slot]);
        next[slot] = free;
        free = slot;
        countOfInstrument[instrumentId]--;
        count--;
    }

    /** The order with this client id on one side, or {@link #NONE}. */
    int find(final int instrumentId, final Side side, final long clientId) {
        int slot = best[chain(instrumentId, side)];
        while (slot != NONE && clientOrderId[slot] != clientId) {
            slot = next[slot];
        }
        return slot;
    }

    void addTo(final StreamDigest digest) {
        digest.add(count);
        for (int chain = 0; chain < best.length; chain++) {
            for (int slot = best[chain]; slot != NONE; slot = next[slot]) {
                digest.add(chain).add(clientOrderId[slot]).add(exchangeOrderId[slot]).add(priceE8[slot])
                    .add(remainingQtyE8[slot]).add(queueAheadE8[slot]).add(filledQtyE8[slot]).add(pairedWith[slot])
                    .add((hidden[slot] ? 1 : 0) + (postOnly[slot] ? 2 : 0) + (reduceOnly[slot] ? 4 : 0));
            }
        }
    }

    private void link(final int chain, final int before, final int slot) {
        if (before == NONE) {
            best[chain] = slot;
        } else {
            next[before] = slot;
        }
    }

    private static boolean isBetter(final Side side, final long aE8, final long bE8) {
        return side == Side.BUY ? aE8 > bE8 : aE8 < bE8;
    }

    private static int chain(final int instrumentId, final Side side) {
        return 2 * instrumentId + (side == Side.BUY ? 0 : 1);
    }
}
