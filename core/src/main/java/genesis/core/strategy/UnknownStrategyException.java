package genesis.core.strategy;

/**
 * A journal or a configuration names a strategy that is not here, or not in this version. Not a broken invariant: a
 * person can put the jar back. The message says which, and what to do.
 */
public final class UnknownStrategyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownStrategyException(final String message) {
        super(message);
    }
}
