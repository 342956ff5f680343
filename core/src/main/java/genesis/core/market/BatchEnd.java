package genesis.core.market;

import genesis.core.unit.StreamDigest;

/**
 * Recognises where a batch of book updates ends. The exchange sends one message per level, several for one change of
 * its book, and marks neither start nor end; between them the book may be crossed for a moment. But inside a batch the
 * order is always the same, so a step backwards begins a new one:
 * <pre>
 *   removed bids  →  removed asks  →  set bids  →  set asks
 * </pre>
 * Two batches whose steps happen to go forward look like one: that only delays the look at the book, it never shows a
 * half-done one. Any other message of the channel (heartbeat, checksum, snapshot) also ends a batch: {@link #reset}.
 * <p>Threading: engine thread. Allocation: none.
 */
public final class BatchEnd {
    private static final int BETWEEN_BATCHES = Integer.MAX_VALUE;

    private int step = BETWEEN_BATCHES;

    /**
     * To be asked before the update is applied to the book.
     *
     * @param amountE8   signed as in the update
     * @param orderCount of the update; 0 removes
     * @return true when this update begins a new batch: the book as it stands is complete. Also true for the first
     *     update after a {@link #reset}.
     */
    public boolean startsNewBatch(final long amountE8, final int orderCount) {
        final int next = (orderCount > 0 ? 2 : 0) + (amountE8 > 0 ? 0 : 1);
        final boolean backwards = next < step;
        step = next;
        return backwards;
    }

    /** True when updates came since the last {@link #reset}: a batch is open. */
    public boolean isInBatch() {
        return step != BETWEEN_BATCHES;
    }

    /** Something else came: the batch is over, and the next update begins a new one. */
    public void reset() {
        step = BETWEEN_BATCHES;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(step);
    }
}
