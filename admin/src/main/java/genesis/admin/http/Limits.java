package genesis.admin.http;

import genesis.admin.config.ConfiguredSettings;
import genesis.admin.config.SettingText;
import genesis.admin.config.Strictness;
import genesis.core.unit.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What settings are in force and who said so. A person's word at run time stands over environment and file, now and at every
 * later start of the data directory, until it is taken back; nothing else moves a limit without being told.
 * <p>Threading: any. One change at a time, so that the file and the engine end with the same one.
 */
public final class Limits {
    /** The source of what nobody set. */
    static final String DEFAULT = "default";

    private final OperatorCommands commands;
    private final ConfiguredSettings configured;
    private final OperatorChanges changes;
    private volatile List<String> notes = List.of();

    public Limits(final OperatorCommands commands, final ConfiguredSettings configured, final OperatorChanges changes) {
        this.commands = commands;
        this.configured = configured;
        this.changes = changes;
    }

    /** Every configured setting with the value to begin a session with. */
    public Map<Setting, Long> effective() {
        final Map<Setting, Long> effective = new EnumMap<>(Setting.class);
        effective.putAll(configured.values());
        changes.limits().forEach((setting, limit) -> effective.put(setting, limit.value()));
        return effective;
    }

    /**
     * What a person must know at a start: which words of theirs hold over the configuration, and what is not as it was.
     *
     * @param before what was in force when the journal ended; null for a new journal
     */
    public List<String> compare(final ToLongFunction<Setting> before) {
        final List<String> said = new ArrayList<>();
        changes.limits().forEach((setting, limit) -> said.add(setting.key() + " = " + SettingText.text(setting, limit.value())
            + ", set by an operator on " + limit.since() + ", stands over " + text(setting, configured.value(setting)) + " of "
            + words(setting) + "; genesis risk reset " + setting.key() + " takes it back"));
        if (before != null) {
            effective().forEach((setting, value) -> {
                final long last = before.applyAsLong(setting);
                if (value != last) {
                    said.add(setting.key() + " = " + text(setting, value) + " of " + (operator(setting) == null ? words(setting) : "the operator") + " was " + text(setting, last)
                        + " in the last session" + Strictness.of(setting, last, value).suffix());
                }
            });
        }
        notes = Collections.unmodifiableList(said);
        return notes;
    }

    /** What {@link #compare} found at the start of this session. */
    List<String> notes() {
        return notes;
    }

    /** Null where the configuration holds. */
    OperatorChanges.Limit operator(final Setting setting) {
        return changes.limits().get(setting);
    }

    long configured(final Setting setting) {
        return configured.value(setting);
    }

    /** Where the configured value was written; {@link #DEFAULT} where nobody wrote one. */
    String origin(final Setting setting) {
        final String origin = configured.origin(setting);
        return ConfiguredSettings.DEFAULT.equals(origin) ? DEFAULT : origin;
    }

    /** {@code operator}, or where the value was configured. */
    String source(final Setting setting) {
        return changes.limits().containsKey(setting) ? "operator" : origin(setting);
    }

    /** From now on this value, which must be allowed. Returns the command's number. */
    synchronized long set(final Setting setting, final long value, final Instant now) {
        changes.set(setting, value, now);
        return commands.apply(setting, value);
    }

    /** From now on the configured value. Returns the command's number. */
    synchronized long reset(final Setting setting) {
        changes.forget(setting);
        return commands.apply(setting, configured.value(setting));
    }

    private String words(final Setting setting) {
        return origin(setting).equals(DEFAULT) ? "the defaults" : origin(setting);
    }

    private static String text(final Setting setting, final long value) {
        return SettingText.text(setting, value);
    }
}
