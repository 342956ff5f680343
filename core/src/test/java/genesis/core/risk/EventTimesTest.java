package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import genesis.core.unit.Digests;
import org.junit.jupiter.api.Test;

class EventTimesTest {
    @Test
    void shouldCountWhatIsLaterAndForgetTheOldest() {
        final EventTimes times = times(3, 10, 20, 30);
        assertEquals(3, times.countSince(9));
        assertEquals(2, times.countSince(10), "not at that time, later");
        times.add(40);
        assertEquals(3, times.countSince(0), "the first made room");
        times.clear();
        assertEquals(0, times.countSince(0));
    }

    /** What was forgotten, and where in the memory the rest stands, makes no difference to what will happen. */
    @Test
    void shouldHaveTheSameDigestWhateverIsForgotten() {
        assertEquals(digest(times(4, 2, 3, 4, 5)), digest(times(4, 1, 2, 3, 4, 5)));
        final EventTimes cleared = times(4, 7, 8, 9);
        cleared.clear();
        cleared.add(1);
        cleared.add(2);
        assertEquals(digest(times(4, 1, 2)), digest(cleared));
    }

    @Test
    void shouldShowEveryTimeInTheDigest() {
        assertNotEquals(digest(times(4)), digest(times(4, 0)));
        assertNotEquals(digest(times(4, 1, 2)), digest(times(4, 1, 3)), "the latest");
        assertNotEquals(digest(times(4, 1, 3)), digest(times(4, 2, 3)), "the oldest");
        assertNotEquals(digest(times(4, 1, 2)), digest(times(4, 2, 1)), "their order");
    }

    private static EventTimes times(final int capacity, final long... timesNs) {
        final EventTimes times = new EventTimes(capacity);
        for (final long timeNs : timesNs) {
            times.add(timeNs);
        }
        return times;
    }

    private static long digest(final EventTimes times) {
        return Digests.of(times::addTo);
    }
}
