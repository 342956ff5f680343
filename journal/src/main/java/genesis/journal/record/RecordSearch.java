package genesis.journal.record;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import genesis.core.message.Message;
import genesis.core.message.MessageHeaderDecoder;
import genesis.core.pipeline.Journal;
import genesis.core.unit.StreamDigest;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Looks for survivors behind a place where the walk broke off. It trusts nothing but a chain link: a record counts when
 * its link follows from the link that stands in front of it, which no leftover and no accident does (1 in 2^64).
 * <p>A survivor means that the broken record is an inner one, and that cutting there would throw good records away.
 */
public final class RecordSearch {
    /** How far behind the last position that the file claims to have written a survivor is looked for. */
    public static final long BEHIND_WRITE_POSITION = 1 << 20;

    /** A claim beyond this is taken for nonsense: reading holes of a sparse file would take minutes. */
    private static final long REACH_MAX = 1L << 30;

    private static final int SCHEMA_OFFSET = MessageHeaderDecoder.schemaIdEncodingOffset();

    private RecordSearch() {
    }

    /**
     * Position of the first survivor at or behind {@code from}, or {@link QueueCursor#NO_POSITION}.
     *
     * @param writePosition what the file claims; may be {@link QueueCursor#NO_POSITION}
     */
    public static long firstSurvivor(final Path file, final long from, final long writePosition) {
        try (FileWindow window = new FileWindow(file)) {
            final long claimed = Math.min(Math.max(from, writePosition), from + REACH_MAX);
            final long end = Math.min(window.size(), claimed + BEHIND_WRITE_POSITION);
            final StreamDigest digest = new StreamDigest();
            final long start = from & ~3;
            for (long position = start; position < end; position += QueueCursor.WORD_LENGTH) {
                // What stands at the start survived as a whole or not at all: with only its length hit, its first message
                // still follows from the one before.
                if (isSurvivor(window, position, position > start, digest)) {
                    return position;
                }
            }
            return QueueCursor.NO_POSITION;
        }
    }

    private static boolean isSurvivor(final FileWindow window, final long position, final boolean mayHoldMore,
                                      final StreamDigest digest) {
        final int spanMax = QueueCursor.WORD_LENGTH + QueueCursor.RECORD_LENGTH_MAX;
        if (position + spanMax > window.start + window.length) {
            // One record of overlap to the left, because the link in front is read too.
            window.moveTo(Math.max(0, position - QueueCursor.RECORD_LENGTH_MAX));
        }
        final int at = (int) (position - window.start);
        if (at + QueueCursor.WORD_LENGTH > window.length) {
            return false;
        }
        final int length = window.buffer.getInt(at, LITTLE_ENDIAN);
        if (length < QueueCursor.RECORD_LENGTH_MIN || length > QueueCursor.RECORD_LENGTH_MAX
            || at + QueueCursor.WORD_LENGTH + length > window.length) {
            return false;
        }
        return looksLikeMessage(window.buffer, at + QueueCursor.WORD_LENGTH, length - Journal.CHAIN_LENGTH)
            && (isLinked(window.buffer, at, length - Journal.CHAIN_LENGTH, digest)
            || mayHoldMore && isLinked(window.buffer, at, firstMessageLength(window.buffer, at), digest));
    }

    /** A record of outputs may hold several messages, none of them with a variable part. */
    private static int firstMessageLength(final UnsafeBuffer buffer, final int at) {
        return Message.HEADER_LENGTH + Message.blockLength(buffer, at + QueueCursor.WORD_LENGTH);
    }

    private static boolean looksLikeMessage(final UnsafeBuffer buffer, final int offset, final int length) {
        final int schemaId = buffer.getShort(offset + SCHEMA_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
        return schemaId == MessageHeaderDecoder.SCHEMA_ID
            && Message.HEADER_LENGTH + Message.blockLength(buffer, offset) <= length;
    }

    private static boolean isLinked(final UnsafeBuffer buffer, final int at, final int messageLength,
                                    final StreamDigest digest) {
        final int message = at + QueueCursor.WORD_LENGTH;
        final long link = buffer.getLong(message + messageLength, LITTLE_ENDIAN);
        // The record in front ended up to three bytes of padding before this one; the first record follows nothing.
        for (int padding = 0; padding < QueueCursor.WORD_LENGTH; padding++) {
            final int previous = at - padding - Journal.CHAIN_LENGTH;
            if (previous >= 0) {
                digest.resume(buffer.getLong(previous, LITTLE_ENDIAN));
                if (digest.add(buffer, message, messageLength) == link) {
                    return true;
                }
            }
        }
        digest.resume(0);
        return digest.add(buffer, message, messageLength) == link;
    }
}
