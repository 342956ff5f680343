package genesis.core.strategy;

/**
 * A strategy did not come to an end within its {@link Budget}. Thrown at the same step wherever the same is replayed.
 */
public final class StrategyOverrun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StrategyOverrun(final String message) {
        super(message, null, false, false);
    }
}
