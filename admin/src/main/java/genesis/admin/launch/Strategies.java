package genesis.admin.launch;

import genesis.admin.config.Complaint;
import genesis.admin.config.Configuration;
import genesis.admin.config.StrategyConfiguration;
import genesis.admin.strategies.StrategyJars;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.strategy.StrategyTerms;
import java.nio.file.Path;
import java.util.List;

/**
 * The strategies of one run: what there is, and what is to be used.
 *
 * @param catalogue for this run's engine alone
 * @param terms     what the session tells the engine; null where it shall keep what it has
 */
public record Strategies(StrategyCatalogue catalogue, List<StrategyTerms> terms) {
    /** What is built in, as the engine has it. */
    static Strategies untold() {
        return new Strategies(StrategyCatalogue.builtIn(), null);
    }

    /** Complains about jars that cannot be used, about names and values, and about values that a strategy does not take. */
    public static Strategies of(final Configuration configuration, final Path directory) {
        for (final StrategyTerms terms : StrategyConfiguration.terms(configuration, StrategyJars.load(directory))) {
            // On a catalogue of its own: what is remembered in a trial must not come along.
            final String failure = StrategyJars.trial(terms);
            if (failure != null) {
                throw Complaint.usage("strategy " + terms.installed().description().name()
                    + (terms.symbol().isEmpty() ? "" : " on " + terms.symbol()) + " cannot be used as configured: it " + failure);
            }
        }
        final StrategyCatalogue catalogue = StrategyJars.load(directory);
        return new Strategies(catalogue, StrategyConfiguration.terms(configuration, catalogue));
    }
}
