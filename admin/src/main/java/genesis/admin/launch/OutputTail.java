package genesis.admin.launch;

import genesis.admin.history.OutputIndex;
import genesis.admin.view.StatusView;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/**
 * Follows the output journal on a thread of its own and feeds the view. It reads what is on disk like any other process
 * would; the engine does not know that it exists.
 */
final class OutputTail implements AutoCloseable {
    /** A person does not see the difference; the journal's reader costs nothing meanwhile. */
    private static final long PAUSE_NS = 2_000_000;
    /** A burst of outputs becomes visible in between, too. */
    private static final int OUTPUTS_PER_PUBLISH = 4_096;

    private final JournalReader reader;
    private final StatusView view;
    private final OutputIndex index;
    private final Runnable eachRound;
    private final Thread thread = new Thread(this::run, "output-tail");
    private volatile boolean stopping;

    /**
     * Stands behind the last recorded output: the session to come announces everything that still holds.
     *
     * @param index     is told of every output, those of earlier sessions included
     * @param eachRound runs on the thread after each round, at least every few milliseconds
     */
    OutputTail(final Path data, final StatusView view, final OutputIndex index, final Runnable eachRound) {
        reader = new JournalReader(data, JournalStream.OUTPUTS);
        this.view = view;
        this.index = index;
        this.eachRound = eachRound;
        while (reader.next()) {
            // Earlier sessions.
            index.note(reader);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Reads what was appended until now, then ends. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (reader) {
            boolean last;
            do {
                last = stopping;
                drain();
                eachRound.run();
                if (!last) {
                    LockSupport.parkNanos(PAUSE_NS);
                }
            } while (!last);
        } catch (final RuntimeException | Error e) {
            // The engine goes on; the view stands still, which its sequence shows.
            LoggerFactory.getLogger(OutputTail.class).error("the status view stopped", e);
        }
    }

    private void drain() {
        int fed = 0;
        while (reader.next()) {
            index.note(reader);
            view.onOutput(reader.buffer(), 0);
            if (++fed % OUTPUTS_PER_PUBLISH == 0) {
                view.publish();
            }
        }
        if (fed != 0) {
            view.publish();
        }
    }
}
