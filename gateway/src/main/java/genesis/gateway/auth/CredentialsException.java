package genesis.gateway.auth;

/** Credentials that cannot be had. The message says what to do and never contains a key or a secret. */
public final class CredentialsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    CredentialsException(final String message) {
        super(message);
    }

    /** The cause must not carry any content of what was read. */
    CredentialsException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
