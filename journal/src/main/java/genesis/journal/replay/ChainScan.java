package genesis.journal.replay;

import static genesis.journal.record.JournalException.Kind.DAMAGED;

import genesis.journal.record.JournalException;
import genesis.journal.record.JournalStream;
import genesis.journal.record.QueueCursor;
import genesis.journal.record.RecordSearch;
import java.nio.file.Path;

/**
 * What one stream holds and how it ends: whole, torn at its very end, or damaged inside. The judgement:
 *
 * <pre>
 *   proved records …  | end of file or empty word, and the file claims no more           whole
 *   proved records …  | something else, and no record behind it survived                  torn: cut here
 *   proved records …  | something else, and a record behind it survived                   damaged: stop, change nothing
 * </pre>
 *
 * @param stream       which
 * @param records      proved records
 * @param bytes        of their messages
 * @param lastSequence of the last one; 0 without any
 * @param firstTimeNs  message time of the first
 * @param lastTimeNs   message time of the last
 * @param digest       link of the last
 * @param torn         why the end must be cut, in words; null where the stream is whole
 */
public record ChainScan(JournalStream stream, long records, long bytes, long lastSequence, long firstTimeNs,
                        long lastTimeNs, long digest, String torn) {
    /** Reads a whole stream. Throws {@link JournalException} DAMAGED; changes nothing. */
    public static ChainScan run(final Path data, final JournalStream stream, final Progress progress) {
        final String step = "checking " + stream.directoryName();
        try (ChainedReader reader = new ChainedReader(data, stream)) {
            while (reader.next()) {
                if ((reader.records() & Progress.EVERY - 1) == 0) {
                    progress.at(step, reader.records());
                }
            }
            return judge(data, stream, reader);
        }
    }

    /** Judges what a reader stopped at, from which it takes over. Throws {@link JournalException} DAMAGED. */
    static ChainScan judge(final Path data, final JournalStream stream, final ChainedReader reader) {
        return new ChainScan(stream, reader.records(), reader.bytes(), reader.sequence(), reader.firstTimeNs(),
            reader.timeNs(), reader.link(), torn(data, stream, reader));
    }

    private static String torn(final Path data, final JournalStream stream, final ChainedReader reader) {
        final QueueCursor cursor = reader.reader().cursor();
        if (cursor == null) {
            return null;
        }
        if (reader.broken() != null) {
            return tornAtRecord(data, stream, reader, cursor);
        }
        final String place = reader.reader().place();
        final long position = cursor.position();
        final long claimed = cursor.writePosition();
        final boolean survivor = hasSurvivor(reader, cursor, position, claimed);
        if (reader.reader().next()) {
            // What was seen behind the end came in the meantime: a live writer's stream has no end to judge.
            return null;
        }
        return switch (reader.reader().stop()) {
            case END, CLOSED -> {
                if (survivor) {
                    throw damaged(data, reader.sequence(), place, "there is no record, but behind it there are");
                }
                yield claimIsWrong(cursor, claimed) ? cut(stream, reader, place,
                    "the file claims a record at byte " + claimed + " that is not there") : null;
            }
            case INCOMPLETE, INVALID, RECORD -> {
                if (survivor) {
                    throw damaged(data, reader.sequence(), place, "the record is not readable");
                }
                yield cut(stream, reader, place, "the record there is not whole");
            }
        };
    }

    private static String tornAtRecord(final Path data, final JournalStream stream, final ChainedReader reader,
                                       final QueueCursor cursor) {
        final String place = reader.reader().recordPlace();
        final long position = cursor.recordPosition();
        // Looking at the record that follows moves the reader: that must come last.
        if (reader.isLinked() || hasSurvivor(reader, cursor, position, cursor.writePosition())
            || hasSurvivorInLeftFile(reader.reader()) || reader.isFollowedByLinkedRecord()) {
            throw damaged(data, reader.sequence(), place, reader.broken());
        }
        return cut(stream, reader, place, reader.broken());
    }

    private static boolean hasSurvivor(final ChainedReader reader, final QueueCursor cursor, final long from,
                                       final long claimed) {
        return reader.reader().hasLaterFile()
            || RecordSearch.firstSurvivor(cursor.file(), from, claimed) != QueueCursor.NO_POSITION;
    }

    /**
     * A hole in an older file looks like its end; what breaks the chain then is the innocent first record of the next.
     */
    private static boolean hasSurvivorInLeftFile(final JournalReader reader) {
        return reader.leftFile() != null && RecordSearch.firstSurvivor(reader.leftFile(), reader.leftPosition(),
            QueueCursor.NO_POSITION) != QueueCursor.NO_POSITION;
    }

    /** An append goes to the claimed place first: it must be the last record, or an earlier one after a kill. */
    private static boolean claimIsWrong(final QueueCursor cursor, final long claimed) {
        final long last = cursor.recordPosition();
        return last != QueueCursor.NO_POSITION && claimed != last
            && (claimed > last || !QueueCursor.isBoundary(cursor.file(), claimed));
    }

    private static String cut(final JournalStream stream, final ChainedReader reader, final String place,
                              final String why) {
        return "the end of " + stream.directoryName() + " is torn behind sequence " + reader.sequence() + " (record "
            + reader.records() + ", " + place + "): " + why;
    }

    private static JournalException damaged(final Path data, final long sequence, final String place,
                                            final String why) {
        return new JournalException(DAMAGED, "the journal in " + data + " is damaged behind sequence " + sequence
            + ", at " + place + ": " + why + ". Valid records follow, so nothing was cut or changed. Restore the"
            + " directory from a backup, or set it aside and start with an empty one; 'journal dump --to " + sequence
            + "' shows what stands before the damage");
    }
}
