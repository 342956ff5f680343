package genesis.gateway.simulator;

/** A capture cannot be played. The message names the file and says what to do; it is meant for people. */
public final class CaptureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CaptureException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
