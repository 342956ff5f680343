package genesis.journal.record;

/** The journal cannot be used. The message names what was found, where and what to do; the kind gives the exit code. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is the matter. */
    public enum Kind {
        /** Another process holds the data directory. */
        LOCKED,
        /** The directory or its file system does not allow what a journal needs. */
        UNUSABLE,
        /** What is recorded contradicts itself; nothing was changed. */
        DAMAGED,
        /** Too little space, or it ran out while appending. */
        DISK_FULL
    }

    private final Kind kind;

    public JournalException(final Kind kind, final String message) {
        super(message);
        this.kind = kind;
    }

    public JournalException(final Kind kind, final String message, final Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
