package genesis.core.unit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/**
 * A 64-bit digest of a stream of messages, or of a state, built up piece by piece. Each step depends on all before it, so
 * the value after a message is a chain link: journals store it behind each record, and a flipped bit, a lost record or an
 * exchanged pair breaks every link after it. It finds accidents; it is not a signature against an adversary.
 * <p>Two words at a time are folded with a 128-bit product, as in the family of wyhash (W. Yi); the constants and the final
 * mixing are those of xxHash64 (Y. Collet); the result is our own.
 * <p>Allocation: none. Threading: one thread.
 */
public final class StreamDigest {
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;

    private long value;

    /** The digest so far; zero for an empty stream. */
    public long value() {
        return value;
    }

    /** Continues from a digest that {@link #value} returned. */
    public void resume(final long value) {
        this.value = value;
    }

    /** Takes one message in and returns the digest of the stream up to and including it. */
    public long add(final DirectBuffer buffer, final int offset, final int length) {
        long hash = value ^ length * PRIME_4;
        int position = offset;
        for (final int end = offset + (length & ~15); position < end; position += 2 * Long.BYTES) {
            hash = fold(hash, buffer.getLong(position, LITTLE_ENDIAN), buffer.getLong(position + Long.BYTES, LITTLE_ENDIAN));
        }
        if ((length & 8) != 0) {
            hash = fold(hash, buffer.getLong(position, LITTLE_ENDIAN), 0);
            position += Long.BYTES;
        }
        final int rest = length & 7;
        if (rest != 0) {
            long word = 0;
            for (int i = 0; i < rest; i++) {
                word |= (buffer.getByte(position + i) & 0xFFL) << (i << 3);
            }
            hash = fold(hash, word, 0);
        }
        value = mix(hash);
        return value;
    }

    /** Takes one number in. */
    public StreamDigest add(final long number) {
        value = mix(fold(value ^ PRIME_4, number, 0));
        return this;
    }

    /** Takes the exact bits of one number in. */
    public StreamDigest add(final double number) {
        return add(Double.doubleToRawLongBits(number));
    }

    /** Sixteen hexadecimal digits. */
    public static String text(final long digest) {
        final String hex = Long.toHexString(digest);
        return "0".repeat(16 - hex.length()) + hex;
    }

    /** Both halves of a 128-bit product, one multiplication for two words; what went in comes along, should a factor be zero. */
    private static long fold(final long hash, final long first, final long second) {
        final long a = hash ^ first;
        final long b = Long.rotateLeft(hash, 32) ^ second ^ PRIME_1;
        return a * b ^ Math.multiplyHigh(a, b) ^ a ^ Long.rotateLeft(b, 17);
    }

    private static long mix(final long hash) {
        long mixed = (hash ^ hash >>> 33) * PRIME_2;
        mixed = (mixed ^ mixed >>> 29) * PRIME_3;
        return mixed ^ mixed >>> 32;
    }
}
