package genesis.core.exchange;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * The orders of a {@link MatchingBook}: a slot number stands for an order, its fields stand in columns, and orders of
 * one queue are linked in both directions.
 * <p>Allocation: only where it grows. Threading: one thread.
 */
final class MatchingOrders {
    /** End of a queue, and the answer where nothing was found. */
    static final int NONE = -1;

    long[] orderId;
    long[] ownerId;
    long[] priceE8;
    long[] leftE8;
    boolean[] isBuy;
    boolean[] isHidden;
    int[] next;
    int[] previous;

    private final Long2LongHashMap slotOf = new Long2LongHashMap(NONE);
    private int free = NONE;
    private int used;
    private int count;

    MatchingOrders(final int capacity) {
        orderId = new long[capacity];
        ownerId = new long[capacity];
        priceE8 = new long[capacity];
        leftE8 = new long[capacity];
        isBuy = new boolean[capacity];
        isHidden = new boolean[capacity];
        next = new int[capacity];
        previous = new int[capacity];
    }

    int count() {
        return count;
    }

    /** The order's slot, or {@link #NONE}. */
    int slotOf(final long id) {
        return (int) slotOf.get(id);
    }

    /** A slot for this order, in no queue yet. The id must be new. */
    int add(final long id, final long owner, final boolean buys, final long price, final long left,
            final boolean hidden) {
        final int slot = take();
        orderId[slot] = id;
        ownerId[slot] = owner;
        priceE8[slot] = price;
        leftE8[slot] = left;
        isBuy[slot] = buys;
        isHidden[slot] = hidden;
        slotOf.put(id, slot);
        count++;
        return slot;
    }

    /** Gives the slot back; its order must have left its queue. */
    void remove(final int slot) {
        slotOf.remove(orderId[slot]);
        next[slot] = free;
        free = slot;
        count--;
    }

    private int take() {
        if (free != NONE) {
            final int slot = free;
            free = next[slot];
            return slot;
        }
        if (used == orderId.length) {
            grow();
        }
        return used++;
    }

    private void grow() {
        final int capacity = 2 * orderId.length;
        orderId = Arrays.copyOf(orderId, capacity);
        ownerId = Arrays.copyOf(ownerId, capacity);
        priceE8 = Arrays.copyOf(priceE8, capacity);
        leftE8 = Arrays.copyOf(leftE8, capacity);
        isBuy = Arrays.copyOf(isBuy, capacity);
        isHidden = Arrays.copyOf(isHidden, capacity);
        next = Arrays.copyOf(next, capacity);
        previous = Arrays.copyOf(previous, capacity);
    }
}
