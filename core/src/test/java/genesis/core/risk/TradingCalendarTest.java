package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.unit.Digests;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class TradingCalendarTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final long DAY = 86_400_000_000_000L;

    private final TradingCalendar calendar = new TradingCalendar();

    @Test
    void shouldAlwaysBeOpenAndCountDaysOfUtcWhereNothingIsScheduled() {
        assertTrue(calendar.isOpen(5));
        assertEquals(0, calendar.nextChangeNs(5));
        assertEquals(0, calendar.nextOpeningNs(5));
        assertEquals(20_000 * DAY, calendar.dayOf(20_001 * DAY - 1));
        assertEquals(20_001 * DAY, calendar.dayOf(20_001 * DAY));
    }

    @Test
    void shouldBeOpenInsideWindowsOnlyOnceTheyAreAskedFor() {
        calendar.replace(true);
        assertFalse(calendar.isOpen(5), "no window is known");
        assertTrue(calendar.addWindow(10, 20));
        assertTrue(calendar.addWindow(30, 40));
        assertFalse(calendar.isOpen(9));
        assertTrue(calendar.isOpen(10));
        assertTrue(calendar.isOpen(19));
        assertFalse(calendar.isOpen(20));
        assertEquals(10, calendar.nextOpeningNs(9));
        assertEquals(30, calendar.nextOpeningNs(10));
        assertEquals(20, calendar.nextChangeNs(10));
        assertEquals(30, calendar.nextChangeNs(25));
        assertEquals(0, calendar.nextChangeNs(40), "what nobody scheduled stays closed");
    }

    @Test
    void shouldRunOnWhereOneWindowEndsAsTheNextBegins() {
        calendar.replace(true);
        calendar.addWindow(10, 20);
        calendar.addWindow(20, 30);
        assertEquals(30, calendar.nextChangeNs(12));
        assertEquals(0, calendar.nextOpeningNs(12), "it never closes between the two");
    }

    @Test
    void shouldRefuseWhatIsNotInOrderOrEmptyOrTooMuch() {
        calendar.replace(true);
        assertFalse(calendar.addWindow(10, 10));
        assertTrue(calendar.addWindow(10, 20));
        assertFalse(calendar.addWindow(19, 30));
        assertTrue(calendar.addDay(5));
        assertFalse(calendar.addDay(5));
        for (int i = 1; i < TradingCalendar.WINDOW_COUNT_MAX; i++) {
            assertTrue(calendar.addWindow(20 + i * 10, 25 + i * 10));
        }
        assertFalse(calendar.addWindow(1_000_000, 1_000_001));
    }

    @Test
    void shouldKnowAsManyDaysAheadAsItPromisesAndRefuseOneMore() {
        for (int i = 0; i < TradingCalendar.DAY_COUNT_MAX; i++) {
            assertTrue(calendar.addDay(i * DAY));
        }
        assertFalse(calendar.addDay(TradingCalendar.DAY_COUNT_MAX * DAY));
        assertEquals(0, calendar.dayOf(DAY - 1), "the first of them");
    }

    @Test
    void shouldEndEachWindowByItself() {
        calendar.replace(true);
        calendar.addWindow(10, 20);
        calendar.addWindow(30, 40);
        assertEquals(40, calendar.nextChangeNs(35));
    }

    @Test
    void shouldNeitherOpenNorCloseWhereEntriesAreAlwaysAllowed() {
        calendar.replace(false);
        calendar.addWindow(10, 20);
        assertTrue(calendar.isOpen(25));
        assertEquals(0, calendar.nextOpeningNs(5));
        assertEquals(0, calendar.nextChangeNs(5));
        assertEquals(0, calendar.nextChangeNs(12));
    }

    @Test
    void shouldNotOpenInAWindowOfTheScheduleBefore() {
        calendar.replace(true);
        calendar.addWindow(10, 20);
        calendar.addWindow(20, 30);
        calendar.addWindow(40, 50);
        calendar.replace(true);
        calendar.addWindow(10, 20);
        assertFalse(calendar.isOpen(25));
        assertEquals(20, calendar.nextChangeNs(12), "nothing runs on behind it");
        calendar.replace(true);
        calendar.addWindow(10, 15);
        assertEquals(0, calendar.nextOpeningNs(12));
    }

    @Test
    void shouldShowDaysAndWindowsInTheDigest() {
        Digests.assertEachStepShows(calendar::addTo,
            () -> calendar.replace(true),
            () -> calendar.addDay(7),
            () -> calendar.addDay(8),
            () -> calendar.addWindow(10, 20),
            () -> calendar.addWindow(30, 40));
        final TradingCalendar other = new TradingCalendar();
        other.replace(true);
        other.addDay(7);
        other.addDay(9);
        other.addWindow(10, 20);
        other.addWindow(30, 40);
        assertNotEquals(Digests.of(calendar::addTo), Digests.of(other::addTo), "another day");
        other.replace(true);
        other.addDay(7);
        other.addDay(8);
        other.addWindow(10, 20);
        other.addWindow(30, 41);
        assertNotEquals(Digests.of(calendar::addTo), Digests.of(other::addTo), "another window");
        other.replace(true);
        other.addDay(6);
        other.addDay(5);
        final TradingCalendar fresh = new TradingCalendar();
        fresh.replace(true);
        fresh.addDay(6);
        assertEquals(Digests.of(fresh::addTo), Digests.of(other::addTo), "what was refused or replaced is no part of it");
        fresh.replace(false);
        fresh.addDay(6);
        assertNotEquals(Digests.of(fresh::addTo), Digests.of(other::addTo), "whether windows are asked for");
    }

    @Test
    void shouldForgetTheOldScheduleWhenItIsReplaced() {
        calendar.replace(true);
        calendar.addWindow(10, 20);
        calendar.addDay(7);
        calendar.replace(false);
        assertTrue(calendar.isOpen(25));
        assertEquals(0, calendar.dayOf(12));
    }

    /** Clocks went forward on 2026-03-29: that day has 23 hours. Source: java.time's own rules. */
    @Test
    void shouldBeginDaysWhenTheyWereScheduledThroughAChangeOfClocks() {
        final LocalDate first = LocalDate.of(2026, 3, 27);
        for (int i = 0; i < 5; i++) {
            assertTrue(calendar.addDay(ns(first.plusDays(i).atStartOfDay(STOCKHOLM))));
        }
        final LocalDate short23 = LocalDate.of(2026, 3, 29);
        final long startNs = ns(short23.atStartOfDay(STOCKHOLM));
        final long endNs = ns(short23.plusDays(1).atStartOfDay(STOCKHOLM));
        assertEquals(23 * 3_600_000_000_000L, endNs - startNs);
        assertEquals(startNs, calendar.dayOf(ns(ZonedDateTime.of(short23, LocalTime.of(23, 59), STOCKHOLM))));
        assertEquals(endNs, calendar.dayOf(endNs));
        final long lastNs = ns(first.plusDays(4).atStartOfDay(STOCKHOLM));
        assertEquals(lastNs + 2 * DAY, calendar.dayOf(lastNs + 2 * DAY + 1), "an old schedule goes on in whole days");
    }

    /** Clocks went back on 2026-10-25: that day has 25 hours, and is one day all the same. */
    @Test
    void shouldNotBeginADayTwiceWhenItIsLongerThanOthers() {
        final LocalDate long25 = LocalDate.of(2026, 10, 25);
        final long startNs = ns(long25.atStartOfDay(STOCKHOLM));
        final long endNs = ns(long25.plusDays(1).atStartOfDay(STOCKHOLM));
        assertEquals(25 * 3_600_000_000_000L, endNs - startNs);
        calendar.addDay(startNs);
        calendar.addDay(endNs);
        assertEquals(startNs, calendar.dayOf(endNs - 1));
        assertEquals(endNs, calendar.dayOf(endNs));
    }

    private static long ns(final ZonedDateTime time) {
        return time.toEpochSecond() * 1_000_000_000L;
    }
}
