package genesis.admin.config;

/** What the shell is told. The numbers are part of the command line's contract. */
public enum ExitCode {
    /** All is well. */
    GOOD(0),
    /** The command ran and what it checked does not hold. */
    CHECK_FAILED(1),
    /** The command line or a configuration value is wrong. */
    USAGE(2),
    /** The machine does not give what is needed: a port, a file, space, a running process. */
    ENVIRONMENT(3);

    private final int number;

    ExitCode(final int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
