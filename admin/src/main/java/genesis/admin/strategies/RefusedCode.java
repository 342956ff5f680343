package genesis.admin.strategies;

/** A jar does what a strategy must not do. The message names class, method and reason. */
final class RefusedCode extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedCode(final String message) {
        super(message);
    }
}
