package genesis.gateway.codec;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.concurrent.ThreadLocalRandom;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A client's text frame (RFC 6455, section 5.2): header, key, and the text under the key's mask, written to where the socket
 * takes it from. Masking on the way, and not in place, spares the processor reading what it has only just written.
 *
 * <pre>
 *   0x81   0x80 | length            key 4   masked text          up to 125 bytes
 *   0x81   0x80 | 126   length 2    key 4   masked text          longer
 * </pre>
 *
 * Threading: stateless. Allocation: none.
 */
public final class TextFrame {
    /** Room that a frame needs beyond its text. */
    public static final int HEADER_LENGTH_MAX = 8;
    /** Longer texts would need the third form of the header. */
    public static final int TEXT_LENGTH_MAX = 0xFFFF;

    private static final int SHORT_LENGTH_MAX = 125;
    private static final int FINAL_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int LENGTH_FOLLOWS = 126;

    private TextFrame() {
    }

    /**
     * Writes the text as a frame to the start of {@code into} and returns the frame's length. The key comes from the
     * thread's generator, as Netty's own does: a mask protects proxies on the way, it keeps no secret.
     */
    public static int write(final UnsafeBuffer text, final int textLength, final UnsafeBuffer into) {
        return write(text, textLength, into, ThreadLocalRandom.current().nextInt());
    }

    static int write(final UnsafeBuffer text, final int textLength, final UnsafeBuffer into, final int key) {
        if (textLength > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException("text is too long for one frame: textLength=" + textLength);
        }
        into.putByte(0, (byte) FINAL_TEXT);
        int at;
        if (textLength <= SHORT_LENGTH_MAX) {
            into.putByte(1, (byte) (MASKED | textLength));
            at = 2;
        } else {
            into.putByte(1, (byte) (MASKED | LENGTH_FOLLOWS));
            into.putShort(2, (short) textLength, BIG_ENDIAN);
            at = 4;
        }
        into.putInt(at, key, BIG_ENDIAN);
        at += Integer.BYTES;
        mask(text, textLength, into, at, key);
        return at + textLength;
    }

    private static void mask(final UnsafeBuffer text, final int length, final UnsafeBuffer into, final int at, final int key) {
        final long twice = (key & 0xFFFF_FFFFL) << 32 | key & 0xFFFF_FFFFL;
        int done = 0;
        for (; done + Long.BYTES <= length; done += Long.BYTES) {
            into.putLong(at + done, text.getLong(done, BIG_ENDIAN) ^ twice, BIG_ENDIAN);
        }
        for (; done < length; done++) {
            into.putByte(at + done, (byte) (text.getByte(done) ^ key >>> 24 - (done & 3) * 8));
        }
    }
}
