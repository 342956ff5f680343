package genesis.core.strategy;

import genesis.core.message.Regime;
import genesis.core.unit.E8;
import genesis.core.unit.StreamDigest;
import java.util.Arrays;

/**
 * How a strategy shall be used on one instrument, or on all that have no word of their own.
 * <p>Immutable. Threading: any.
 */
public final class StrategyTerms {
    /** Regimes have one weight each, by their value in messages. */
    public static final int REGIME_COUNT = 5;

    private final Installed installed;
    private final String symbol;
    private final boolean enabled;
    private final long[] weightsE8;
    private final Parameters parameters;

    /**
     * @param symbol    empty for all instruments
     * @param weightsE8 by {@link Regime#value}, each 0 to 1
     */
    public StrategyTerms(final Installed installed, final String symbol, final boolean enabled, final long[] weightsE8,
                         final Parameters parameters) {
        if (weightsE8.length != REGIME_COUNT) {
            throw new IllegalArgumentException("one weight for each regime: actual=" + weightsE8.length);
        }
        for (final long weightE8 : weightsE8) {
            if (weightE8 < 0 || weightE8 > E8.ONE) {
                throw new IllegalStateException("a weight is within 0 to 1: actual=" + E8.text(weightE8));
            }
        }
        this.installed = installed;
        this.symbol = symbol;
        this.enabled = enabled;
        this.weightsE8 = weightsE8.clone();
        this.parameters = parameters;
    }

    /** On all instruments, in every regime, with the declared parameters. */
    public static StrategyTerms initial(final Installed installed) {
        final long[] weightsE8 = new long[REGIME_COUNT];
        Arrays.fill(weightsE8, E8.ONE);
        return new StrategyTerms(installed, "", true, weightsE8, Parameters.initial(installed.description()));
    }

    /** The same with another parameter. */
    public StrategyTerms with(final String name, final long value) {
        return new StrategyTerms(installed, symbol, enabled, weightsE8, parameters.with(name, value));
    }

    public Installed installed() {
        return installed;
    }

    public int id() {
        return installed.description().id();
    }

    /** Empty for all. */
    public String symbol() {
        return symbol;
    }

    public boolean enabled() {
        return enabled;
    }

    public long weightE8(final Regime regime) {
        return weightsE8[regime.value()];
    }

    public Parameters parameters() {
        return parameters;
    }

    /** Makes the same strategy: what one remembers is good for the other. */
    boolean makesSameAs(final StrategyTerms other) {
        return installed == other.installed && parameters.isSameAs(other.parameters);
    }

    boolean isSameAs(final StrategyTerms other) {
        return makesSameAs(other) && enabled == other.enabled && symbol.equals(other.symbol)
            && Arrays.equals(weightsE8, other.weightsE8);
    }

    void addTo(final StreamDigest digest) {
        for (int i = 0; i < symbol.length(); i++) {
            digest.add(symbol.charAt(i));
        }
        digest.add(enabled ? 1 : 0);
        for (final long weightE8 : weightsE8) {
            digest.add(weightE8);
        }
        parameters.addTo(digest);
    }
}
