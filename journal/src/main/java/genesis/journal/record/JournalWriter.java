package genesis.journal.record;

import static genesis.journal.record.JournalException.Kind.DISK_FULL;
import static genesis.journal.record.JournalException.Kind.UNUSABLE;

import genesis.core.pipeline.Journal;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends records to the two queues of a data directory. A returned append survives the death of this process.
 * <p>An append that throws leaves the journal {@link #failed}: nothing more is appended, and the caller stops, because
 * a decision whose cause is not journaled must not leave the house.
 * <p>Threading: one thread appends, whichever comes first; {@link #release} hands over to another. {@link #failed},
 * {@link #usableSpace} and {@link #close} may be called from any thread, close only after the last append.
 * Allocation: none per append.
 */
public final class JournalWriter implements Journal, AutoCloseable {
    /** Pages ahead are only claimed while this much more than the start needed is left. */
    private static final long PRETOUCH_SPACE_MIN = 4 * DataDirectory.USABLE_SPACE_MIN;

    private final DataDirectory data;
    private final List<String> notes;
    private final QueueAppender inputs;
    private final QueueAppender outputs;
    private final PageToucher toucher;
    private volatile boolean failed;

    /** Opens both queues with a page toucher. {@link genesis.journal.record.JournalException} where that cannot be. */
    public JournalWriter(final DataDirectory data) {
        this(data, true);
    }

    /**
     * As {@link #JournalWriter(DataDirectory)}; without a toucher for tests, copies and machines with a single core.
     */
    public JournalWriter(final DataDirectory data, final boolean pretouch) {
        this.data = data;
        notes = List.copyOf(UnbornFiles.setAside(data));
        final long nowMs = System.currentTimeMillis();
        inputs = new QueueAppender(JournalStream.INPUTS.in(data.path()), nowMs);
        try {
            outputs = new QueueAppender(JournalStream.OUTPUTS.in(data.path()), nowMs);
        } catch (final JournalException e) {
            inputs.close();
            throw e;
        }
        toucher = new PageToucher(() -> data.usableSpace() > PRETOUCH_SPACE_MIN, inputs.target(), outputs.target());
        if (pretouch) {
            toucher.start();
        }
    }

    /** What had to be cleared away before the queues could be opened; empty after an orderly stop. */
    public List<String> notes() {
        return notes;
    }

    @Override
    public void appendInput(final UnsafeBuffer buffer, final int offset, final int length) {
        append(inputs, buffer, offset, length);
    }

    @Override
    public void appendOutputs(final UnsafeBuffer buffer, final int offset, final int length) {
        append(outputs, buffer, offset, length);
    }

    /**
     * The thread that appended is done; another one may append from now on. Called by the former, or after it ended.
     */
    public void release() {
        inputs.release();
        outputs.release();
    }

    /** Whether an append has failed; then none is taken any more. */
    public boolean failed() {
        return failed;
    }

    /**
     * Bytes left on the file system: watch it, because memory-mapped files meet a full disk as a fault of the process.
     */
    public long usableSpace() {
        return data.usableSpace();
    }

    /** Stops the toucher, then lets go of the mappings. The data directory stays open: it is the caller's. */
    @Override
    public void close() {
        toucher.close();
        inputs.close();
        outputs.close();
    }

    private void append(final QueueAppender queue, final UnsafeBuffer buffer, final int offset, final int length) {
        if (failed) {
            throw new JournalException(UNUSABLE, "the journal in " + data.path()
                + " has failed before; stop and start again");
        }
        try {
            queue.append(buffer, offset, length);
        } catch (final RuntimeException | Error e) {
            failed = true;
            throw failure(e);
        }
    }

    private JournalException failure(final Throwable cause) {
        final long usable = data.usableSpace();
        final boolean full = usable < PageToucher.AHEAD;
        return new JournalException(full ? DISK_FULL : UNUSABLE, "cannot append to the journal in " + data.path() + ": "
            + cause + ", usable=" + (usable >> 20) + " MiB; " + (full ? "free disk space" : "check the disk")
            + ", then start again: nothing that was appended is lost", cause);
    }
}
