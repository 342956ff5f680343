package genesis.core.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The strategies that can be used here: what is built in, what jars bring along, and earlier versions of those for
 * journals that were written with them.
 * <p>Immutable. Threading: any; but the strategies of jars count their steps, so one catalogue serves one engine.
 */
public final class StrategyCatalogue {
    private final List<Installed> current;
    private final List<Installed> earlier;

    private StrategyCatalogue(final List<Installed> current, final List<Installed> earlier) {
        this.current = current;
        this.earlier = earlier;
    }

    /** Only what is built in. */
    public static StrategyCatalogue builtIn() {
        final List<Installed> installed = new ArrayList<>();
        for (final StrategyFactory factory : BuiltIn.all()) {
            installed.add(new Installed(factory.description(), factory, Budget.UNLIMITED, ""));
        }
        return new StrategyCatalogue(List.copyOf(installed), List.of());
    }

    /** With these besides. Throws {@link IllegalArgumentException} where numbers or names are not unique. */
    public StrategyCatalogue with(final List<Installed> users, final List<Installed> earlierUsers) {
        final List<Installed> all = new ArrayList<>(current);
        for (final Installed one : users) {
            for (final Installed other : all) {
                if (one.description().id() == other.description().id() || one.description().name().equals(other.description().name())) {
                    throw new IllegalArgumentException("strategies have numbers and names of their own: "
                        + text(one) + " and " + text(other));
                }
            }
            all.add(one);
        }
        all.sort(Comparator.comparingInt(one -> one.description().id()));
        return new StrategyCatalogue(List.copyOf(all), List.copyOf(earlierUsers));
    }

    /** By number. Earlier versions are not among them. */
    public List<Installed> current() {
        return current;
    }

    /** Null where there is none of this name. */
    public Installed named(final String name) {
        for (final Installed one : current) {
            if (one.description().name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    /** The very version. Throws {@link UnknownStrategyException} where it is not here. */
    public Installed find(final int id, final String name, final String jarHash) {
        Installed other = null;
        for (final Installed one : current) {
            if (one.description().id() == id) {
                if (one.jarHash().equals(jarHash)) {
                    return one;
                }
                other = one;
            }
        }
        for (final Installed one : earlier) {
            if (one.description().id() == id && one.jarHash().equals(jarHash)) {
                return one;
            }
        }
        throw new UnknownStrategyException("the journal was written with strategy " + name + " (" + id + ") of the jar with SHA-256 "
            + jarHash + (other == null ? ", and no jar here brings it"
            : ", and the jar here has " + (other.jarHash().isEmpty() ? "none: it is built in" : other.jarHash()))
            + "; put that jar into the strategies directory (a newer version may stay: put the old jar into its folder 'earlier'),"
            + " or start with an empty data directory");
    }

    private static String text(final Installed one) {
        return one.description().name() + " (" + one.description().id() + ")";
    }
}
