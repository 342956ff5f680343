package genesis.admin.config;

import genesis.admin.config.Configuration.Entry;
import genesis.core.message.Regime;
import genesis.core.strategy.Installed;
import genesis.core.strategy.Parameter;
import genesis.core.strategy.Parameters;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.strategy.StrategyTerms;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code genesis.strategies} of a configuration, checked against the strategies that are here:
 *
 * <pre>
 *   NAME.enabled = true
 *   NAME.parameters.PARAMETER = value                          as declared
 *   NAME.weights.REGIME = 0 to 1
 *   NAME.instruments.SYMBOL.(enabled | parameters | weights)   the same, for one instrument
 * </pre>
 *
 * Each refusal names the value, what is allowed, and the nearest name.
 */
public final class StrategyConfiguration {
    private static final List<String> KEYS = List.of("enabled", "parameters", "weights", "instruments");

    private StrategyConfiguration() {
    }

    /** What to tell the engine: only strategies that are enabled somewhere, for all instruments first. */
    public static List<StrategyTerms> terms(final Configuration configuration, final StrategyCatalogue catalogue) {
        final Map<String, Words> byName = new LinkedHashMap<>();
        catalogue.current().forEach(one -> byName.put(one.description().name(), new Words(one)));
        configuration.strategies().forEach((path, entry) -> {
            final Words words = byName.get(path.get(0));
            if (words == null) {
                throw Complaint.usage(entry.origin() + ": there is no strategy " + path.get(0) + "; did you mean "
                    + Nearest.to(path.get(0), byName.keySet()) + "? (genesis strategies list shows all; jars lie in the strategies directory)");
            }
            words.take(path.subList(1, path.size()), entry);
        });
        final List<StrategyTerms> terms = new ArrayList<>();
        byName.values().forEach(words -> terms.addAll(words.terms()));
        return terms;
    }

    /** What was written about one strategy, for all instruments (the empty symbol) and for single ones. */
    private static final class Words {
        private final Installed strategy;
        private final Map<String, Map<List<String>, Entry>> bySymbol = new TreeMap<>();

        Words(final Installed strategy) {
            this.strategy = strategy;
            bySymbol.put("", new LinkedHashMap<>());
        }

        void take(final List<String> path, final Entry entry) {
            if (path.size() > 2 && path.get(0).equals("instruments")) {
                final String symbol = path.get(1);
                try {
                    Instrument.currenciesOf(symbol);
                } catch (final IllegalArgumentException e) {
                    throw Complaint.usage(entry.origin() + ": " + e.getMessage());
                }
                bySymbol.computeIfAbsent(symbol, none -> new LinkedHashMap<>()).put(path.subList(2, path.size()), entry);
            } else {
                bySymbol.get("").put(path, entry);
            }
        }

        List<StrategyTerms> terms() {
            final List<StrategyTerms> terms = new ArrayList<>();
            final Map<List<String>, Entry> forAll = bySymbol.get("");
            bySymbol.forEach((symbol, own) -> {
                final Map<List<String>, Entry> merged = new LinkedHashMap<>(forAll);
                merged.putAll(own);
                terms.add(terms(symbol, merged));
            });
            return terms.stream().anyMatch(StrategyTerms::enabled) ? terms : List.of();
        }

        private StrategyTerms terms(final String symbol, final Map<List<String>, Entry> entries) {
            boolean enabled = false;
            final long[] weightsE8 = new long[StrategyTerms.REGIME_COUNT];
            Arrays.fill(weightsE8, E8.ONE);
            Parameters parameters = Parameters.initial(strategy.description());
            for (final Map.Entry<List<String>, Entry> one : entries.entrySet()) {
                final List<String> path = one.getKey();
                final Entry entry = one.getValue();
                if (path.equals(List.of("enabled"))) {
                    enabled = flag(entry);
                } else if (path.size() == 2 && path.get(0).equals("parameters")) {
                    final Parameter parameter = parameter(path.get(1), entry);
                    parameters = parameters.with(parameter.name(), SettingText.parse(strategy.description().name() + " "
                        + parameter.name(), parameter.unit(), parameter.min(), parameter.max(), entry.text(), entry.origin()));
                } else if (path.size() == 2 && path.get(0).equals("weights")) {
                    weightsE8[regime(path.get(1), entry).value()] = SettingText.parse(strategy.description().name() + " weight in "
                        + path.get(1), Unit.E8, 0, E8.ONE, entry.text(), entry.origin());
                } else {
                    throw Complaint.usage(entry.origin() + " is unknown; did you mean " + Nearest.to(path.get(0), KEYS) + "? "
                        + "A strategy has enabled, parameters { NAME = … }, weights { REGIME = … } and instruments { SYMBOL { … } }");
                }
            }
            return new StrategyTerms(strategy, symbol, enabled, weightsE8, parameters);
        }

        private Parameter parameter(final String name, final Entry entry) {
            final List<String> names = strategy.description().parameters().stream().map(Parameter::name).toList();
            if (names.isEmpty()) {
                throw Complaint.usage(entry.origin() + ": strategy " + strategy.description().name() + " has no parameters");
            }
            return strategy.description().parameters().stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> Complaint.usage(entry.origin() + ": strategy " + strategy.description().name()
                    + " has no parameter " + name + "; did you mean " + Nearest.to(name, names) + "?"));
        }

        private static Regime regime(final String name, final Entry entry) {
            final List<String> names = Stream.of(Regime.values()).filter(one -> one != Regime.NULL_VAL).map(Enum::name).toList();
            final String upper = name.toUpperCase(Locale.ROOT).replace('-', '_');
            if (!names.contains(upper)) {
                throw Complaint.usage(entry.origin() + ": there is no regime " + name + "; did you mean " + Nearest.to(upper, names) + "?");
            }
            return Regime.valueOf(upper);
        }

        private static boolean flag(final Entry entry) {
            if (!entry.text().equals("true") && !entry.text().equals("false")) {
                throw Complaint.usage(entry.origin() + " = " + entry.text() + " is not allowed; expected true or false");
            }
            return entry.text().equals("true");
        }
    }
}
