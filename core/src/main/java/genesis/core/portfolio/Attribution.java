package genesis.core.portfolio;

import genesis.core.unit.Check;
import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;

/**
 * Whose position it is, and what each strategy came to. A position belongs to the strategy whose fill opened it,
 * until it is flat or turned round. Realised profit is the owner's, a fee is that of the strategy whose order it was:
 * each change of the account is booked to exactly one, so the sum over all is the account, to the last
 * hundred-millionth.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class Attribution {
    /** Strategies remembered, those of former sessions included. */
    public static final int COUNT_MAX = 64;
    /** For orders of nobody's strategy. */
    public static final int NOBODY = 0;

    private final Portfolio portfolio;
    private final Track[] tracks = new Track[COUNT_MAX];
    private final int[] owners = new int[Instrument.COUNT_MAX];
    /** By instrument: realised profit less fees of the round trip that is under way. */
    private final long[] roundTripE8 = new long[Instrument.COUNT_MAX];
    /** By instrument: the round trip before, whose last fees may not have been told yet. */
    private final long[] lastTripE8 = new long[Instrument.COUNT_MAX];
    private final int[] lastOwners = new int[Instrument.COUNT_MAX];
    private int count;

    /** What a strategy came to since the first session. */
    public static final class Track {
        private int strategyId;
        private long orders;
        private long fills;
        private long roundTrips;
        private long roundTripsWon;
        private long realisedPnlE8;
        private long feesE8;

        Track() {
        }

        public int strategyId() {
            return strategyId;
        }

        /** Sent. */
        public long orders() {
            return orders;
        }

        public long fills() {
            return fills;
        }

        public long roundTrips() {
            return roundTrips;
        }

        /** Those that earned more than their fees. */
        public long roundTripsWon() {
            return roundTripsWon;
        }

        /** Fees not included. */
        public long realisedPnlE8() {
            return realisedPnlE8;
        }

        public long feesE8() {
            return feesE8;
        }
    }

    public Attribution(final Portfolio portfolio) {
        this.portfolio = portfolio;
        for (int i = 0; i < COUNT_MAX; i++) {
            tracks[i] = new Track();
        }
    }

    /** {@link #NOBODY} where the position is flat, or opened by an order of nobody's strategy. */
    public int owner(final int instrumentId) {
        return owners[instrumentId];
    }

    /** An order left. */
    public void onOrder(final int strategyId) {
        of(strategyId).orders++;
    }

    /**
     * A fill was booked.
     *
     * @param strategyId    whose order it was
     * @param qtyBeforeE8   the position before it, signed
     * @param realisedE8    what it realised, fees not included
     * @param feeE8         what it cost
     */
    public void onFill(final int strategyId, final int instrumentId, final long qtyBeforeE8, final long realisedE8,
                       final long feeE8) {
        of(strategyId).fills++;
        onFee(strategyId, instrumentId, qtyBeforeE8, realisedE8, feeE8);
    }

    /**
     * A fee was booked by itself, because it was told late or because it was taken out of the position.
     *
     * @param strategyId    whose order it was for
     * @param qtyBeforeE8   the position before it, signed
     * @param realisedE8    what that realised, the fee not included
     * @param feeE8         what it cost
     */
    public void onFee(final int strategyId, final int instrumentId, final long qtyBeforeE8, final long realisedE8,
                      final long feeE8) {
        final Track ordering = of(strategyId);
        ordering.feesE8 = Math.addExact(ordering.feesE8, feeE8);
        final long qtyE8 = portfolio.position(instrumentId).qtyE8();
        if (qtyBeforeE8 == 0 && qtyE8 == 0) {
            chargeLastTrip(instrumentId, feeE8);
            return;
        }
        final Track owning = qtyBeforeE8 == 0 ? ordering : of(owners[instrumentId]);
        owning.realisedPnlE8 = Math.addExact(owning.realisedPnlE8, realisedE8);
        roundTripE8[instrumentId] = Math.addExact(roundTripE8[instrumentId], realisedE8 - feeE8);
        final boolean ends = qtyBeforeE8 != 0 && (qtyE8 == 0 || qtyE8 > 0 != qtyBeforeE8 > 0);
        if (ends) {
            owning.roundTrips++;
            owning.roundTripsWon += roundTripE8[instrumentId] > 0 ? 1 : 0;
            lastTripE8[instrumentId] = roundTripE8[instrumentId];
            lastOwners[instrumentId] = owners[instrumentId];
            roundTripE8[instrumentId] = 0;
        }
        if (qtyE8 == 0) {
            owners[instrumentId] = NOBODY;
        } else if (ends || qtyBeforeE8 == 0) {
            owners[instrumentId] = strategyId;
        }
    }

    /** The fee of a round trip that is over: it may turn out not to have been won. */
    private void chargeLastTrip(final int instrumentId, final long feeE8) {
        final boolean wasWon = lastTripE8[instrumentId] > 0;
        lastTripE8[instrumentId] = Math.subtractExact(lastTripE8[instrumentId], feeE8);
        if (wasWon && lastTripE8[instrumentId] <= 0) {
            of(lastOwners[instrumentId]).roundTripsWon--;
        }
    }

    /** The position became what the exchange says that it is: no strategy made it. */
    public void onAdopted(final int instrumentId) {
        owners[instrumentId] = NOBODY;
        roundTripE8[instrumentId] = 0;
    }

    /** Strategies with something to tell. */
    public int count() {
        return count;
    }

    /** In the order in which they first did something. */
    public Track track(final int index) {
        Check.that(index < count, "a track that exists, number", index);
        return tracks[index];
    }

    /** Makes one where there is none. */
    public Track of(final int strategyId) {
        for (int i = 0; i < count; i++) {
            if (tracks[i].strategyId == strategyId) {
                return tracks[i];
            }
        }
        Check.that(count < COUNT_MAX, "one more strategy can be remembered", strategyId);
        tracks[count].strategyId = strategyId;
        return tracks[count++];
    }

    /** Of the positions that are its own, at the mark. */
    public long unrealisedPnlE8(final int strategyId) {
        long pnlE8 = 0;
        for (int i = 0; i < portfolio.openCount(); i++) {
            final int instrumentId = portfolio.openInstrument(i);
            if (owners[instrumentId] == strategyId) {
                pnlE8 = Math.addExact(pnlE8, portfolio.position(instrumentId).unrealisedPnlE8());
            }
        }
        return pnlE8;
    }

    /** Positions that are its own. */
    public int openPositions(final int strategyId) {
        int open = 0;
        for (int i = 0; i < portfolio.openCount(); i++) {
            open += owners[portfolio.openInstrument(i)] == strategyId ? 1 : 0;
        }
        return open;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(count);
        for (int i = 0; i < count; i++) {
            final Track track = tracks[i];
            digest.add(track.strategyId).add(track.orders).add(track.fills).add(track.roundTrips).add(track.roundTripsWon)
                .add(track.realisedPnlE8).add(track.feesE8);
        }
        for (int i = 0; i < owners.length; i++) {
            digest.add(owners[i]).add(roundTripE8[i]).add(lastOwners[i]).add(lastTripE8[i]);
        }
    }
}
