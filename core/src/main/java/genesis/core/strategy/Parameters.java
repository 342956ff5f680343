package genesis.core.strategy;

import genesis.core.unit.E8;
import genesis.core.unit.StreamDigest;

/**
 * A value for each declared parameter of a strategy, within its range. A strategy reads them once, when it is made:
 * other values make another strategy object.
 * <p>Immutable. Threading: any.
 */
public final class Parameters {
    private final StrategyDescription of;
    private final long[] values;

    private Parameters(final StrategyDescription of, final long[] values) {
        this.of = of;
        this.values = values;
    }

    /** The declared defaults. */
    public static Parameters initial(final StrategyDescription of) {
        final long[] values = new long[of.parameters().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of.parameters().get(i).initial();
        }
        return new Parameters(of, values);
    }

    /** The same but for one. The edge validates before it sends; what is unknown or out of range is a broken sender. */
    public Parameters with(final String name, final long value) {
        final int index = index(name);
        if (!of.parameters().get(index).allows(value)) {
            // Not a Check: it would build the words for every value that fits.
            throw new IllegalStateException(of.name() + " " + name + " within its range: actual=" + value);
        }
        final long[] changed = values.clone();
        changed[index] = value;
        return new Parameters(of, changed);
    }

    /** In the unit of the parameter. Throws {@link IllegalStateException} for a name that was not declared. */
    public long value(final String name) {
        return values[index(name)];
    }

    /** A value in E8 as a fraction. */
    public double fraction(final String name) {
        return E8.toDouble(value(name));
    }

    public boolean isOn(final String name) {
        return value(name) != 0;
    }

    /** In the order of the declaration. */
    public long value(final int index) {
        return values[index];
    }

    boolean isSameAs(final Parameters other) {
        if (values.length != other.values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] != other.values[i]) {
                return false;
            }
        }
        return true;
    }

    void addTo(final StreamDigest digest) {
        digest.add(of.id());
        for (final long value : values) {
            digest.add(value);
        }
    }

    private int index(final String name) {
        for (int i = 0; i < values.length; i++) {
            if (of.parameters().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("strategy " + of.name() + " declares no parameter " + name);
    }
}
