package genesis.core.exchange;

import genesis.core.message.Side;
import genesis.core.unit.Instrument;

/**
 * The exchange's own count of what it executed for us, by instrument, and what reduce-only orders may do with it. An entry
 * and an exit that cross on their way meet here: what we believed when we sent them does not matter.
 * <p>Allocation: none after construction. Threading: one thread.
 */
final class VenuePositions {
    /** Base units, above zero is long. */
    private final long[] heldE8 = new long[Instrument.COUNT_MAX];

    void filled(final int instrumentId, final Side side, final long qtyE8) {
        heldE8[instrumentId] += side == Side.BUY ? qtyE8 : -qtyE8;
    }

    /** How much of this quantity may be executed now: all, or for a reduce-only order no more than stands on the other side. */
    long allowedE8(final boolean isReduceOnly, final int instrumentId, final Side side, final long qtyE8) {
        return isReduceOnly ? Math.min(qtyE8, reducibleE8(instrumentId, side)) : qtyE8;
    }

    /** Whether a reduce-only order of this side has nothing to do: what is left of it is canceled then. */
    boolean endsNow(final boolean isReduceOnly, final int instrumentId, final Side side) {
        return isReduceOnly && reducibleE8(instrumentId, side) == 0;
    }

    long heldE8(final int instrumentId) {
        return heldE8[instrumentId];
    }

    private long reducibleE8(final int instrumentId, final Side side) {
        return Math.max(0, side == Side.SELL ? heldE8[instrumentId] : -heldE8[instrumentId]);
    }
}
