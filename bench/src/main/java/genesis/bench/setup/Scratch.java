package genesis.bench.setup;

import genesis.journal.record.DataDirectory;
import genesis.journal.record.JournalWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A data directory with a real journal in it that goes away again. */
public final class Scratch implements AutoCloseable {
    private final Path path;
    private final DataDirectory data;
    private final JournalWriter journal;
    private boolean journalClosed;

    /** Opens an empty one on the file system of temporary files. {@code pretouch} as in {@link JournalWriter}. */
    public Scratch(final boolean pretouch) {
        try {
            path = Files.createTempDirectory("genesis-bench");
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot make a directory for a journal", e);
        }
        data = DataDirectory.open(path);
        journal = new JournalWriter(data, pretouch);
    }

    public Path path() {
        return path;
    }

    public JournalWriter journal() {
        return journal;
    }

    /** Lets go of the journal, but keeps its files until {@link #close}: for readers. */
    public void closeJournal() {
        if (!journalClosed) {
            journalClosed = true;
            journal.close();
            data.close();
        }
    }

    @Override
    public void close() {
        closeJournal();
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }
}
