package genesis.core.strategy;

/**
 * A strategy that can be used here.
 *
 * @param description as its factory gave it
 * @param factory     makes one for each instrument
 * @param budget      of its calls
 * @param jarHash     SHA-256 of its jar in hexadecimal digits; empty for what is built in
 */
public record Installed(StrategyDescription description, StrategyFactory factory, Budget budget, String jarHash) {
    /**
     * Steps of one call. A strategy that reads all its inputs and a few hundred values of its own needs a few
     * thousand.
     */
    public static final int STEPS_PER_CALL = 1_000_000;
}
