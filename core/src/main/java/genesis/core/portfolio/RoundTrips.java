package genesis.core.portfolio;

import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;

/**
 * By instrument: since when its position is open, how large it became, and what it came to when it is flat again and all its
 * fees are known: the exchange tells a fill first and its fee a moment later. A fill that turns a position around goes on with
 * the same round trip, and so does one that opens it again before the last fee is known.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class RoundTrips {
    private final long[] flatResultE8 = new long[Instrument.COUNT_MAX];
    private final long[] openedNs = new long[Instrument.COUNT_MAX];
    private final long[] largestQtyE8 = new long[Instrument.COUNT_MAX];
    private final long[] resultE8 = new long[Instrument.COUNT_MAX];
    private final int[] feesDue = new int[Instrument.COUNT_MAX];
    private final boolean[] isOpen = new boolean[Instrument.COUNT_MAX];

    /**
     * A fill was booked.
     *
     * @param isFeeTold false where the venue tells its fee later
     */
    public void onFill(final int instrumentId, final Position position, final boolean isFeeTold, final long nowNs) {
        if (!isOpen[instrumentId]) {
            isOpen[instrumentId] = true;
            openedNs[instrumentId] = nowNs;
            largestQtyE8[instrumentId] = 0;
        }
        if (Math.abs(position.qtyE8()) > Math.abs(largestQtyE8[instrumentId])) {
            largestQtyE8[instrumentId] = position.qtyE8();
        }
        feesDue[instrumentId] += isFeeTold ? 0 : 1;
    }

    /** The fee of a fill was booked that was not told with it. */
    public void onFee(final int instrumentId) {
        feesDue[instrumentId] = Math.max(0, feesDue[instrumentId] - 1);
    }

    /**
     * True, once, where the position is flat and all its fees are known: then the round trip has ended, and can be asked for
     * until the next fill of the instrument. What is opened again before goes on in it.
     */
    public boolean ends(final int instrumentId, final Position position) {
        if (!isOpen[instrumentId] || !position.isFlat() || feesDue[instrumentId] > 0) {
            return false;
        }
        final long totalE8 = Math.subtractExact(position.realisedPnlE8(), position.feesE8());
        resultE8[instrumentId] = Math.subtractExact(totalE8, flatResultE8[instrumentId]);
        flatResultE8[instrumentId] = totalE8;
        isOpen[instrumentId] = false;
        return true;
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

    public void addTo(final StreamDigest digest) {
        for (int i = 0; i < isOpen.length; i++) {
            digest.add(flatResultE8[i]).add(openedNs[i]).add(largestQtyE8[i]).add(resultE8[i]).add(feesDue[i])
                .add(isOpen[i] ? 1 : 0);
        }
    }
}
