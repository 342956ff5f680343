package genesis.admin.config;

/**
 * Something a person has to put right. The message is one line that names the value and the next action; it is all that
 * person sees, the cause goes to the log.
 */
public final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private Complaint(final ExitCode exitCode, final String message, final Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** A wrong option or configuration value. */
    public static Complaint usage(final String message) {
        return new Complaint(ExitCode.USAGE, message, null);
    }

    /** A machine that does not give what is needed. */
    public static Complaint environment(final String message) {
        return new Complaint(ExitCode.ENVIRONMENT, message, null);
    }

    /** A machine that does not give what is needed; the cause may be null. */
    public static Complaint environment(final String message, final Throwable cause) {
        return new Complaint(ExitCode.ENVIRONMENT, message, cause);
    }

    /** A check that does not hold; the cause may be null. */
    public static Complaint check(final String message, final Throwable cause) {
        return new Complaint(ExitCode.CHECK_FAILED, message, cause);
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
