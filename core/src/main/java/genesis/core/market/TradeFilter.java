package genesis.core.market;

import genesis.core.unit.StreamDigest;

/**
 * Lets each public trade through once. The exchange tells the same trade up to three times (in the snapshot after a
 * subscription, at execution, and again as final), and not always in the order of the ids.
 * <p>The last {@link #REMEMBERED_COUNT} ids are known exactly. What is not among them and not above the highest id that
 * was forgotten may have been there before, so it is not let through: a trade that comes this late is lost rather than
 * counted twice.
 * <p>Threading: engine thread. Allocation: none after construction. Cost: one comparison for a new highest id; a
 * repeated one is found from the newest on.
 */
public final class TradeFilter {
    /** A trade is told again within its burst, and a snapshot holds 30: a few hundred are plenty. A power of two. */
    static final int REMEMBERED_COUNT = 256;

    private static final int MASK = REMEMBERED_COUNT - 1;

    private final long[] ids = new long[REMEMBERED_COUNT];
    private long seenCount;
    private long highestId = Long.MIN_VALUE;
    private long highestForgottenId = Long.MIN_VALUE;

    /** True the first time; the id is then remembered. */
    public boolean isNew(final long tradeId) {
        if (tradeId <= highestForgottenId || tradeId <= highestId && isRemembered(tradeId)) {
            return false;
        }
        final int slot = (int) seenCount & MASK;
        if (seenCount >= REMEMBERED_COUNT) {
            highestForgottenId = Math.max(highestForgottenId, ids[slot]);
        }
        ids[slot] = tradeId;
        seenCount++;
        highestId = Math.max(highestId, tradeId);
        return true;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(seenCount).add(highestId).add(highestForgottenId);
        for (long i = firstRemembered(); i < seenCount; i++) {
            digest.add(ids[(int) i & MASK]);
        }
    }

    private boolean isRemembered(final long tradeId) {
        final long first = firstRemembered();
        for (long i = seenCount - 1; i >= first; i--) {
            if (ids[(int) i & MASK] == tradeId) {
                return true;
            }
        }
        return false;
    }

    private long firstRemembered() {
        return Math.max(0, seenCount - REMEMBERED_COUNT);
    }
}
