package genesis.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class StreamDigestTest {
    /** The numbers of a second implementation, written in Python after the description: digests stand in journals. */
    @Test
    void shouldKeepItsValuesForEver() {
        final StreamDigest digest = new StreamDigest();
        assertEquals(0, digest.value());
        assertEquals("4b85d771d37026bd", StreamDigest.text(digest.add(bytes(13), 0, 13)));
        assertEquals("326b5406d79279f7", StreamDigest.text(digest.add(-7).value()));
        assertEquals("ac8a5a69a6ff5f40", StreamDigest.text(digest.add(1.5).value()));
    }

    @Test
    void shouldFindEveryFlippedBit() {
        final long whole = new StreamDigest().add(bytes(29), 0, 29);
        for (int bit = 0; bit < 29 * 8; bit++) {
            final UnsafeBuffer damaged = bytes(29);
            damaged.putByte(bit / 8, (byte) (damaged.getByte(bit / 8) ^ 1 << bit % 8));
            assertNotEquals(whole, new StreamDigest().add(damaged, 0, 29), "bit=" + bit);
        }
    }

    @Test
    void shouldFindExchangedLostAndLengthenedMessages() {
        final UnsafeBuffer buffer = bytes(64);
        final long inOrder = digest(buffer, 0, 24, 24, 16);
        assertNotEquals(inOrder, digest(buffer, 24, 16, 0, 24));
        assertNotEquals(inOrder, digest(buffer, 0, 24, 24, 8));
        assertNotEquals(inOrder, new StreamDigest().add(buffer, 0, 40));
        assertNotEquals(new StreamDigest().add(new UnsafeBuffer(new byte[9]), 0, 9),
            new StreamDigest().add(new UnsafeBuffer(new byte[9]), 0, 8));
    }

    @Test
    void shouldNotDependOnWhereTheMessageLies() {
        final UnsafeBuffer moved = new UnsafeBuffer(new byte[40]);
        moved.putBytes(7, bytes(29), 0, 29);
        assertEquals(new StreamDigest().add(bytes(29), 0, 29), new StreamDigest().add(moved, 7, 29));
    }

    @Test
    void shouldGoOnFromAnEarlierValue() {
        final StreamDigest whole = new StreamDigest().add(1L).add(2L).add(3L);
        final StreamDigest rest = new StreamDigest();
        rest.resume(new StreamDigest().add(1L).value());
        assertEquals(whole.value(), rest.add(2L).add(3L).value());
    }

    @Test
    void shouldTakeTheExactBitsOfNumbers() {
        assertNotEquals(new StreamDigest().add(0.0).value(), new StreamDigest().add(-0.0).value());
        assertNotEquals(new StreamDigest().add(0.1 + 0.2).value(), new StreamDigest().add(0.3).value());
        assertEquals("000000000000002a", StreamDigest.text(42));
        assertEquals("ffffffffffffffff", StreamDigest.text(-1));
    }

    private static long digest(final UnsafeBuffer buffer, final int offset, final int length,
                               final int nextOffset, final int nextLength) {
        final StreamDigest digest = new StreamDigest();
        digest.add(buffer, offset, length);
        return digest.add(buffer, nextOffset, nextLength);
    }

    /** 1, 2, 3 and so on. */
    private static UnsafeBuffer bytes(final int length) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[length]);
        for (int i = 0; i < length; i++) {
            buffer.putByte(i, (byte) (i + 1));
        }
        return buffer;
    }
}
