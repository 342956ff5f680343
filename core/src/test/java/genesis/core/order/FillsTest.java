package genesis.core.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    /** The history of an order tells all its fills, be they booked thousands of fills ago. */
    @Test
    void shouldTakeAFillFromTheTimeOfForgottenOnesForBooked() {
        fills.book(0, false, true, 100);
        for (int i = 1; i < REMEMBERED; i++) {
            fills.book(i, false, true, 200);
        }
        assertFalse(fills.isForgotten(-1, false, 0), "nothing is forgotten yet");
        fills.book(REMEMBERED, false, true, 200);
        assertTrue(fills.isForgotten(0, false, 100), "booked then, and not remembered");
        assertFalse(fills.isForgotten(0, false, 101), "later than any that is forgotten: news");
        assertFalse(fills.isForgotten(1, false, 100), "remembered");
        assertTrue(fills.isForgotten(1, true, 100), "the other side of that trade is not");
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
