package genesis.core.unit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/**
 * A 64-bit digest of a stream of messages, or of a state, built up piece by piece. Each step depends on all before it, so
 * the value after a message is a chain link: journals store it behind each record, and a flipped bit, a lost record or an
 * exchanged pair breaks every link after it. It finds accidents; it is not a signature against an adversary.
 * <p>The round and the final mixing use the constants of xxHash64 (Y. Collet, public specification); the result is our own.
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
        for (final int end = offset + (length & ~7); position < end; position += Long.BYTES) {
            hash = round(hash, buffer.getLong(position, LITTLE_ENDIAN));
        }
        final int rest = length & 7;
        if (rest != 0) {
            long word = 0;
            for (int i = 0; i < rest; i++) {
                word |= (buffer.getByte(position + i) & 0xFFL) << (i << 3);
            }
            hash = round(hash, word);
        }
        value = mix(hash);
        return value;
    }

    /** Takes one number in. */
    public StreamDigest add(final long number) {
        value = mix(round(value ^ PRIME_4, number));
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

    private static long round(final long hash, final long word) {
        return Long.rotateLeft(hash ^ Long.rotateLeft(word * PRIME_2, 31) * PRIME_1, 27) * PRIME_1 + PRIME_4;
    }

    private static long mix(final long hash) {
        long mixed = (hash ^ hash >>> 33) * PRIME_2;
        mixed = (mixed ^ mixed >>> 29) * PRIME_3;
        return mixed ^ mixed >>> 32;
    }
}
