package genesis.core.market;

import genesis.core.message.Timeframe;
import genesis.core.unit.StreamDigest;

/**
 * The exchange's own candles as it reports them while they grow: the latest word on each timeframe's last two intervals.
 * A word is final {@value #SETTLE_MS} ms after the end of its interval, when the last trade and the last row for it have
 * had time to come; then it is held against ours.
 * <pre>
 *   report ──► [even interval][odd interval] × timeframe ──{@link #nextSettled}──► {@link Candles#onHistory}
 * </pre>
 * <p>Threading: engine thread. Allocation: none after construction. Clock: message time, as handed in.
 */
public final class ReportedCandles {
    /** How long after its end an interval's last row may come. */
    public static final long SETTLE_MS = 5_000;
    /** Nothing is settled. */
    public static final int NONE = -1;

    private final Candle[] slots = new Candle[2 * Timeframes.COUNT];
    private final boolean[] isFilled = new boolean[slots.length];

    public ReportedCandles() {
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Candle();
        }
    }

    /** A row of the exchange; it replaces what was said of this interval before. */
    public void report(final Timeframe timeframe, final long openTimeMs, final long openE8, final long highE8,
                       final long lowE8, final long closeE8, final long volumeE8) {
        final long interval = Math.floorDiv(openTimeMs, Timeframes.lengthMs(timeframe));
        final int slot = 2 * Timeframes.index(timeframe) + (int) (interval & 1);
        if (isFilled[slot] && slots[slot].openTimeMs() > openTimeMs) {
            return;
        }
        slots[slot].set(openTimeMs, openE8, highE8, lowE8, closeE8, volumeE8, 0);
        isFilled[slot] = true;
    }

    /** Slot of a candle that is final now, longer timeframes first; {@link #NONE} if there is none. */
    public int nextSettled(final long nowMs) {
        for (int slot = slots.length - 1; slot >= 0; slot--) {
            if (isFilled[slot] && slots[slot].openTimeMs() + Timeframes.lengthMs(timeframe(slot)) + SETTLE_MS <= nowMs) {
                return slot;
            }
        }
        return NONE;
    }

    /** Empties the slot. The candle is reused: read it at once. */
    public Candle take(final int slot) {
        isFilled[slot] = false;
        return slots[slot];
    }

    public Timeframe timeframe(final int slot) {
        return Timeframes.at(slot / 2);
    }

    public void addTo(final StreamDigest digest) {
        for (int i = 0; i < slots.length; i++) {
            digest.add(isFilled[i] ? 1 : 0);
            if (isFilled[i]) {
                slots[i].addTo(digest);
            }
        }
    }
}
