package genesis.gateway.codec;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.concurrent.ThreadLocalRandom;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A client's text frame (RFC 6455, section 5.2), finished around a text that already stands in its place: the header goes
 * in front of it and the mask over it, so that an order needs no second buffer and no frame object.
 *
 * <pre>
 *   0x81   0x80 | length            key 4   masked text          up to 125 bytes
 *   0x81   0x80 | 126   length 2    key 4   masked text          longer
 * </pre>
 *
 * Threading: stateless. Allocation: none.
 */
public final class TextFrame {
    /** Room that a text leaves in front of itself. */
    public static final int HEADER_LENGTH_MAX = 8;
    /** Longer texts would need the third form of the header. */
    public static final int TEXT_LENGTH_MAX = 0xFFFF;

    private static final int SHORT_LENGTH_MAX = 125;
    private static final int FINAL_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int LENGTH_FOLLOWS = 126;
    private static final int KEY_LENGTH = 4;

    private TextFrame() {
    }

    /**
     * Turns the text into a frame and returns where the frame starts. Its key comes from the thread's generator, as
     * Netty's own does: a mask protects proxies on the way, it keeps no secret.
     */
    public static int finish(final UnsafeBuffer buffer, final int textOffset, final int textLength) {
        return finish(buffer, textOffset, textLength, ThreadLocalRandom.current().nextInt());
    }

    static int finish(final UnsafeBuffer buffer, final int textOffset, final int textLength, final int key) {
        final boolean isShort = textLength <= SHORT_LENGTH_MAX;
        final int start = textOffset - KEY_LENGTH - (isShort ? 2 : 4);
        buffer.putByte(start, (byte) FINAL_TEXT);
        if (isShort) {
            buffer.putByte(start + 1, (byte) (MASKED | textLength));
        } else {
            buffer.putByte(start + 1, (byte) (MASKED | LENGTH_FOLLOWS));
            buffer.putShort(start + 2, (short) textLength, BIG_ENDIAN);
        }
        buffer.putInt(textOffset - KEY_LENGTH, key, BIG_ENDIAN);
        mask(buffer, textOffset, textLength, key);
        return start;
    }

    private static void mask(final UnsafeBuffer buffer, final int offset, final int length, final int key) {
        final long twice = (key & 0xFFFF_FFFFL) << 32 | key & 0xFFFF_FFFFL;
        int done = 0;
        for (; done + Long.BYTES <= length; done += Long.BYTES) {
            buffer.putLong(offset + done, buffer.getLong(offset + done, BIG_ENDIAN) ^ twice, BIG_ENDIAN);
        }
        for (; done < length; done++) {
            buffer.putByte(offset + done, (byte) (buffer.getByte(offset + done) ^ key >>> 24 - (done & 3) * 8));
        }
    }
}
