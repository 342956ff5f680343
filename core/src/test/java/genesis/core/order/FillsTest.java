package genesis.core.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import genesis.core.order.Fills.Part;
import genesis.core.unit.Digests;
import org.junit.jupiter.api.Test;

/** What is remembered of fills; that each is booked once is in {@link OrdersTest}. */
class FillsTest {
    /** As the class promises. */
    private static final int REMEMBERED = 8_192;

    private final Fills fills = new Fills();

    @Test
    void shouldForgetTheOldestFillAndOnlyWhenThereIsNoRoom() {
        book(0, REMEMBERED);
        for (int i = 0; i < REMEMBERED; i++) {
            assertEquals(Part.NOTHING, fills.book(i, false, true, 0), "fill " + i);
        }
        assertEquals(Part.ALL, fills.book(REMEMBERED, false, true, 0));
        assertEquals(Part.NOTHING, fills.book(1, false, true, 0));
        assertEquals(Part.ALL, fills.book(0, false, true, 0), "forgotten");
        assertEquals(Part.ALL, fills.book(1, false, true, 0), "it made room for the one before");
    }

    /** A number may come again after so many fills; the fee that its namesake never got is not its own. */
    @Test
    void shouldForgetAMissingFeeWithItsFill() {
        fills.book(0, false, false, 0);
        book(1, REMEMBERED);
        assertEquals(Part.ALL, fills.book(0, false, true, 0));
        assertEquals(Part.NOTHING, fills.book(0, false, true, 0));
    }

    @Test
    void shouldShowFillsAndMissingFeesInTheDigest() {
        final Fills other = new Fills();
        fills.book(1, false, true, 0);
        other.book(2, false, true, 0);
        assertNotEquals(Digests.of(fills::addTo), Digests.of(other::addTo), "another fill");
        Digests.assertEachStepShows(fills::addTo,
            () -> fills.book(5, true, false, 0),
            () -> fills.book(5, true, true, 0),
            () -> fills.book(6, true, true, 0));
    }

    @Test
    void shouldShowOnlyWhatIsRememberedInTheDigest() {
        final Fills other = new Fills();
        fills.book(-1, false, true, 0);
        other.book(-2, false, true, 0);
        book(0, REMEMBERED - 1);
        for (int i = 0; i < REMEMBERED - 1; i++) {
            other.book(i, false, true, 0);
        }
        assertNotEquals(Digests.of(fills::addTo), Digests.of(other::addTo));
        fills.book(REMEMBERED, false, true, 0);
        other.book(REMEMBERED, false, true, 0);
        assertEquals(Digests.of(fills::addTo), Digests.of(other::addTo));
    }

    private void book(final int from, final int count) {
        for (int i = from; i < from + count; i++) {
            assertEquals(Part.ALL, fills.book(i, false, true, 0), "fill " + i);
        }
    }
}
