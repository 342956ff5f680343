package genesis.core.strategy;

/**
 * The extension point: describes a strategy and makes one for each instrument. A jar brings its own as a public class
 * with a public constructor without parameters, named in {@code
 * META-INF/services/genesis.core.strategy.StrategyFactory}.
 */
public interface StrategyFactory {
    /** The same at each call. */
    StrategyDescription description();

    /**
     * A strategy that has seen nothing. May throw {@link IllegalArgumentException} where values that are allowed
     * alone do not go together; the sentence is for the person who set them.
     */
    Strategy create(Parameters parameters);
}
