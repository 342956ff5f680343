package genesis.admin.http;

import com.fasterxml.jackson.core.JsonGenerator;
import genesis.admin.config.Complaint;
import genesis.admin.config.SettingText;
import genesis.admin.config.TradingHours;
import genesis.core.unit.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a person changed at run time, in a file of the data directory: limits and trading hours. Written before the change becomes
 * an input, so that it holds at the next start whatever happens in between. The engine knows nothing of it: at the start the
 * effective values enter as inputs, and a replay needs no files.
 *
 * <pre>
 *   {"settings":{"risk.trades-per-day":{"value":"5","since":"2026-11-21T08:30:00Z"}},
 *    "hours":{"timezone":"Europe/Stockholm","windows":{"mon":[["08:00","17:00"]]},"since":"2026-11-21T08:31:00Z"},
 *    "lastHours":{"timezone":"UTC","windows":{}}}
 * </pre>
 *
 * The last are those that were in force last, whoever said so: at a start, what differs from them is told. A file that cannot be
 * read stops the start: to go on without it could loosen a limit. Threading: any.
 */
public final class OperatorChanges {
    /** Its name in a data directory. */
    public static final String NAME = "operator.json";

    private static final String SETTINGS = "settings";
    private static final String HOURS = "hours";
    private static final String LAST_HOURS = "lastHours";

    private final Path file;
    private final Map<Setting, Limit> limits = new EnumMap<>(Setting.class);
    private Hours hours;
    private TradingHours lastHours;

    /** What a person set a setting to, and when, in message time. */
    public record Limit(long value, Instant since) {
    }

    /** When a person allowed entries. */
    public record Hours(TradingHours hours, Instant since) {
    }

    /** Reads what is there; no file is no changes. Complains about one that cannot be understood. */
    public OperatorChanges(final Path directory) {
        file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return;
        }
        try {
            read(JsonBody.of(JsonBody.tree(Files.readString(file)), List.of(SETTINGS, HOURS, LAST_HOURS)));
        } catch (final IOException | BadRequest | Complaint | DateTimeException e) {
            throw Complaint.environment("the file " + file + ", which has the limits and trading hours that a person set at run time, cannot be"
                + " understood (" + e.getMessage() + "); repair it, or move it away to start with the configuration alone");
        }
    }

    /** By setting; a copy. */
    synchronized Map<Setting, Limit> limits() {
        final Map<Setting, Limit> copy = new EnumMap<>(Setting.class);
        copy.putAll(limits);
        return copy;
    }

    /** Null where nobody set any. */
    synchronized Hours hours() {
        return hours;
    }

    /** Those in force when something was written last; null before the first time. */
    synchronized TradingHours lastHours() {
        return lastHours;
    }

    /** From now on this value, at later starts too. */
    synchronized void set(final Setting setting, final long value, final Instant now) {
        final Limit before = limits.put(setting, new Limit(value, now.truncatedTo(ChronoUnit.SECONDS)));
        writeOr(() -> restore(setting, before));
    }

    /** From now on the configured value. */
    synchronized void forget(final Setting setting) {
        final Limit before = limits.remove(setting);
        writeOr(() -> restore(setting, before));
    }

    /** From now on these; null for the configured ones. */
    synchronized void hours(final TradingHours next, final Instant now) {
        final Hours before = hours;
        hours = next == null ? null : new Hours(next, now.truncatedTo(ChronoUnit.SECONDS));
        writeOr(() -> hours = before);
    }

    /** These are in force, whoever said so. */
    synchronized void lastHours(final TradingHours inForce) {
        final TradingHours before = lastHours;
        lastHours = inForce;
        writeOr(() -> lastHours = before);
    }

    private void restore(final Setting setting, final Limit before) {
        if (before == null) {
            limits.remove(setting);
        } else {
            limits.put(setting, before);
        }
    }

    private void read(final JsonBody fields) {
        if (fields.has(SETTINGS)) {
            fields.map(SETTINGS).forEach((key, value) -> {
                final Setting setting = Setting.ofKey(key.toString()).orElseThrow(() -> Complaint.usage("unknown setting " + key));
                final Map<?, ?> limit = object(key.toString(), value);
                limits.put(setting, new Limit(SettingText.parse(setting, String.valueOf(limit.get("value")), NAME), since(limit)));
            });
        }
        if (fields.has(HOURS)) {
            hours = new Hours(hours(fields.map(HOURS)), since(fields.map(HOURS)));
        }
        if (fields.has(LAST_HOURS)) {
            lastHours = hours(fields.map(LAST_HOURS));
        }
    }

    private static TradingHours hours(final Map<?, ?> written) {
        return TradingHours.of(String.valueOf(written.get("timezone")), WindowsBody.pairs(object("windows", written.get("windows"))), NAME);
    }

    private static Map<?, ?> object(final String name, final Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw Complaint.usage(name + " is not an object");
    }

    private static Instant since(final Map<?, ?> written) {
        return Instant.parse(String.valueOf(written.get("since")));
    }

    private void writeOr(final Runnable undo) {
        final Path temporary = file.resolveSibling(NAME + ".new");
        try {
            Files.writeString(temporary, Json.object(this::write) + "\n");
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException e) {
            undo.run();
            throw new BadRequest(500, null, "the change cannot be written to " + file + ", so nothing was changed; make the directory writable");
        }
    }

    private void write(final JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(SETTINGS);
        for (final Map.Entry<Setting, Limit> one : limits.entrySet()) {
            json.writeObjectFieldStart(one.getKey().key());
            json.writeStringField("value", SettingText.text(one.getKey(), one.getValue().value()));
            json.writeStringField("since", one.getValue().since().toString());
            json.writeEndObject();
        }
        json.writeEndObject();
        if (hours != null) {
            json.writeObjectFieldStart(HOURS);
            RiskJson.hours(json, hours.hours());
            json.writeStringField("since", hours.since().toString());
            json.writeEndObject();
        }
        if (lastHours != null) {
            json.writeObjectFieldStart(LAST_HOURS);
            RiskJson.hours(json, lastHours);
            json.writeEndObject();
        }
    }
}
