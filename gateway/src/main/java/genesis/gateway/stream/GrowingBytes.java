package genesis.gateway.stream;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Bytes collected until they are whole, in native memory as Netty's own. Grows by doubling and never shrinks; the owner
 * bounds what he appends.
 */
final class GrowingBytes {
    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(4_096));
    private int length;

    void append(final UnsafeBuffer from, final int offset, final int count) {
        reserve(length + count);
        buffer.putBytes(length, from, offset, count);
        length += count;
    }

    /** Takes all readable bytes in place of what was here; they stay readable there. */
    void copy(final ByteBuf from) {
        clear();
        reserve(from.readableBytes());
        length = from.readableBytes();
        from.getBytes(from.readerIndex(), buffer.byteBuffer().clear().limit(length));
    }

    /** Forgets the length; the bytes stay until the next append. */
    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    private void reserve(final int capacity) {
        if (capacity > buffer.capacity()) {
            final ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(capacity, 2 * buffer.capacity()));
            buffer.getBytes(0, larger, 0, length);
            buffer.wrap(larger);
        }
    }
}
