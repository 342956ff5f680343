package genesis.gateway.rest;

/** A body that is JSON but not what was asked for. Does not leave this package: it becomes a BAD_BODY. */
final class BadRowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadRowException(final String message) {
        super(message, null, false, false);
    }
}
