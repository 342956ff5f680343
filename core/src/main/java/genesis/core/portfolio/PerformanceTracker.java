package genesis.core.portfolio;

import genesis.core.unit.StreamDigest;

/**
 * What each trading day came to. Results are realised and unrealised profit less fees, so a deposit is none of them.
 * <p>Threading: engine thread. Allocation: none after construction. Clock: days are named from outside.
 */
public final class PerformanceTracker {
    /** A month is what a person compares; the journal has all. */
    public static final int DAY_COUNT_MAX = 31;

    private final Portfolio portfolio;
    private final Day[] days = new Day[DAY_COUNT_MAX];
    private int dayCount;
    private int newest = -1;

    /** One trading day; read only for others. */
    public static final class Day {
        private long startNs;
        private long startEquityE8;
        private long realisedAtStartE8;
        private long feesAtStartE8;
        private long resultAtStartE8;
        private long realisedPnlE8;
        private long feesE8;
        private long resultE8;
        private long bestE8;
        private long drawdownMaxE8;
        private int fills;
        private int roundTrips;
        private int roundTripsWon;

        private Day() {
        }

        /** When it began: its name. */
        public long startNs() {
            return startNs;
        }

        public long startEquityE8() {
            return startEquityE8;
        }

        /** Fees not included. */
        public long realisedPnlE8() {
            return realisedPnlE8;
        }

        public long feesE8() {
            return feesE8;
        }

        /** Realised and unrealised, less fees. */
        public long resultE8() {
            return resultE8;
        }

        /** Largest fall from the day's best result so far; never below zero. */
        public long drawdownMaxE8() {
            return drawdownMaxE8;
        }

        public int fills() {
            return fills;
        }

        public int roundTrips() {
            return roundTrips;
        }

        /** Those that earned more than their fees. */
        public int roundTripsWon() {
            return roundTripsWon;
        }

        private void start(final long dayStartNs, final Portfolio portfolio, final long totalE8) {
            startNs = dayStartNs;
            startEquityE8 = portfolio.equityE8();
            realisedAtStartE8 = portfolio.realisedPnlE8();
            feesAtStartE8 = portfolio.feesE8();
            resultAtStartE8 = totalE8;
            realisedPnlE8 = 0;
            feesE8 = 0;
            resultE8 = 0;
            bestE8 = 0;
            drawdownMaxE8 = 0;
            fills = 0;
            roundTrips = 0;
            roundTripsWon = 0;
        }

        private void mark(final Portfolio portfolio, final long totalE8) {
            realisedPnlE8 = Math.subtractExact(portfolio.realisedPnlE8(), realisedAtStartE8);
            feesE8 = Math.subtractExact(portfolio.feesE8(), feesAtStartE8);
            resultE8 = Math.subtractExact(totalE8, resultAtStartE8);
            bestE8 = Math.max(bestE8, resultE8);
            drawdownMaxE8 = Math.max(drawdownMaxE8, Math.subtractExact(bestE8, resultE8));
        }

        private void addTo(final StreamDigest digest) {
            digest.add(startNs).add(startEquityE8).add(realisedAtStartE8).add(feesAtStartE8).add(resultAtStartE8)
                .add(realisedPnlE8).add(feesE8).add(resultE8).add(bestE8).add(drawdownMaxE8)
                .add(fills).add(roundTrips).add(roundTripsWon);
        }
    }

    public PerformanceTracker(final Portfolio portfolio) {
        this.portfolio = portfolio;
        for (int i = 0; i < DAY_COUNT_MAX; i++) {
            days[i] = new Day();
        }
    }

    /** From now on this day counts. Does nothing where it does already. */
    public void startDay(final long dayStartNs) {
        if (newest >= 0 && days[newest].startNs == dayStartNs) {
            return;
        }
        newest = (newest + 1) % DAY_COUNT_MAX;
        dayCount = Math.min(dayCount + 1, DAY_COUNT_MAX);
        days[newest].start(dayStartNs, portfolio, totalE8());
    }

    /** Prices moved, or a fill was booked. Does nothing before the first day. */
    public void mark() {
        if (newest >= 0) {
            days[newest].mark(portfolio, totalE8());
        }
    }

    /** A fill was booked. The first day must have begun. */
    public void onFill() {
        days[newest].fills++;
        mark();
    }

    /** A position became flat; its profit less fees. The first day must have begun. */
    public void onRoundTrip(final long resultE8) {
        days[newest].roundTrips++;
        if (resultE8 > 0) {
            days[newest].roundTripsWon++;
        }
    }

    public int dayCount() {
        return dayCount;
    }

    /** Index 0 is the oldest that is known. */
    public Day day(final int index) {
        return days[Math.floorMod(newest - dayCount + 1 + index, DAY_COUNT_MAX)];
    }

    /** The one that counts; null before the first. */
    public Day today() {
        return newest < 0 ? null : days[newest];
    }

    public void addTo(final StreamDigest digest) {
        digest.add(dayCount).add(newest);
        for (int i = 0; i < dayCount; i++) {
            day(i).addTo(digest);
        }
    }

    private long totalE8() {
        return Math.subtractExact(Math.addExact(portfolio.realisedPnlE8(), portfolio.unrealisedPnlE8()), portfolio.feesE8());
    }
}
