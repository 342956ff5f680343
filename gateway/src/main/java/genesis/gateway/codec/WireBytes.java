package genesis.gateway.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The bytes of one text, read one or eight at a time, never beyond its ends whatever is asked.
 *
 * <p>They are read from a plain address: around a read that may be of native memory or of an array, the JIT forgets the
 * fields that it holds in registers, which costs more than the read. Frames are in native memory anyway; a text in an array
 * is copied there first.
 * <p>Threading: one thread. Allocation: none, but for the largest array so far.
 */
class WireBytes {
    private static final boolean IS_LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    int limit;
    private int start;
    /** Where index 0 is, or would be. */
    private long base;
    /** What {@link #base} points into; held so that it is not freed. */
    private UnsafeBuffer buffer;
    private UnsafeBuffer copy;

    final void point(final UnsafeBuffer newBuffer, final int offset, final int length) {
        buffer = newBuffer;
        base = newBuffer.byteArray() == null ? newBuffer.addressOffset() : copied(newBuffer, offset, length) - offset;
        start = offset;
        limit = offset + length;
    }

    /** Zero behind the end, which no text contains. */
    final byte byteAt(final int at) {
        return at < limit ? UnsafeApi.getByte(base + at) : 0;
    }

    /** The next eight bytes, the first in the lowest place; zeros behind the end. */
    final long eight(final int at) {
        if (at + Long.BYTES <= limit) {
            return word(base + at);
        }
        if (at >= limit) {
            return 0;
        }
        if (limit - start >= Long.BYTES) {
            return word(base + limit - Long.BYTES) >>> (at + Long.BYTES - limit << 3);
        }
        long bytes = 0;
        for (int i = limit - 1; i >= at; i--) {
            bytes = bytes << 8 | byteAt(i) & 0xFF;
        }
        return bytes;
    }

    final String ascii(final int from, final int length) {
        return buffer.getStringWithoutLengthAscii(from, length);
    }

    private static long word(final long address) {
        final long word = UnsafeApi.getLong(address);
        return IS_LITTLE_ENDIAN ? word : Long.reverseBytes(word);
    }

    private long copied(final UnsafeBuffer from, final int offset, final int length) {
        if (copy == null || copy.capacity() < length) {
            copy = new UnsafeBuffer(ByteBuffer.allocateDirect(length));
        }
        copy.putBytes(0, from, offset, length);
        return copy.addressOffset();
    }
}
