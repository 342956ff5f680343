package genesis.gateway.market;

import org.agrona.collections.LongHashSet;

/**
 * Ids of the trades of one instrument that were delivered, the last few thousand: a page of REST is shorter than that.
 * <p>Allocation: none once it is full.
 */
final class KnownTrades {
    private static final int COUNT = 4_096;
    private static final int MASK = COUNT - 1;

    private final long[] ids = new long[COUNT];
    private final LongHashSet set = new LongHashSet(COUNT + 1);
    private long count;
    private long lastTimeMs;

    boolean isEmpty() {
        return count == 0;
    }

    boolean contains(final long tradeId) {
        return set.contains(tradeId);
    }

    /** False where it is known already. */
    boolean add(final long tradeId, final long timeMs) {
        if (!set.add(tradeId)) {
            return false;
        }
        final int at = (int) count & MASK;
        if (count >= COUNT) {
            set.remove(ids[at]);
        }
        ids[at] = tradeId;
        count++;
        lastTimeMs = Math.max(lastTimeMs, timeMs);
        return true;
    }

    /** The exchange's time of the latest one; zero where there is none. */
    long lastTimeMs() {
        return lastTimeMs;
    }
}
