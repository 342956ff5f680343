package genesis.gateway.codec;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One side of a book as the wire wrote it: price levels, or single orders of a raw book, sorted, each with the text that
 * the exchange computes its checksum over. Worst first, so that changes near the best price move few entries.
 * <p>A full side loses its worst entry, as {@link genesis.core.market.OrderBook} does.
 * <p>Threading: one thread. Allocation: none after construction.
 */
final class WireSide {
    /** Where there is no entry. */
    static final int NONE = -1;
    /** The exchange's longest window is 250; the rest is for entries that come before others leave. */
    static final int ENTRY_COUNT_MAX = 320;
    /** JavaScript's longest number has 25 characters; of a longer text the rest is lost and no checksum matches. */
    private static final int TOKEN_LENGTH_MAX = 30;
    /** Two tokens, a colon behind each, and room to copy in whole words. */
    static final int SLOT_LENGTH = 64;

    /** Better is larger: the price of bids, the negative price of asks. */
    private final long[] ranks = new long[ENTRY_COUNT_MAX];
    /** Among equal prices the smaller order id comes first; negative, so that better is larger here too. */
    private final long[] negativeIds = new long[ENTRY_COUNT_MAX];
    private final int[] slots = new int[ENTRY_COUNT_MAX];
    private final int[] free = new int[ENTRY_COUNT_MAX];
    private final long[] amounts = new long[ENTRY_COUNT_MAX];
    private final int[] textLengths = new int[ENTRY_COUNT_MAX];
    private final UnsafeBuffer texts = new UnsafeBuffer(new byte[ENTRY_COUNT_MAX * SLOT_LENGTH]);
    private int count;

    WireSide() {
        clear();
    }

    void clear() {
        count = 0;
        Arrays.setAll(free, slot -> slot);
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == ENTRY_COUNT_MAX;
    }

    /** @param place 0 is the best */
    long rank(final int place) {
        return ranks[count - 1 - place];
    }

    /** Signed, × 10^8. @param place 0 is the best */
    long amountE8(final int place) {
        return amounts[slots[count - 1 - place]];
    }

    /** The best entry of this rank; {@link #NONE} where there is none. */
    int place(final long rank) {
        int at = lowerBound(rank);
        if (at == count || ranks[at] != rank) {
            return NONE;
        }
        while (at + 1 < count && ranks[at + 1] == rank) {
            at++;
        }
        return count - 1 - at;
    }

    /** The slot of this entry, a new one where it is not there; {@link #NONE} where it is too bad for a full side. */
    int put(final long rank, final long id) {
        int at = find(rank, -id);
        if (at < count && ranks[at] == rank && negativeIds[at] == -id) {
            return slots[at];
        }
        if (count == ENTRY_COUNT_MAX) {
            if (at == 0) {
                return NONE;
            }
            removeAt(0);
            at--;
        }
        final int slot = free[count];
        final int moved = count - at;
        System.arraycopy(ranks, at, ranks, at + 1, moved);
        System.arraycopy(negativeIds, at, negativeIds, at + 1, moved);
        System.arraycopy(slots, at, slots, at + 1, moved);
        ranks[at] = rank;
        negativeIds[at] = -id;
        slots[at] = slot;
        count++;
        return slot;
    }

    /** Nothing happens where it is not there. */
    void remove(final long rank, final long id) {
        final int at = find(rank, -id);
        if (at < count && ranks[at] == rank && negativeIds[at] == -id) {
            removeAt(at);
        }
    }

    /** What the wire said of an entry: two tokens, each given by where it begins and how long it is. */
    void describe(final int slot, final FrameReader frame, final long first, final long second, final long amountE8) {
        int at = slot * SLOT_LENGTH;
        at = copy(frame, first, at);
        at = copy(frame, second, at);
        textLengths[slot] = at - slot * SLOT_LENGTH;
        amounts[slot] = amountE8;
    }

    /** Appends "price:amount:", or "id:amount:", of one entry; returns where the text ends. */
    int appendText(final int place, final UnsafeBuffer into, final int index) {
        final int slot = slots[count - 1 - place];
        final int from = slot * SLOT_LENGTH;
        final int length = textLengths[slot];
        for (int i = 0; i < length; i += Long.BYTES) {
            into.putLong(index + i, texts.getLong(from + i, LITTLE_ENDIAN), LITTLE_ENDIAN);
        }
        return index + length;
    }

    private int copy(final FrameReader frame, final long token, final int to) {
        final int from = Token.from(token);
        final int length = Math.min(TOKEN_LENGTH_MAX, Token.length(token));
        for (int i = 0; i < length; i += Long.BYTES) {
            texts.putLong(to + i, frame.eight(from + i), LITTLE_ENDIAN);
        }
        texts.putByte(to + length, (byte) ':');
        return to + length + 1;
    }

    private void removeAt(final int at) {
        count--;
        free[count] = slots[at];
        final int moved = count - at;
        System.arraycopy(ranks, at + 1, ranks, at, moved);
        System.arraycopy(negativeIds, at + 1, negativeIds, at, moved);
        System.arraycopy(slots, at + 1, slots, at, moved);
    }

    private int find(final long rank, final long negativeId) {
        int at = lowerBound(rank);
        while (at < count && ranks[at] == rank && negativeIds[at] < negativeId) {
            at++;
        }
        return at;
    }

    /** The first entry that is not worse. Without a branch on what it finds: prices come in no order to predict. */
    private int lowerBound(final long rank) {
        int low = 0;
        for (int left = count; left > 0; ) {
            final int half = left + 1 >>> 1;
            low += ranks[low + half - 1] < rank ? half : 0;
            left -= half;
        }
        return low;
    }
}
