package genesis.journal.replay;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import genesis.core.message.Message;
import genesis.core.pipeline.Journal;
import genesis.journal.record.JournalStream;
import genesis.journal.record.QueueCursor;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the messages of one stream in order, across its records and files, straight from the mapping. Works without the lock, beside
 * a live writer, on an empty directory and on none: {@link #next} says false then, and true later once something was
 * appended.
 *
 * <pre>
 *   while (reader.next()) {
 *       use(reader.buffer(), 0, reader.length());
 *   }
 * </pre>
 *
 * It stops where the first unreadable record stands and says why in {@link #stop}; links are for {@link ChainedReader}.
 * <p>Threading: one thread. Allocation: none per record; some per file and per 256 MiB.
 */
public final class JournalReader implements AutoCloseable {
    private final Path data;
    private final JournalStream stream;
    private List<Path> files;
    private int fileIndex;
    private final UnsafeBuffer message = new UnsafeBuffer(0, 0);
    private QueueCursor cursor;
    private int messageOffset;
    private int restOfRecord;
    private QueueCursor.Step stop = QueueCursor.Step.END;
    private int length;
    private Path leftFile;
    private long leftPosition;

    public JournalReader(final Path data, final JournalStream stream) {
        this.data = data;
        this.stream = stream;
        files = stream.files(data);
    }

    /**
     * Begins with a record in the middle, whose place an earlier reader told with {@link #file} and {@link #position}. Not
     * for a file that is no more: then there is nothing to read.
     */
    public static JournalReader from(final Path data, final JournalStream stream, final Path file, final long position) {
        final JournalReader reader = new JournalReader(data, stream);
        reader.fileIndex = reader.files.indexOf(file);
        if (reader.fileIndex < 0) {
            reader.fileIndex = reader.files.size();
        } else {
            reader.cursor = new QueueCursor(file, position);
        }
        return reader;
    }

    /** Goes to the next message; false where there is none (yet). */
    public boolean next() {
        if (restOfRecord > 0) {
            return take(messageOffset + length + Journal.CHAIN_LENGTH);
        }
        while (cursor != null || openNext()) {
            final QueueCursor.Step step = cursor.next();
            if (step == QueueCursor.Step.RECORD) {
                restOfRecord = cursor.record().capacity();
                return take(0);
            }
            stop = step;
            if (!goesOnBehind(step)) {
                return false;
            }
            leftFile = cursor.file();
            leftPosition = cursor.position();
            closeFile();
            fileIndex++;
        }
        return false;
    }

    /** The message's mapped memory, read only: its header at 0. Valid until the next call; never write to it. */
    public UnsafeBuffer buffer() {
        return message;
    }

    /** Length of the message, chain link not included. */
    public int length() {
        return length;
    }

    /** The recorded chain link behind the message. */
    public long chain() {
        return message.getLong(length, LITTLE_ENDIAN);
    }

    /** Where the record found last begins in its file; {@link QueueCursor#NO_POSITION} before the first. */
    public long position() {
        return cursor == null ? QueueCursor.NO_POSITION : cursor.recordPosition();
    }

    /** The file of the record found last; null before the first. */
    public Path file() {
        return cursor == null ? null : cursor.file();
    }

    /** The place of the next record, or of what cannot be read, for a person: stream, file and byte. */
    public String place() {
        return cursor == null ? stream.directoryName() : place(cursor.position());
    }

    /** The place of the record found last. */
    public String recordPlace() {
        return cursor == null ? stream.directoryName() : place(cursor.recordPosition());
    }

    /** Why {@link #next} said false. */
    public QueueCursor.Step stop() {
        return stop;
    }

    /** Whether more messages stand in the record of the one found last. */
    boolean isInsideRecord() {
        return restOfRecord > 0;
    }

    /** The file in hand, for a closer look; null before the first and where there is none. */
    QueueCursor cursor() {
        return cursor;
    }

    /** The file that was read before the one in hand; null where there is none. */
    Path leftFile() {
        return leftFile;
    }

    /** Where its records were taken to end. */
    long leftPosition() {
        return leftPosition;
    }

    /** Whether there are files behind the one in hand. */
    boolean hasLaterFile() {
        return fileIndex + 1 < files.size();
    }

    @Override
    public void close() {
        closeFile();
    }

    /** The message at this place of the record: an input fills its record, outputs stand behind each other. */
    private boolean take(final int offset) {
        if (restOfRecord < QueueCursor.RECORD_LENGTH_MIN) {
            stop = QueueCursor.Step.INVALID;
            return false;
        }
        final UnsafeBuffer record = cursor.record();
        final int ownLength = Message.HEADER_LENGTH + Message.blockLength(record, offset);
        final boolean isAlone = stream == JournalStream.INPUTS || ownLength + Journal.CHAIN_LENGTH > restOfRecord;
        messageOffset = offset;
        length = isAlone ? restOfRecord - Journal.CHAIN_LENGTH : ownLength;
        restOfRecord -= length + Journal.CHAIN_LENGTH;
        message.wrap(record, offset, length + Journal.CHAIN_LENGTH);
        return true;
    }

    private boolean openNext() {
        if (fileIndex >= files.size()) {
            files = stream.files(data);
            if (fileIndex >= files.size()) {
                return false;
            }
        }
        cursor = new QueueCursor(files.get(fileIndex));
        return true;
    }

    /**
     * A killed session may leave its file without the closing word; a newer file tells that it is over all the same.
     */
    private boolean goesOnBehind(final QueueCursor.Step step) {
        if (step == QueueCursor.Step.CLOSED && !hasLaterFile()) {
            files = stream.files(data);
        }
        return hasLaterFile() && (step == QueueCursor.Step.CLOSED || step == QueueCursor.Step.END);
    }

    private void closeFile() {
        if (cursor != null) {
            message.wrap(0, 0);
            cursor.close();
            cursor = null;
        }
    }

    private String place(final long position) {
        return stream.directoryName() + "/" + cursor.file().getFileName() + " byte " + position;
    }
}
