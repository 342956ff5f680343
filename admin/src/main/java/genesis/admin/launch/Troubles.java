package genesis.admin.launch;

import genesis.admin.config.Complaint;
import genesis.gateway.auth.CredentialsException;
import genesis.core.strategy.UnknownStrategyException;
import genesis.gateway.simulator.CaptureException;
import genesis.journal.record.JournalException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Which failures of the modules below are something a person can put right, and with which exit code. */
public final class Troubles {
    private Troubles() {
    }

    /** Empty for what nobody foresaw. */
    public static Optional<Complaint> complaint(final Throwable thrown) {
        if (thrown instanceof Complaint complaint) {
            return Optional.of(complaint);
        }
        if (thrown instanceof JournalException journal) {
            return Optional.of(switch (journal.kind()) {
                case LOCKED, UNUSABLE, DISK_FULL -> Complaint.environment(journal.getMessage(), journal);
                case DAMAGED -> Complaint.check(journal.getMessage(), journal);
            });
        }
        if (thrown instanceof UnknownStrategyException) {
            return Optional.of(Complaint.environment(thrown.getMessage(), thrown));
        }
        if (thrown instanceof CaptureException) {
            return Optional.of(Complaint.environment(thrown.getMessage(), thrown));
        }
        if (thrown instanceof CredentialsException) {
            return Optional.of(Complaint.environment(thrown.getMessage(), thrown));
        }
        if (thrown instanceof InternalError) {
            // What the JVM makes of a mapped page that the file system cannot give; a hole of a sparse file needs space even to be read.
            return Optional.of(Complaint.environment("a file of the journal could not be read or written: the disk is full or broken;"
                + " free some space and try again", thrown));
        }
        if ((thrown instanceof ExecutionException || thrown instanceof CompletionException) && thrown.getCause() != null) {
            return complaint(thrown.getCause());
        }
        return Optional.empty();
    }
}
