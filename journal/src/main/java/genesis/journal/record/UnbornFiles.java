package genesis.journal.record;

import static genesis.journal.record.JournalException.Kind.UNUSABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Clears away what a process leaves that was killed in the moments in which it created its files. A queue file without
 * a single record holds nothing, but its unfinished header would make the next opening wait, up to 22 seconds as
 * measured.
 */
public final class UnbornFiles {
    /** Chronicle's table of locks and cycles. All in it follows from the files beside it. */
    public static final String METADATA_FILE = "metadata.cq4t";

    /** First records stand 256 KiB into a file, behind the index; a file that was alive has one well before this. */
    private static final long SEARCHED = 16L << 20;

    private UnbornFiles() {
    }

    /**
     * Renames record-less files at the young end of both queues to {@code *.unborn-<n>} and removes the derived table,
     * whose locks may name a dead process. The caller holds the directory's lock and has no queue open.
     *
     * @return what was done, as sentences for a person; empty after an orderly stop
     */
    public static List<String> setAside(final DataDirectory data) {
        final List<String> notes = new ArrayList<>();
        for (final JournalStream stream : JournalStream.values()) {
            final List<Path> files = stream.files(data.path());
            for (int i = files.size() - 1; i >= 0 && isUnborn(files.get(i)); i--) {
                notes.add(setAside(files.get(i)));
            }
            removeTable(stream.in(data.path()).resolve(METADATA_FILE));
        }
        return notes;
    }

    private static boolean isUnborn(final Path file) {
        try (QueueCursor cursor = new QueueCursor(file)) {
            // Whoever finds a survivor has a damaged file in hand, not an empty one: that is for the recovery to judge.
            return cursor.next() != QueueCursor.Step.RECORD
                && RecordSearch.firstSurvivor(file, 0, SEARCHED) == QueueCursor.NO_POSITION;
        }
    }

    private static String setAside(final Path file) {
        for (int n = 1; ; n++) {
            final Path aside = file.resolveSibling(file.getFileName() + ".unborn-" + n);
            if (!Files.exists(aside)) {
                try {
                    Files.move(file, aside);
                } catch (final IOException e) {
                    throw new JournalException(UNUSABLE, "cannot rename " + file + " to " + aside.getFileName() + ": "
                        + e.getMessage() + "; check the permissions", e);
                }
                return "set aside " + file.getFileName() + " as " + aside.getFileName()
                    + ": its process ended before the first record was in it";
            }
        }
    }

    private static void removeTable(final Path table) {
        try {
            Files.deleteIfExists(table);
        } catch (final IOException e) {
            throw new JournalException(UNUSABLE, "cannot remove " + table + ": " + e.getMessage()
                + "; check the permissions", e);
        }
    }
}
