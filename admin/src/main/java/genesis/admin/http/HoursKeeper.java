package genesis.admin.http;

import genesis.admin.config.Complaint;
import genesis.admin.config.TradingHours;
import genesis.core.risk.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the engine's calendar filled: it knows moments only, and behind the last one it closes. Trading hours are resolved for
 * weeks ahead, and again long before these are over. Hours that a person sets hold over those of the configuration, at later
 * starts too, until they are taken back. Threading: any.
 */
public final class HoursKeeper {
    /** Of days; more than four weeks, so that a run that nobody looks at is renewed about once a month. */
    static final int DAYS_AHEAD = 35;
    /** Renewed when less than this is known. */
    static final Duration KNOWN_MIN = Duration.ofDays(8);
    /** With more a day, {@link #KNOWN_MIN} would not have room in the engine. */
    private static final int WINDOWS_A_DAY_MAX = 20;

    private final OperatorCommands commands;
    private final TradingHours configured;
    private final OperatorChanges changes;
    private TradingHours hours;
    private Instant knownUntil = Instant.MIN;
    private String note;

    /** Sends nothing yet. Complains about configured hours with too many windows. */
    public HoursKeeper(final OperatorCommands commands, final TradingHours configured, final OperatorChanges changes) {
        check(configured);
        this.commands = commands;
        this.configured = configured;
        this.changes = changes;
        hours = changes.hours() == null ? configured : changes.hours().hours();
    }

    /** What a person must know at a start; null for nothing. Remembers what is in force, for the next time. */
    public synchronized String compare() {
        final OperatorChanges.Hours set = changes.hours();
        final TradingHours last = changes.lastHours();
        if (set != null) {
            note = "trading hours (" + hours.text() + "), set by an operator on " + set.since() + ", stand over those of the configuration ("
                + configured.text() + "); genesis risk windows --reset takes them back";
        } else if (last != null && !last.equals(hours)) {
            note = "trading hours (" + hours.text() + ") of the configuration were others in the last session (" + last.text() + ")";
        }
        changes.lastHours(hours);
        return note;
    }

    /** What {@link #compare} found; null for nothing. */
    synchronized String note() {
        return note;
    }

    /** Since when a person's hours are in force; null where the configuration holds. */
    synchronized Instant setSince() {
        return changes.hours() == null ? null : changes.hours().since();
    }

    /** Those in use. */
    public synchronized TradingHours hours() {
        return hours;
    }

    /** From now on these, at later starts too; returns the command's number. Complains about hours with too many windows. */
    public synchronized long use(final TradingHours next, final Instant now) {
        check(next);
        changes.hours(next, now);
        return take(next, now);
    }

    /** From now on those of the configuration; returns the command's number. */
    synchronized long reset(final Instant now) {
        changes.hours(null, now);
        return take(configured, now);
    }

    private long take(final TradingHours next, final Instant now) {
        changes.lastHours(next);
        hours = next;
        return send(now);
    }

    /** Sends them as they are. */
    public synchronized long send(final Instant now) {
        final boolean never = !hours.hasWindows() && hours.zone().equals(TradingHours.ALWAYS.zone());
        if (never) {
            // The engine's own days are those of UTC, for ever.
            knownUntil = Instant.MAX;
            return commands.calendar(false, new TradingHours.Schedule(List.of(), List.of()));
        }
        final TradingHours.Schedule all = hours.schedule(now, DAYS_AHEAD);
        final int windowCount = Math.min(all.windows().size(), TradingCalendar.WINDOW_COUNT_MAX);
        // Days of a change of clocks are an hour shorter or longer; what is promised is less than the last one.
        knownUntil = windowCount < all.windows().size() ? all.windows().get(windowCount - 1).close() : all.days().get(DAYS_AHEAD - 1);
        return commands.calendar(hours.hasWindows(), new TradingHours.Schedule(all.days(), all.windows().subList(0, windowCount)));
    }

    /** True where it was time. Now is message time. */
    public synchronized boolean renewWhenDue(final Instant now) {
        final boolean isDue = knownUntil != Instant.MAX && now.plus(KNOWN_MIN).isAfter(knownUntil);
        if (isDue) {
            send(now);
        }
        return isDue;
    }

    /** The first opening behind now; null for none within weeks, or where it is always open. */
    synchronized Instant nextOpening(final Instant now) {
        return hours.schedule(now, DAYS_AHEAD).windows().stream().map(TradingHours.Interval::open).filter(open -> open.isAfter(now))
            .findFirst().orElse(null);
    }

    private static void check(final TradingHours hours) {
        if (hours.windowsADayMax() > WINDOWS_A_DAY_MAX) {
            throw Complaint.usage("trading hours have " + hours.windowsADayMax() + " windows in a day; allowed are " + WINDOWS_A_DAY_MAX
                + ", join those that are close together");
        }
    }
}
