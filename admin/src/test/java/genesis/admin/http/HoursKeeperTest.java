package genesis.admin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Complaint;
import genesis.admin.config.TradingHours;
import genesis.core.engine.TradingEngine;
import genesis.core.message.DayPerformanceDecoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.SessionStartedEncoder;
import genesis.core.message.TimeTickEncoder;
import genesis.core.message.TradingWindowChangedDecoder;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.InputTap;
import java.time.Duration;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real engine over weeks of message time. Stockholm's clocks went forward on 2026-03-29 and go back on 2026-10-25, each at
 * 01:00 UTC (Directive 2000/84/EC).
 */
class HoursKeeperTest {
    private final InputRing ring = new InputRing();
    private final InputTap tap = new InputTap(ring);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + Long.BYTES]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final List<String> windows = new ArrayList<>();
    private final TreeSet<Instant> days = new TreeSet<>();
    private final TradingEngine engine = new TradingEngine(this::onOutput);
    private Instant now;
    private long sequence;
    @TempDir
    private Path directory;

    private final OperatorCommands commands = new OperatorCommands(ring, () -> OperatorCommands.ns(now));

    @Test
    void shouldWindowsAndDaysFollowTheClocksForward() {
        run("2026-03-28T00:00:00Z", "2026-03-30T12:00:00Z", daily("08:00", "17:00"));

        assertEquals(List.of("closed 2026-03-28T00:00:00Z", "open 2026-03-28T07:00:00Z", "closed 2026-03-28T16:00:00Z",
            "open 2026-03-29T06:00:00Z", "closed 2026-03-29T15:00:00Z", "open 2026-03-30T06:00:00Z"), windows);
        assertEquals(List.of("2026-03-27T23:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"), texts());
    }

    @Test
    void shouldWindowsAndDaysFollowTheClocksBack() {
        run("2026-10-24T00:00:00Z", "2026-10-26T12:00:00Z", daily("08:00", "17:00"));

        assertEquals(List.of("closed 2026-10-24T00:00:00Z", "open 2026-10-24T06:00:00Z", "closed 2026-10-24T15:00:00Z",
            "open 2026-10-25T07:00:00Z", "closed 2026-10-25T16:00:00Z", "open 2026-10-26T07:00:00Z"), windows);
        assertEquals(List.of("2026-10-23T22:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"), texts());
    }

    @Test
    void shouldCalendarBeRenewedForMonths() {
        run("2026-01-01T00:00:00Z", "2026-06-01T12:00:00Z", daily("08:00", "17:00"));

        assertEquals(152, windows.stream().filter(one -> one.startsWith("open")).distinct().count(), "one opening on each of 31+28+31+30+31+1 days");
        assertEquals("open 2026-06-01T06:00:00Z", windows.get(windows.size() - 1));
        assertEquals("2026-05-31T22:00:00Z", days.last().toString());
    }

    @Test
    void shouldRenewalNotTouchTheDayThatCounts() {
        run("2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z", daily("00:00", "24:00"));

        final List<Instant> expected = new ArrayList<>();
        for (Instant day = Instant.parse("2025-12-31T23:00:00Z"); day.isBefore(now); day = day.plus(Duration.ofDays(1))) {
            expected.add(day);
        }
        assertEquals(expected, List.copyOf(days), "a day of another name would be one that began in the middle of another");
    }

    @Test
    void shouldWithoutHoursNothingBeRenewed() {
        now = Instant.parse("2026-03-28T00:00:00Z");
        final HoursKeeper keeper = keeper(TradingHours.ALWAYS);
        keeper.send(now);
        feed();

        assertFalse(keeper.renewWhenDue(now.plus(Duration.ofDays(10_000))));
        assertTrue(ring.isEmpty());
    }

    @Test
    void shouldManyWindowsADayStillBeKnownAWeekAhead() {
        now = Instant.parse("2026-03-28T00:00:00Z");
        final HoursKeeper keeper = keeper(hours(Collections.nCopies(20, null)));
        keeper.send(now);
        feed();

        assertFalse(keeper.renewWhenDue(now), "just sent");
        assertTrue(keeper.renewWhenDue(now.plus(Duration.ofDays(2))));
        final Complaint complaint = assertThrows(Complaint.class, () -> keeper.use(hours(Collections.nCopies(21, null)), now));
        assertTrue(complaint.getMessage().contains("21 windows"), complaint.getMessage());
    }

    private HoursKeeper keeper(final TradingHours configured) {
        return new HoursKeeper(commands, configured, new OperatorChanges(directory));
    }

    private static TradingHours hours(final List<Object> slots) {
        final List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            pairs.add(List.of(String.format("%02d:00", i), String.format("%02d:30", i)));
        }
        return TradingHours.of("Europe/Stockholm", everyDay(pairs), "test");
    }

    private static TradingHours daily(final String open, final String close) {
        return TradingHours.of("Europe/Stockholm", everyDay(List.of(List.of(open, close))), "test");
    }

    private static Map<String, List<List<String>>> everyDay(final List<List<String>> pairs) {
        final Map<String, List<List<String>>> all = new LinkedHashMap<>();
        List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun").forEach(day -> all.put(day, pairs));
        return all;
    }

    /** A tick every ten minutes; the calendar is looked after as a run does it. */
    private void run(final String from, final String until, final TradingHours hours) {
        now = Instant.parse(from);
        final HoursKeeper keeper = keeper(hours);
        final SessionStartedEncoder session = new SessionStartedEncoder();
        session.wrapAndApplyHeader(buffer, 0, header).timeNs(OperatorCommands.ns(now)).seed(1).mode(Mode.PAPER).programVersion("test");
        input(buffer, Message.HEADER_LENGTH + session.encodedLength());
        windows.clear();
        keeper.send(now);
        feed();
        final TimeTickEncoder tick = new TimeTickEncoder();
        for (; now.isBefore(Instant.parse(until)); now = now.plusSeconds(600)) {
            tick.wrapAndApplyHeader(buffer, 0, header).timeNs(OperatorCommands.ns(now));
            input(buffer, Message.HEADER_LENGTH + tick.encodedLength());
            if (keeper.renewWhenDue(now)) {
                feed();
            }
        }
    }

    private void feed() {
        while (tap.drain((from, offset, length) -> {
            buffer.putBytes(0, from, offset, length);
            input(buffer, length);
        }) > 0) {
            // All that was published.
        }
    }

    private void input(final UnsafeBuffer from, final int length) {
        Message.sequence(from, 0, ++sequence);
        engine.onInput(from, 0, length);
    }

    private void onOutput(final UnsafeBuffer from, final int offset, final int length) {
        final int at = offset + Message.HEADER_LENGTH;
        final int block = Message.blockLength(from, offset);
        if (Message.templateId(from, offset) == TradingWindowChangedDecoder.TEMPLATE_ID) {
            final TradingWindowChangedDecoder changed = new TradingWindowChangedDecoder().wrap(from, at, block, Message.version(from, offset));
            final String word = changed.isOpen() == Flag.YES ? "open " : "closed ";
            if (windows.isEmpty() || !windows.get(windows.size() - 1).startsWith(word)) {
                windows.add(word + Json.instant(changed.timeNs()));
            }
        } else if (Message.templateId(from, offset) == DayPerformanceDecoder.TEMPLATE_ID) {
            days.add(Json.instant(new DayPerformanceDecoder().wrap(from, at, block, Message.version(from, offset)).dayStartNs()));
        }
    }

    private List<String> texts() {
        return days.stream().map(Instant::toString).toList();
    }
}
