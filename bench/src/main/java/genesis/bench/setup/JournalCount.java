package genesis.bench.setup;

import genesis.journal.record.JournalStream;
import genesis.journal.record.QueueCursor;
import java.nio.file.Path;

/** Reads journals back, record by record: what a benchmark says it wrote must be there. */
public final class JournalCount {
    private JournalCount() {
    }

    /** All records of one stream. */
    public static long of(final Path data, final JournalStream stream) {
        return count(data, stream, false);
    }

    /** As above, of records that begin with their own number, from 1; stops counting at the first that does not. */
    public static long ofNumbered(final Path data, final JournalStream stream) {
        return count(data, stream, true);
    }

    private static long count(final Path data, final JournalStream stream, final boolean numbered) {
        long count = 0;
        for (final Path file : stream.files(data)) {
            try (QueueCursor cursor = new QueueCursor(file)) {
                while (cursor.next() == QueueCursor.Step.RECORD
                    && (!numbered || cursor.record().getLong(0) == count + 1)) {
                    count++;
                }
            }
        }
        return count;
    }
}
