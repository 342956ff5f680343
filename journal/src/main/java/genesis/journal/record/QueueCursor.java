package genesis.journal.record;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import genesis.core.message.Message;
import genesis.core.pipeline.Journal;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the records of one queue file by the file's own format, whether it is whole, torn, or still being written.
 *
 * <pre>
 *   word (4 bytes, aligned to 4)           what follows
 *   0                                      nothing yet: the end, or a record whose writer has not finished
 *   length                                 a record of that many bytes, then padding to the next multiple of 4
 *   length | 0x4000_0000                   Chronicle's own: the file header at 0, index pages
 *   anything | 0x8000_0000                 something unfinished
 *   0xC000_0000                            the writer went on to a newer file
 * </pre>
 *
 * The word is written last, so a record whose word is there is complete as long as the memory survived.
 * <p>Threading: one thread; the writer may be another one or another process. Allocation: none per record.
 */
public final class QueueCursor implements AutoCloseable {
    /** What the next word turned out to be. */
    public enum Step {
        /** A record; see {@link #record}. */
        RECORD,
        /** Nothing (yet). Asking again later is allowed. */
        END,
        /** The writer went on to a newer file. */
        CLOSED,
        /** Something unfinished, or cut off by the end of the file. */
        INCOMPLETE,
        /** A word that no writer of ours makes. */
        INVALID
    }

    /** No such place. */
    public static final long NO_POSITION = -1;
    /** Longest record: messages and their chain links. */
    public static final int RECORD_LENGTH_MAX = Journal.RECORD_LENGTH_MAX;
    /** Shortest record: header, sequence, time and chain link. */
    public static final int RECORD_LENGTH_MIN = Message.HEADER_LENGTH + 2 * Long.BYTES + Journal.CHAIN_LENGTH;

    static final int WORD_LENGTH = Integer.BYTES;
    static final int NOT_COMPLETE = 0x8000_0000;
    static final int META = 0x4000_0000;
    static final int LENGTH_MASK = 0x3FFF_FFFF;

    private static final int CLOSED_WORD = NOT_COMPLETE | META;
    private static final int SPAN_MAX = WORD_LENGTH + RECORD_LENGTH_MAX;
    /** Chronicle's index pages are 128 KiB; nothing of its own is longer than this. */
    private static final int META_LENGTH_MAX = 16 << 20;
    private static final byte[] WRITE_POSITION_KEY = {'w', 'r', 'i', 't', 'e', 'P', 'o', 's', 'i', 't', 'i', 'o', 'n'};
    private static final int WRITE_POSITION_ARRAY = 0x8D;

    private final FileWindow window;
    private final UnsafeBuffer record = new UnsafeBuffer(0, 0);
    private long position;
    private long recordPosition = NO_POSITION;
    /** A step over Chronicle's own ends here even without a record. */
    private long stopAt = NO_POSITION;

    public QueueCursor(final Path file) {
        this(file, 0);
    }

    /** Begins at a place that {@link #recordPosition} told before: one inside a record cannot be told from a record. */
    public QueueCursor(final Path file, final long place) {
        window = new FileWindow(file);
        position = place;
        window.moveTo(place);
    }

    /** Goes to the next record. After anything but RECORD the place stays the same and can be asked again. */
    public Step next() {
        while (true) {
            int at = (int) (position - window.start);
            if (at + SPAN_MAX > window.length) {
                if (window.moveTo(position)) {
                    at = (int) (position - window.start);
                }
                if (at + WORD_LENGTH > window.length) {
                    return Step.END;
                }
            }
            final int word = window.buffer.getIntVolatile(at);
            final int length = word & LENGTH_MASK;
            if ((word & (NOT_COMPLETE | META)) == 0) {
                return word == 0 ? Step.END : record(at, length);
            }
            if ((word & NOT_COMPLETE) != 0) {
                return word == CLOSED_WORD ? Step.CLOSED : Step.INCOMPLETE;
            }
            if (length > META_LENGTH_MAX) {
                return Step.INVALID;
            }
            position += aligned(WORD_LENGTH + length);
            if (position == stopAt) {
                return Step.END;
            }
        }
    }

    /** The record found last, mapped, read only: message from 0 on, chain link behind it. Valid until the next step. */
    public UnsafeBuffer record() {
        return record;
    }

    /** Where the record found last begins, its word included. */
    public long recordPosition() {
        return recordPosition;
    }

    /** Where the next word stands. */
    public long position() {
        return position;
    }

    public Path file() {
        return window.file();
    }

    /** Whether something whole begins at a place, a record or one of Chronicle's own. Walks the file up to there. */
    public static boolean isBoundary(final Path file, final long place) {
        try (QueueCursor cursor = new QueueCursor(file)) {
            cursor.stopAt = place;
            Step step = Step.RECORD;
            while (cursor.position < place && step == Step.RECORD) {
                step = cursor.next();
            }
            return cursor.position == place;
        }
    }

    /**
     * Where Chronicle would look for the last record when it appends the next one; {@link #NO_POSITION} if unreadable.
     */
    public long writePosition() {
        try (FileWindow head = new FileWindow(file())) {
            final int end = head.moveTo(0) ? Math.min(head.length, 512) : 0;
            for (int i = 0; i + WRITE_POSITION_KEY.length + 64 < end; i++) {
                if (keyAt(head.buffer, i)) {
                    return valueAfter(head.buffer, i + WRITE_POSITION_KEY.length);
                }
            }
            return NO_POSITION;
        }
    }

    @Override
    public void close() {
        record.wrap(0, 0);
        window.close();
    }

    private Step record(final int at, final int length) {
        if (length < RECORD_LENGTH_MIN || length > RECORD_LENGTH_MAX) {
            return Step.INVALID;
        }
        if (at + WORD_LENGTH + length > window.length) {
            return Step.INCOMPLETE;
        }
        record.wrap(window.buffer.addressOffset() + at + WORD_LENGTH, length);
        recordPosition = position;
        position += aligned(WORD_LENGTH + length);
        return Step.RECORD;
    }

    private static int aligned(final int length) {
        return length + 3 & ~3;
    }

    private static boolean keyAt(final UnsafeBuffer buffer, final int at) {
        for (int i = 0; i < WRITE_POSITION_KEY.length; i++) {
            if (buffer.getByte(at + i) != WRITE_POSITION_KEY[i]) {
                return false;
            }
        }
        return true;
    }

    /** The key is followed by padding, then by an array of two numbers, the first of which is the position. */
    private static long valueAfter(final UnsafeBuffer buffer, final int from) {
        for (int i = from; i < from + 16; i++) {
            if ((buffer.getByte(i) & 0xFF) == WRITE_POSITION_ARRAY && buffer.getLong(i + 1, LITTLE_ENDIAN) == 2) {
                return buffer.getLong(i + 1 + 2 * Long.BYTES, LITTLE_ENDIAN);
            }
        }
        return NO_POSITION;
    }
}
