package genesis.admin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.TradingHours.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes of clocks of 2026 in Stockholm: forward on 29 March at 02:00, back on 25 October at 03:00 (the IANA database). */
class TradingHoursTest {
    private static final List<List<String>> OFFICE = List.of(List.of("08:00", "17:00"));
    /** The example of the predecessor. */
    private static final Map<String, List<List<String>>> WEEK = Map.of("mon", OFFICE, "tue", OFFICE, "wed", OFFICE, "thu", OFFICE,
        "fri", List.of(List.of("08:00", "16:00")), "sat", List.of(), "sun", List.of());

    @Test
    void shouldResolveAWeekOfOfficeHours() {
        final TradingHours.Schedule week = TradingHours.of("Europe/Stockholm", WEEK, "test")
            .schedule(Instant.parse("2026-11-16T12:00:00Z"), 7);
        assertEquals(7, week.days().size());
        assertEquals(Instant.parse("2026-11-15T23:00:00Z"), week.days().get(0));
        assertEquals(5, week.windows().size());
        assertEquals(interval("2026-11-16T07:00:00Z", "2026-11-16T16:00:00Z"), week.windows().get(0));
        assertEquals(interval("2026-11-20T07:00:00Z", "2026-11-20T15:00:00Z"), week.windows().get(4));
    }

    @Test
    void shouldKeepLocalTimeWhenClocksChange() {
        final TradingHours hours = TradingHours.of("Europe/Stockholm", Map.of("sat", OFFICE, "sun", OFFICE, "mon", OFFICE), "test");
        final TradingHours.Schedule spring = hours.schedule(Instant.parse("2026-03-28T12:00:00Z"), 3);
        assertEquals(interval("2026-03-28T07:00:00Z", "2026-03-28T16:00:00Z"), spring.windows().get(0));
        assertEquals(interval("2026-03-29T06:00:00Z", "2026-03-29T15:00:00Z"), spring.windows().get(1));
        assertEquals(Duration.ofHours(23), Duration.between(spring.days().get(1), spring.days().get(2)));
        final TradingHours.Schedule autumn = hours.schedule(Instant.parse("2026-10-24T12:00:00Z"), 3);
        assertEquals(interval("2026-10-25T07:00:00Z", "2026-10-25T16:00:00Z"), autumn.windows().get(1));
        assertEquals(Duration.ofHours(25), Duration.between(autumn.days().get(1), autumn.days().get(2)));
    }

    /** 02:30 does not exist on that night: the window begins when the clocks show 03:30. One inside the gap is nothing. */
    @Test
    void shouldMoveATimeThatIsLeftOutBehindTheGap() {
        final TradingHours hours = TradingHours.of("Europe/Stockholm", Map.of("sun",
            List.of(List.of("01:00", "01:30"), List.of("02:30", "05:00"))), "test");
        final List<Interval> windows = hours.schedule(Instant.parse("2026-03-29T00:00:00Z"), 1).windows();
        assertEquals(List.of(interval("2026-03-29T00:00:00Z", "2026-03-29T00:30:00Z"),
            interval("2026-03-29T01:30:00Z", "2026-03-29T03:00:00Z")), windows);
    }

    @Test
    void shouldRunThroughMidnightAsOneWindow() {
        final TradingHours hours = TradingHours.of("Europe/Stockholm", Map.of("mon", List.of(List.of("20:00", "24:00")),
            "tue", List.of(List.of("00:00", "04:00"))), "test");
        assertEquals(List.of(interval("2026-11-16T19:00:00Z", "2026-11-17T03:00:00Z")),
            hours.schedule(Instant.parse("2026-11-16T12:00:00Z"), 2).windows());
    }

    @Test
    void shouldAlwaysBeOpenWhereNoWeekdayIsNamed() {
        assertFalse(TradingHours.of("Europe/Stockholm", Map.of(), "test").hasWindows());
        assertFalse(TradingHours.ALWAYS.hasWindows());
        final TradingHours closed = TradingHours.of("UTC", Map.of("sun", List.of()), "test");
        assertTrue(closed.hasWindows(), "a named day without a window is a closed day");
        assertEquals(List.of(), closed.schedule(Instant.EPOCH, 14).windows());
    }

    @Test
    void shouldRefuseWhatMakesNoSenseAndNameIt() {
        assertComplaint("unknown time zone Europe/Stokholm; did you mean Europe/Stockholm?", "Europe/Stokholm", Map.of());
        assertComplaint("unknown weekday monday", "UTC", Map.of("monday", OFFICE));
        assertComplaint("is not a pair of times", "UTC", Map.of("mon", List.of(List.of("08:00"))));
        assertComplaint("8 o'clock, which is no time of day", "UTC", Map.of("mon", List.of(List.of("8 o'clock", "17:00"))));
        assertComplaint("not after its opening at 17:00", "UTC", Map.of("mon", List.of(List.of("17:00", "08:00"))));
        assertComplaint("opens at 09:00 before its last window ends", "UTC",
            Map.of("mon", List.of(List.of("08:00", "10:00"), List.of("09:00", "11:00"))));
        assertComplaint("opens at 23:00 before its last window ends", "UTC",
            Map.of("mon", List.of(List.of("08:00", "24:00"), List.of("23:00", "24:00"))));
    }

    private static void assertComplaint(final String words, final String zone, final Map<String, List<List<String>>> windows) {
        final Complaint complaint = assertThrows(Complaint.class, () -> TradingHours.of(zone, windows, "file.conf"));
        assertTrue(complaint.getMessage().startsWith("file.conf: ") && complaint.getMessage().contains(words), complaint.getMessage());
    }

    private static Interval interval(final String open, final String close) {
        return new Interval(Instant.parse(open), Instant.parse(close));
    }
}
