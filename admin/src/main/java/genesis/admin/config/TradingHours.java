package genesis.admin.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * When entries are allowed, as a person writes it: a time zone, and for each weekday windows of local time.
 *
 * <pre>
 *   timezone = Europe/Stockholm
 *   windows { mon = [["08:00", "17:00"]], fri = [["08:00", "12:00"], ["13:00", "16:00"]], sat = [], sun = [] }
 * </pre>
 *
 * The engine knows no time zones: {@link #schedule} resolves all of it to moments, clocks going forward and back included, and
 * those enter the engine as inputs. A weekday that is not named has no window; no weekday named at all means always. A local
 * time that a change of clocks leaves out is moved behind the gap, one that occurs twice means its first occurrence.
 * "24:00" ends a window with the day.
 * <p>Threading: immutable, any.
 */
public final class TradingHours {
    /** Always open, days of UTC. */
    public static final TradingHours ALWAYS = new TradingHours(ZoneId.of("UTC"), Map.of());

    private static final String MIDNIGHT = "24:00";
    private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Window>> windows;

    /** From here to there, in local time; null for the end of the day. */
    private record Window(LocalTime open, LocalTime close) {
    }

    /** Entries are allowed from here to there; the end is the first moment outside. */
    public record Interval(Instant open, Instant close) {
    }

    /** Moments at which trading days begin, and intervals in which entries are allowed. Both ascend. */
    public record Schedule(List<Instant> days, List<Interval> windows) {
    }

    private TradingHours(final ZoneId zone, final Map<DayOfWeek, List<Window>> windows) {
        this.zone = zone;
        this.windows = windows;
    }

    /**
     * Reads what was written. Complains, naming the origin, about what makes no sense.
     *
     * @param windows by weekday, {@code mon} to {@code sun}: pairs of times such as {@code 08:00}; empty for always
     */
    public static TradingHours of(final String timezone, final Map<String, List<List<String>>> windows, final String origin) {
        final Map<DayOfWeek, List<Window>> read = new EnumMap<>(DayOfWeek.class);
        windows.forEach((weekday, pairs) -> read.put(weekday(weekday, origin), windows(weekday, pairs, origin)));
        return new TradingHours(zone(timezone, origin), Collections.unmodifiableMap(read));
    }

    /** True where entries are allowed inside windows only. */
    public boolean hasWindows() {
        return !windows.isEmpty();
    }

    public ZoneId zone() {
        return zone;
    }

    /** As they were written, by weekday; what has none is missing. */
    public Map<String, List<List<String>>> windows() {
        final Map<String, List<List<String>>> written = new LinkedHashMap<>();
        windows.forEach((weekday, all) -> written.put(WEEKDAYS.get(weekday.getValue() - 1), all.stream()
            .map(one -> List.of(one.open().toString(), one.close() == null ? MIDNIGHT : one.close().toString())).toList()));
        return written;
    }

    /** In a few words, such as {@code Europe/Stockholm, mon 08:00-17:00, fri 08:00-12:00 13:00-16:00}. */
    public String text() {
        final StringBuilder text = new StringBuilder(zone.getId());
        windows().forEach((weekday, pairs) -> {
            text.append(", ").append(weekday);
            pairs.forEach(pair -> text.append(' ').append(String.join("-", pair)));
            if (pairs.isEmpty()) {
                text.append(" closed");
            }
        });
        return text.append(hasWindows() ? "" : ", always open").toString();
    }

    /** The same zone and the same windows. */
    @Override
    public boolean equals(final Object other) {
        return other instanceof TradingHours hours && zone.equals(hours.zone) && windows.equals(hours.windows);
    }

    @Override
    public int hashCode() {
        return 31 * zone.hashCode() + windows.hashCode();
    }

    /** Of the weekday that has most. */
    public int windowsADayMax() {
        return windows.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /** What holds from the trading day of this moment on, for so many days. Windows that touch are one. */
    public Schedule schedule(final Instant from, final int dayCount) {
        final List<Instant> days = new ArrayList<>();
        final List<Interval> open = new ArrayList<>();
        final LocalDate first = from.atZone(zone).toLocalDate();
        for (int i = 0; i < dayCount; i++) {
            final LocalDate date = first.plusDays(i);
            days.add(date.atStartOfDay(zone).toInstant());
            for (final Window window : windows.getOrDefault(date.getDayOfWeek(), List.of())) {
                add(open, at(date, window.open()), window.close() == null ? date.plusDays(1).atStartOfDay(zone).toInstant()
                    : at(date, window.close()));
            }
        }
        return new Schedule(List.copyOf(days), List.copyOf(open));
    }

    private Instant at(final LocalDate date, final LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    /** A change of clocks may leave nothing of a window. */
    private static void add(final List<Interval> open, final Instant from, final Instant until) {
        if (!from.isBefore(until)) {
            return;
        }
        final Interval last = open.isEmpty() ? null : open.get(open.size() - 1);
        if (last != null && !last.close().isBefore(from)) {
            open.set(open.size() - 1, new Interval(last.open(), until));
        } else {
            open.add(new Interval(from, until));
        }
    }

    private static List<Window> windows(final String weekday, final List<List<String>> pairs, final String origin) {
        final List<Window> read = new ArrayList<>();
        LocalTime free = LocalTime.MIN;
        for (final List<String> pair : pairs) {
            if (pair.size() != 2) {
                throw Complaint.usage(origin + ": " + weekday + " = " + pair + " is not a pair of times, such as [\"08:00\", \"17:00\"]");
            }
            final LocalTime open = time(weekday, pair.get(0), origin);
            final LocalTime close = MIDNIGHT.equals(pair.get(1)) ? null : time(weekday, pair.get(1), origin);
            if (close != null && !open.isBefore(close)) {
                throw Complaint.usage(origin + ": " + weekday + " closes at " + pair.get(1) + ", which is not after its opening at "
                    + pair.get(0) + "; a window over midnight is two, one to 24:00 and one from 00:00 of the next day");
            }
            if (free == null || open.isBefore(free)) {
                throw Complaint.usage(origin + ": " + weekday + " opens at " + pair.get(0)
                    + " before its last window ends; write windows in order and without overlap");
            }
            read.add(new Window(open, close));
            free = close;
        }
        return List.copyOf(read);
    }

    private static DayOfWeek weekday(final String text, final String origin) {
        final int index = WEEKDAYS.indexOf(text.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw Complaint.usage(origin + ": unknown weekday " + text + "; weekdays are " + String.join(", ", WEEKDAYS));
        }
        return DayOfWeek.of(index + 1);
    }

    private static LocalTime time(final String weekday, final String text, final String origin) {
        try {
            return LocalTime.parse(text);
        } catch (final DateTimeException e) {
            throw Complaint.usage(origin + ": " + weekday + " has " + text + ", which is no time of day such as 08:00");
        }
    }

    private static ZoneId zone(final String text, final String origin) {
        try {
            return ZoneId.of(text);
        } catch (final DateTimeException e) {
            throw Complaint.usage(origin + ": unknown time zone " + text + "; did you mean "
                + Nearest.to(text, ZoneId.getAvailableZoneIds()) + "?");
        }
    }
}
