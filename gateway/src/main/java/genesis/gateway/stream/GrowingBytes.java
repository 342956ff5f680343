package genesis.gateway.stream;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Bytes collected until they are whole. Grows by doubling and never shrinks; the owner bounds what he appends. */
final class GrowingBytes {
    private byte[] bytes = new byte[4_096];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private int length;

    void append(final UnsafeBuffer from, final int offset, final int count) {
        reserve(length + count);
        from.getBytes(offset, bytes, length, count);
        length += count;
    }

    void reserve(final int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, 2 * bytes.length));
            buffer.wrap(bytes);
        }
    }

    /** Forgets the length; the bytes stay until the next append. */
    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }
}
