package genesis.core.order;

import genesis.core.unit.StreamDigest;
import org.agrona.collections.LongHashSet;

/**
 * Which fills were booked, so that each is booked once, whatever way and however often it is told; and whether its fee
 * was. A trade of ours with ourselves has one number and two sides.
 * Threading: engine thread. Allocation: none after construction.
 */
public final class Fills {
    /** Far more than the exchange lets us trade between two reconciliations, which ask for no older ones. */
    private static final int COUNT_MAX = 8_192;
    private static final float LOAD = 0.5f;

    /** What is left to book of a fill. */
    public enum Part {
        /** It is new. */ ALL,
        /** It was booked before its fee was known. */ FEE,
        /** It is known. */ NOTHING
    }

    private final long[] ring = new long[COUNT_MAX];
    private final long[] bookedMs = new long[COUNT_MAX];
    // Built large enough not to grow.
    private final LongHashSet booked = new LongHashSet(4 * COUNT_MAX, LOAD, true);
    private final LongHashSet withoutFee = new LongHashSet(4 * COUNT_MAX, LOAD, true);
    private long forgottenMs = Long.MIN_VALUE;
    private long count;

    Fills() {
    }

    /**
     * True of a fill from the time of those that were booked and are not remembered: it is one of them. The history tells all
     * fills of an order, be they from long ago, and those of the account since the last time it was asked.
     */
    public boolean isForgotten(final long tradeId, final boolean isSell, final long exchangeTimeMs) {
        return exchangeTimeMs <= forgottenMs && !booked.contains(key(tradeId, isSell));
    }

    /** Says what is to be booked of this fill, and takes it as booked at this time. */
    public Part book(final long tradeId, final boolean isSell, final boolean feeIsTold, final long nowMs) {
        final long key = key(tradeId, isSell);
        if (booked.contains(key)) {
            return feeIsTold && withoutFee.remove(key) ? Part.FEE : Part.NOTHING;
        }
        final int slot = (int) (count++ % COUNT_MAX);
        if (count > COUNT_MAX) {
            booked.remove(ring[slot]);
            withoutFee.remove(ring[slot]);
            forgottenMs = bookedMs[slot];
        }
        ring[slot] = key;
        bookedMs[slot] = nowMs;
        booked.add(key);
        if (!feeIsTold) {
            withoutFee.add(key);
        }
        return Part.ALL;
    }

    private static long key(final long tradeId, final boolean isSell) {
        return tradeId << 1 | (isSell ? 1 : 0);
    }

    void addTo(final StreamDigest digest) {
        digest.add(count).add(forgottenMs);
        final int remembered = (int) Math.min(count, COUNT_MAX);
        for (int i = 0; i < remembered; i++) {
            digest.add(ring[i]).add(bookedMs[i]).add(withoutFee.contains(ring[i]) ? 1 : 0);
        }
    }
}
