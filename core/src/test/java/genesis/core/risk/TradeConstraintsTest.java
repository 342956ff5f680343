package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import genesis.core.unit.Digests;
import org.junit.jupiter.api.Test;

class TradeConstraintsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 1_440 * MINUTE;
    private static final long NOW = 20_000 * DAY;

    private final TradeConstraints constraints = new TradeConstraints();

    TradeConstraintsTest() {
        constraints.onTime(NOW);
    }

    @Test
    void shouldCountOrdersAndEntriesApart() {
        constraints.count(3, true, NOW);
        constraints.count(4, false, NOW);
        assertEquals(2, constraints.ordersThisSecond());
        assertEquals(2, constraints.ordersThisMinute());
        assertEquals(1, constraints.entriesToday());
        assertEquals(1, constraints.entriesToday(3));
        assertEquals(0, constraints.entriesToday(4));
        assertEquals(5, constraints.sinceLastEntryNs(3, NOW + 5));
        assertEquals(Long.MAX_VALUE, constraints.sinceLastEntryNs(4, NOW), "an exit is no entry");
    }

    @Test
    void shouldStartEachCountOverWhenItsTimeIsOver() {
        constraints.count(3, true, NOW);
        constraints.onTime(NOW + SECOND - 1);
        assertEquals(1, constraints.ordersThisSecond());
        constraints.onTime(NOW + SECOND);
        assertEquals(0, constraints.ordersThisSecond());
        constraints.onTime(NOW + MINUTE - 1);
        assertEquals(1, constraints.ordersThisMinute());
        constraints.onTime(NOW + MINUTE);
        assertEquals(0, constraints.ordersThisMinute());
        constraints.onTime(NOW + DAY - 1);
        assertEquals(1, constraints.entriesToday());
        assertEquals(1, constraints.entriesToday(3));
        constraints.onTime(NOW + DAY);
        assertEquals(0, constraints.entriesToday());
        assertEquals(0, constraints.entriesToday(3));
        assertEquals(DAY, constraints.sinceLastEntryNs(3, NOW + DAY), "a cooldown goes on through midnight");
    }

    @Test
    void shouldNameTheTradingDayThatWasScheduled() {
        constraints.calendar().addDay(NOW + 6 * 60 * MINUTE);
        assertEquals(NOW + 6 * 60 * MINUTE, constraints.dayOf(NOW + 7 * 60 * MINUTE));
    }

    @Test
    void shouldShowCountsTimesAndTheCalendarInTheDigest() {
        Digests.assertEachStepShows(constraints::addTo,
            () -> constraints.count(3, false, NOW),
            () -> constraints.count(3, true, NOW),
            () -> constraints.count(4, true, NOW),
            () -> constraints.onTime(NOW + SECOND),
            () -> constraints.onTime(NOW + MINUTE),
            () -> constraints.onTime(NOW + DAY),
            () -> constraints.calendar().addDay(NOW));
    }

    @Test
    void shouldShowWhichInstrumentWasEnteredInTheDigest() {
        final TradeConstraints other = new TradeConstraints();
        other.onTime(NOW);
        constraints.count(3, true, NOW);
        other.count(4, true, NOW);
        assertNotEquals(Digests.of(constraints::addTo), Digests.of(other::addTo));
    }
}
