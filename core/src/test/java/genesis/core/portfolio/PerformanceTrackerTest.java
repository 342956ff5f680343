package genesis.core.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import genesis.core.message.Side;
import genesis.core.unit.E8;
import org.junit.jupiter.api.Test;

/** Numbers by hand: they are sums of a few fills. */
class PerformanceTrackerTest {
    private static final long DAY_NS = 86_400_000_000_000L;

    private final Portfolio portfolio = new Portfolio();
    private final PerformanceTracker tracker = new PerformanceTracker(portfolio);

    @Test
    void shouldDayBeTheSumOfItsFills() {
        tracker.startDay(DAY_NS);
        fill(Side.BUY, 100, 1, 2);
        fill(Side.SELL, 110, 1, 3);

        final PerformanceTracker.Day day = tracker.today();
        assertEquals(e8(10), day.realisedPnlE8());
        assertEquals(e8(5), day.feesE8());
        assertEquals(e8(5), day.resultE8(), "ten earned less five of fees");
        assertEquals(2, day.fills());
        assertEquals(e8(2), day.drawdownMaxE8(), "the fee of the first fill was all that was ever lost");
    }

    @Test
    void shouldNewDayStartAtZeroAndKeepTheOldOne() {
        tracker.startDay(DAY_NS);
        fill(Side.BUY, 100, 1, 0);
        fill(Side.SELL, 90, 1, 0);
        tracker.startDay(2 * DAY_NS);
        fill(Side.BUY, 100, 1, 1);

        assertEquals(2, tracker.dayCount());
        assertEquals(e8(-10), tracker.day(0).resultE8());
        assertEquals(e8(10), tracker.day(0).drawdownMaxE8());
        assertEquals(e8(-1), tracker.day(1).resultE8());
        assertEquals(tracker.day(0).startEquityE8() - e8(10), tracker.day(1).startEquityE8());
    }

    @Test
    void shouldDepositBeNoResult() {
        tracker.startDay(DAY_NS);
        portfolio.deposit(e8(500));
        tracker.mark();

        assertEquals(0, tracker.today().resultE8());
        assertEquals(0, tracker.today().drawdownMaxE8());
    }

    @Test
    void shouldRoundTripWinOnlyWithMoreThanItsFees() {
        tracker.startDay(DAY_NS);
        tracker.onRoundTrip(0);
        tracker.onRoundTrip(-1);
        tracker.onRoundTrip(1);

        assertEquals(3, tracker.today().roundTrips());
        assertEquals(1, tracker.today().roundTripsWon());
    }

    @Test
    void shouldKnowTheLatestMonth() {
        assertNull(tracker.today());
        for (int i = 1; i <= PerformanceTracker.DAY_COUNT_MAX + 3; i++) {
            tracker.startDay(i * DAY_NS);
            tracker.startDay(i * DAY_NS);
        }

        assertEquals(PerformanceTracker.DAY_COUNT_MAX, tracker.dayCount());
        assertEquals(4 * DAY_NS, tracker.day(0).startNs());
        assertEquals(tracker.today(), tracker.day(PerformanceTracker.DAY_COUNT_MAX - 1));
    }

    private void fill(final Side side, final long price, final long qty, final long fee) {
        portfolio.fill(0, side, e8(price), e8(qty), e8(fee));
        tracker.onFill();
    }

    private static long e8(final long whole) {
        return whole * E8.ONE;
    }
}
