package genesis.admin.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import genesis.core.unit.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The merged and checked configuration. Later sources win:
 *
 * <pre>
 *   reference.conf   every key with its default and meaning
 *   --config FILE    HOCON: genesis.settings { ema.fast = 9 }, genesis.run { port = 9000 }, genesis.venue { key-name = paper },
 *                    genesis.strategies { dca { enabled = true } }, see {@link StrategyConfiguration}
 *                    genesis.trading-hours { timezone = "Europe/Stockholm" }, see {@link TradingHours}
 *   environment      GENESIS_SETTING_EMA_FAST=9, GENESIS_RUN_PORT=9000, GENESIS_VENUE_KEY_NAME=paper
 *   command line     for genesis.run only, see {@link RunOptions}
 * </pre>
 *
 * An unknown key is refused and the nearest known one named: a mistyped limit must not leave its default in force unnoticed.
 */
public final class Configuration {
    private static final String SETTINGS = "genesis.settings";
    private static final String RUN = "genesis.run";
    private static final String VENUE = "genesis.venue";
    private static final String STRATEGIES = "genesis.strategies";
    private static final String HOURS = "genesis.trading-hours";
    private static final String SETTING_VARIABLE = "GENESIS_SETTING_";
    private static final String RUN_VARIABLE = "GENESIS_RUN_";
    private static final String VENUE_VARIABLE = "GENESIS_VENUE_";
    private static final List<String> RUN_KEYS =
        List.of("duration", "port", "seed", "speed", "layout", "wait", "pin", "mode", "venue", "symbols", "model", "strategies");

    private static final List<String> VENUE_KEYS = List.of("stream", "account-stream", "rest", "account-rest", "paper-symbols", "book", "bulk",
        "timeframes", "channels-per-connection",
        "key-source", "key-file", "keystore", "key-name");

    private final Map<Setting, Long> settings = new EnumMap<>(Setting.class);
    private final Map<Setting, String> origins = new EnumMap<>(Setting.class);
    private final Map<String, Entry> run = new TreeMap<>();
    private final Map<String, Entry> venue = new TreeMap<>();
    private final Map<List<String>, Entry> strategies = new LinkedHashMap<>();
    private final Map<String, List<List<String>>> windows = new LinkedHashMap<>();
    private Entry timezone;
    private TradingHours hours;

    /** A value as it was written, and where. */
    record Entry(String text, String origin) {
    }

    private Configuration() {
    }

    /** Merges all sources; the file may be null. Complains about what cannot be read and what is not allowed. */
    public static Configuration load(final Path file, final Map<String, String> environment) {
        final Configuration configuration = new Configuration();
        configuration.take(reference(), ConfiguredSettings.DEFAULT);
        if (file != null) {
            configuration.take(parse(file), file.toString());
        }
        configuration.take(environment);
        configuration.checkTogether();
        configuration.hours = TradingHours.of(configuration.timezone.text(), configuration.windows, HOURS);
        return configuration;
    }

    /** Every setting with the value to publish, in the order of {@link Setting}. */
    public Map<Setting, Long> settings() {
        return Collections.unmodifiableMap(settings);
    }

    /** The same, with where each value was written. */
    public ConfiguredSettings configured() {
        return new ConfiguredSettings(settings, origins);
    }

    /** When entries are allowed. */
    public TradingHours hours() {
        return hours;
    }

    /** What was written below {@code genesis.strategies}, by path below it; later sources have replaced earlier ones. */
    Map<List<String>, Entry> strategies() {
        return Collections.unmodifiableMap(strategies);
    }

    /** Where jars of strategies are. Below {@code genesis.root}, which the launcher sets; else below the working directory. */
    public Path strategiesDirectory() {
        return Path.of(System.getProperty("genesis.root", ".")).resolve(run.get("strategies").text()).toAbsolutePath().normalize();
    }

    /** The value of a {@code genesis.run} key. */
    Entry run(final String key) {
        return run.get(key);
    }

    /** The value of a {@code genesis.venue} key. */
    Entry venue(final String key) {
        return venue.get(key);
    }

    private static Config reference() {
        return ConfigFactory.parseResources(Configuration.class.getClassLoader(), "reference.conf",
            ConfigParseOptions.defaults().setAllowMissing(false)).resolve();
    }

    private static Config parse(final Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw Complaint.environment("--config " + file + " cannot be read; name a readable HOCON file");
        }
        try {
            return ConfigFactory.parseFile(file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false)).resolve();
        } catch (final ConfigException e) {
            throw Complaint.usage("--config " + file + " is not valid HOCON: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** What each value alone cannot tell. */
    private void checkTogether() {
        checkLess(Setting.EMA_FAST, Setting.EMA_SLOW, "otherwise each signal would mean its opposite");
        checkLess(Setting.MACD_FAST, Setting.MACD_SLOW, "otherwise the MACD would have the opposite sign");
        checkLess(Setting.REGIME_RANGE, Setting.REGIME_TREND, "otherwise there is no room in which a regime stays what it was");
    }

    private void checkLess(final Setting small, final Setting large, final String why) {
        if (settings.get(small) >= settings.get(large)) {
            throw Complaint.usage(small.key() + " = " + settings.get(small) + " must be less than " + large.key() + " = "
                + settings.get(large) + ": " + why + "; change one of them");
        }
    }

    private void take(final Config config, final String origin) {
        refuseNulls(config.root(), "", origin);
        for (final Map.Entry<String, ConfigValue> entry : config.entrySet()) {
            final List<String> elements = ConfigUtil.splitPath(entry.getKey());
            final String path = String.join(".", elements);
            if (path.startsWith(HOURS + ".windows.")) {
                windows.put(path.substring((HOURS + ".windows.").length()), pairs(entry.getValue(), origin + ": " + path));
                continue;
            }
            final String text = text(config, entry.getKey(), path, entry.getValue(), origin);
            if (path.startsWith(SETTINGS + ".")) {
                setting(path.substring(SETTINGS.length() + 1), text, origin);
            } else if (path.startsWith(RUN + ".")) {
                word(run, RUN, RUN_KEYS, path.substring(RUN.length() + 1), text, origin + ": " + path);
            } else if (path.startsWith(VENUE + ".")) {
                word(venue, VENUE, VENUE_KEYS, path.substring(VENUE.length() + 1), text, origin + ": " + path);
            } else if (path.startsWith(STRATEGIES + ".")) {
                strategies.put(elements.subList(2, elements.size()), new Entry(text, origin + ": " + path));
            } else if (path.equals(HOURS + ".timezone")) {
                timezone = new Entry(text, origin + ": " + path);
            } else {
                throw Complaint.usage(origin + ": unknown key " + path + "; keys are " + SETTINGS + ".…, " + STRATEGIES + ".…, "
                    + HOURS + ".(timezone | windows), " + RUN + ".… and " + VENUE + ".…");
            }
        }
    }

    /** The library passes over a null in silence, and the default would stay in force unnoticed. */
    private static void refuseNulls(final ConfigObject object, final String above, final String origin) {
        object.forEach((key, value) -> {
            if (value.valueType() == ConfigValueType.NULL) {
                throw Complaint.usage(origin + ": " + above + key + " is null; give it a value or leave it out");
            }
            if (value instanceof ConfigObject inner) {
                refuseNulls(inner, above + key + ".", origin);
            }
        });
    }

    private static String text(final Config config, final String path, final String key, final ConfigValue value, final String origin) {
        try {
            return value instanceof ConfigList ? config.getStringList(path).stream().collect(Collectors.joining(",")) : config.getString(path);
        } catch (final ConfigException e) {
            throw Complaint.usage(origin + ": " + key + " must be one value, or a list of words for symbols");
        }
    }

    private static List<List<String>> pairs(final ConfigValue value, final String origin) {
        final List<List<String>> pairs = new ArrayList<>();
        if (value.unwrapped() instanceof List<?> all) {
            for (final Object one : all) {
                pairs.add(one instanceof List<?> pair ? pair.stream().map(String::valueOf).toList() : List.of(String.valueOf(one)));
            }
            return pairs;
        }
        throw Complaint.usage(origin + " must be a list of pairs of times, such as [[\"08:00\", \"17:00\"]]");
    }

    private void take(final Map<String, String> environment) {
        for (final Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            final String name = variable.getKey();
            if (name.startsWith(SETTING_VARIABLE)) {
                setting(keyOf(name, SETTING_VARIABLE, settingKeys()), variable.getValue(), name);
            } else if (name.startsWith(RUN_VARIABLE)) {
                word(run, RUN, RUN_KEYS, keyOf(name, RUN_VARIABLE, RUN_KEYS), variable.getValue(), name);
            } else if (name.startsWith(VENUE_VARIABLE)) {
                word(venue, VENUE, VENUE_KEYS, keyOf(name, VENUE_VARIABLE, VENUE_KEYS), variable.getValue(), name);
            }
        }
    }

    /** Shells allow neither dots nor dashes in names, so both are underscores there. */
    private static String keyOf(final String variable, final String prefix, final Collection<String> keys) {
        final Map<String, String> byName = new LinkedHashMap<>();
        keys.forEach(key -> byName.put(prefix + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), key));
        if (!byName.containsKey(variable)) {
            throw Complaint.usage("unknown environment variable " + variable + "; did you mean "
                + Nearest.to(variable, byName.keySet()) + "?");
        }
        return byName.get(variable);
    }

    private void setting(final String key, final String text, final String origin) {
        final Setting setting = Setting.ofKey(key).orElseThrow(() -> Complaint.usage(
            origin + ": unknown setting " + key + "; did you mean " + Nearest.to(key, settingKeys()) + "?"));
        settings.put(setting, SettingText.parse(setting, text, origin));
        origins.put(setting, origin);
    }

    private static void word(final Map<String, Entry> values, final String section, final List<String> keys, final String key,
                             final String text, final String origin) {
        if (!keys.contains(key)) {
            throw Complaint.usage(origin + " is unknown; did you mean " + section + "." + Nearest.to(key, keys) + "?");
        }
        values.put(key, new Entry(text, origin));
    }

    private static List<String> settingKeys() {
        return Stream.of(Setting.values()).map(Setting::key).toList();
    }
}
