package genesis.core.message;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The part that every message has in common, readable before its template is known; drawn in messages.xml.
 * <p>Allocation: none. Threading: stateless.
 */
public final class Message {
    /** Bytes of the SBE header in front of every block. */
    public static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    /** Where the sequence stands, from the start of the header. */
    public static final int SEQUENCE_OFFSET = HEADER_LENGTH;
    /** Where the message time stands, from the start of the header. */
    public static final int TIME_OFFSET = HEADER_LENGTH + Long.BYTES;
    /** No message is longer: a ring slot, a journal record and a stack buffer hold any of them. */
    public static final int LENGTH_MAX = 256;
    /** Stands where a frame could not be given an instrument yet. */
    public static final int UNKNOWN_INSTRUMENT = 65_534;
    /** Most levels in one piece of a book snapshot. */
    public static final int SNAPSHOT_LEVELS_MAX = 8;

    private static final int TEMPLATE_OFFSET = MessageHeaderEncoder.templateIdEncodingOffset();
    private static final int BLOCK_LENGTH_OFFSET = MessageHeaderEncoder.blockLengthEncodingOffset();
    private static final int VERSION_OFFSET = MessageHeaderEncoder.versionEncodingOffset();

    private Message() {
    }

    public static int templateId(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + TEMPLATE_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    public static int blockLength(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + BLOCK_LENGTH_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    public static int version(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + VERSION_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    public static long sequence(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    public static void sequence(final MutableDirectBuffer buffer, final int offset, final long sequence) {
        buffer.putLong(offset + SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
    }

    public static long timeNs(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + TIME_OFFSET, LITTLE_ENDIAN);
    }

    public static void timeNs(final MutableDirectBuffer buffer, final int offset, final long timeNs) {
        buffer.putLong(offset + TIME_OFFSET, timeNs, LITTLE_ENDIAN);
    }
}
