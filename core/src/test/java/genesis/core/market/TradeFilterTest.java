package genesis.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.unit.StreamDigest;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeFilterTest {
    private final TradeFilter filter = new TradeFilter();

    @Test
    void shouldLetASnapshotThroughNewestFirstAndOnce() {
        for (int round = 0; round < 2; round++) {
            for (long id = 1_030; id > 1_000; id--) {
                assertEquals(round == 0, filter.isNew(id), "id=" + id);
            }
        }
    }

    @Test
    void shouldCountATradeOnceThatIsToldAtExecutionAndAsFinal() {
        assertTrue(filter.isNew(7));
        assertTrue(filter.isNew(9));
        assertFalse(filter.isNew(7));
        assertTrue(filter.isNew(8), "between the others, yet never seen");
        assertFalse(filter.isNew(9));
        assertFalse(filter.isNew(8));
    }

    @Test
    void shouldRatherLoseAVeryLateTradeThanCountItTwice() {
        for (long id = 0; id < 2 * (TradeFilter.REMEMBERED_COUNT + 1); id += 2) {
            assertTrue(filter.isNew(id));
        }
        assertFalse(filter.isNew(0), "forgotten, but known to be old");
        assertFalse(filter.isNew(-1), "below all that was forgotten");
        assertTrue(filter.isNew(1), "above all that was forgotten");
    }

    /** No id is let through twice, and what comes within half of the memory is not lost. Twin: the set of all ids. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43})
    void shouldEqualASetOfAllIdsForAnyLatenessWithinItsMemory(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            final long id = 1_000_000 + i / 2 + random.nextInt(TradeFilter.REMEMBERED_COUNT / 2);
            assertEquals(seen.add(id), filter.isNew(id), "seed=" + seed + ", i=" + i + ", id=" + id);
        }
    }

    @Test
    void shouldHaveADigestThatChangesWithEveryNewIdOnly() {
        filter.isNew(5);
        final long before = digest();
        filter.isNew(5);
        assertEquals(before, digest());
        filter.isNew(4);
        assertNotEquals(before, digest());
    }

    private long digest() {
        final StreamDigest digest = new StreamDigest();
        filter.addTo(digest);
        return digest.value();
    }
}
