package genesis.admin.config;

import genesis.core.unit.Setting;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Settings as configured, and where each was written.
 *
 * @param values  of every setting
 * @param origins a file or an environment variable; {@link #DEFAULT} where nobody wrote one
 */
public record ConfiguredSettings(Map<Setting, Long> values, Map<Setting, String> origins) {
    /** Where all settings stand with their meaning. */
    public static final String DEFAULT = "reference.conf";

    public ConfiguredSettings {
        values = Collections.unmodifiableMap(copy(values));
        origins = Collections.unmodifiableMap(copy(origins));
    }

    /** Of a program that configures itself. */
    public static ConfiguredSettings of(final Map<Setting, Long> values) {
        return new ConfiguredSettings(values, Map.of());
    }

    public long value(final Setting setting) {
        return values.getOrDefault(setting, setting.initial());
    }

    public String origin(final Setting setting) {
        return origins.getOrDefault(setting, DEFAULT);
    }

    private static <V> Map<Setting, V> copy(final Map<Setting, V> map) {
        final Map<Setting, V> copy = new EnumMap<>(Setting.class);
        copy.putAll(map);
        return copy;
    }
}
