package genesis.core.strategy;

import genesis.core.unit.StreamDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which strategies shall be used, and how. What is not in it is not used.
 * <p>Immutable. Threading: any.
 */
public final class StrategyPlan {
    private final List<StrategyTerms> terms;

    /** In any order; of each strategy at most one word for each instrument and one for all. */
    public StrategyPlan(final List<StrategyTerms> terms) {
        final List<StrategyTerms> sorted = new ArrayList<>(terms);
        sorted.sort(Comparator.comparingInt(StrategyTerms::id).thenComparing(StrategyTerms::symbol));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).id() == sorted.get(i - 1).id() && sorted.get(i).symbol().equals(sorted.get(i - 1).symbol())) {
                throw new IllegalStateException("strategy " + sorted.get(i).installed().description().name()
                    + " is configured twice for instrument \"" + sorted.get(i).symbol() + "\"");
            }
        }
        this.terms = List.copyOf(sorted);
    }

    /** What holds where nothing was configured: the averages alone, on everything. */
    public static StrategyPlan initial(final StrategyCatalogue catalogue) {
        return new StrategyPlan(List.of(StrategyTerms.initial(catalogue.named(EmaCrossover.factory().description().name()))));
    }

    /** By number, then by symbol. */
    public List<StrategyTerms> terms() {
        return terms;
    }

    /** The strategies in it, each once, by number. */
    public List<Installed> strategies() {
        final List<Installed> strategies = new ArrayList<>();
        for (final StrategyTerms one : terms) {
            if (strategies.isEmpty() || strategies.get(strategies.size() - 1) != one.installed()) {
                strategies.add(one.installed());
            }
        }
        return strategies;
    }

    /** What holds for an instrument, by number; only what is enabled there. */
    public List<StrategyTerms> of(final String symbol) {
        final List<StrategyTerms> enabled = new ArrayList<>();
        for (final Installed strategy : strategies()) {
            StrategyTerms found = null;
            for (final StrategyTerms one : terms) {
                // The word for all comes first, the instrument's own stands over it.
                if (one.installed() == strategy && (one.symbol().isEmpty() || one.symbol().equals(symbol))) {
                    found = one;
                }
            }
            if (found != null && found.enabled()) {
                enabled.add(found);
            }
        }
        return enabled;
    }

    /** Says the same of this strategy in every respect. */
    public boolean saysTheSameAs(final StrategyPlan other, final int strategyId) {
        final List<StrategyTerms> mine = ofStrategy(strategyId);
        final List<StrategyTerms> others = other.ofStrategy(strategyId);
        if (mine.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < mine.size(); i++) {
            if (!mine.get(i).isSameAs(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private List<StrategyTerms> ofStrategy(final int strategyId) {
        final List<StrategyTerms> found = new ArrayList<>();
        for (final StrategyTerms one : terms) {
            if (one.id() == strategyId) {
                found.add(one);
            }
        }
        return found;
    }

    public void addTo(final StreamDigest digest) {
        digest.add(terms.size());
        for (final StrategyTerms one : terms) {
            one.addTo(digest);
        }
    }
}
