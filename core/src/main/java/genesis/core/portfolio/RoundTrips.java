package genesis.core.portfolio;

import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;

/**
 * By instrument: since when its position is open, how large it became, and what it came to when it is flat again. A fill that
 * turns a position around goes on with the same round trip. A round trip is over when the fees of its fills are known, which
 * the exchange may tell in messages of their own; the next one does not wait for them.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class RoundTrips {
    private final long[] flatResultE8 = new long[Instrument.COUNT_MAX];
    private final long[] openedNs = new long[Instrument.COUNT_MAX];
    private final long[] largestQtyE8 = new long[Instrument.COUNT_MAX];
    private final long[] resultE8 = new long[Instrument.COUNT_MAX];
    private final boolean[] isOpen = new boolean[Instrument.COUNT_MAX];
    /** Flat again, but what a fill cost is not told yet. */
    private final boolean[] isWaiting = new boolean[Instrument.COUNT_MAX];
    private final int[] missingFees = new int[Instrument.COUNT_MAX];

    /**
     * A fill is about to be booked, the first of a new round trip where this says true and the last one is still waiting for
     * a fee: then that one is over as it is, and can be asked for.
     */
    public boolean endsWithoutFee(final int instrumentId) {
        if (!isWaiting[instrumentId]) {
            return false;
        }
        isWaiting[instrumentId] = false;
        missingFees[instrumentId] = 0;
        return true;
    }

    /** A fill was booked. True where a round trip is over, which can be asked for until the next fill of the instrument. */
    public boolean onFill(final int instrumentId, final Position position, final boolean feeIsTold, final long nowNs) {
        if (!isOpen[instrumentId]) {
            isOpen[instrumentId] = true;
            openedNs[instrumentId] = nowNs;
            largestQtyE8[instrumentId] = 0;
            missingFees[instrumentId] = 0;
        }
        if (!feeIsTold) {
            missingFees[instrumentId]++;
        }
        if (Math.abs(position.qtyE8()) > Math.abs(largestQtyE8[instrumentId])) {
            largestQtyE8[instrumentId] = position.qtyE8();
        }
        if (!position.isFlat()) {
            return false;
        }
        isOpen[instrumentId] = false;
        isWaiting[instrumentId] = missingFees[instrumentId] > 0;
        settle(instrumentId, position);
        return !isWaiting[instrumentId];
    }

    /** The fee of a fill was booked behind it. True where a round trip is over. */
    public boolean onFee(final int instrumentId, final Position position) {
        missingFees[instrumentId] = Math.max(0, missingFees[instrumentId] - 1);
        if (isOpen[instrumentId] || !position.isFlat()) {
            return false;
        }
        if (!isWaiting[instrumentId]) {
            // Nobody asks any more; the next round trip must not pay for it.
            flatResultE8[instrumentId] = totalE8(position);
            return false;
        }
        resultE8[instrumentId] = Math.subtractExact(Math.addExact(resultE8[instrumentId], totalE8(position)), flatResultE8[instrumentId]);
        flatResultE8[instrumentId] = totalE8(position);
        isWaiting[instrumentId] = missingFees[instrumentId] > 0;
        return !isWaiting[instrumentId];
    }

    /** Of the round trip that ended last: profit less fees. */
    public long resultE8(final int instrumentId) {
        return resultE8[instrumentId];
    }

    /** Message time of its first fill. */
    public long openedNs(final int instrumentId) {
        return openedNs[instrumentId];
    }

    /** Its largest quantity, signed; 0 where it was never seen open. */
    public long largestQtyE8(final int instrumentId) {
        return largestQtyE8[instrumentId];
    }

    private void settle(final int instrumentId, final Position position) {
        final long totalE8 = totalE8(position);
        resultE8[instrumentId] = Math.subtractExact(totalE8, flatResultE8[instrumentId]);
        flatResultE8[instrumentId] = totalE8;
    }

    private static long totalE8(final Position position) {
        return Math.subtractExact(position.realisedPnlE8(), position.feesE8());
    }

    public void addTo(final StreamDigest digest) {
        for (int i = 0; i < isOpen.length; i++) {
            digest.add(flatResultE8[i]).add(openedNs[i]).add(largestQtyE8[i]).add(resultE8[i])
                .add((isOpen[i] ? 1 : 0) + (isWaiting[i] ? 2 : 0)).add(missingFees[i]);
        }
    }
}
