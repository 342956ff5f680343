package genesis.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.unit.StreamDigest;
import org.junit.jupiter.api.Test;

/** The rules are those of the protocol sheet, section 1.10. */
class OrderBookTest {
    private final OrderBook book = new OrderBook();

    @Test
    void shouldSayThatThereIsNoMarketWhereASideIsMissing() {
        assertTrue(book.isEmpty());
        assertEquals(OrderBook.NO_PRICE, book.bestBidE8());
        assertEquals(OrderBook.NO_PRICE, book.bestAskE8());
        book.apply(100, 5, 1);
        assertTrue(book.isEmpty());
        assertFalse(book.isCrossed());
        assertEquals(OrderBook.NO_PRICE, book.midE8());
        assertEquals(100, book.bestBidE8());
        book.apply(103, -5, 1);
        assertFalse(book.isEmpty());
        assertEquals(101, book.midE8(), "rounded down");
    }

    @Test
    void shouldSortBothSidesFromTheBestOn() {
        for (final long price : new long[] {98, 100, 97, 99}) {
            book.apply(price, price * 10, 1);
            book.apply(price + 10, -price, 2);
        }
        for (int i = 0; i < 4; i++) {
            assertEquals(100 - i, book.bidPriceE8(i));
            assertEquals((100 - i) * 10, book.bidQtyE8(i));
            assertEquals(107 + i, book.askPriceE8(i));
            assertEquals(97 + i, book.askQtyE8(i));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> book.bidPriceE8(4));
        assertThrows(IndexOutOfBoundsException.class, () -> book.askQtyE8(-1));
    }

    @Test
    void shouldReplaceALevelAndReadItByItsPrice() {
        book.apply(100, 5, 1);
        book.apply(100, 7, 3);
        assertEquals(1, book.bidCount());
        assertEquals(7, book.bidQtyAtE8(100));
        assertEquals(0, book.bidQtyAtE8(99));
        assertEquals(0, book.askQtyAtE8(100));
        book.apply(101, -8, 1);
        assertEquals(8, book.askQtyAtE8(101));
    }

    @Test
    void shouldTakeOnlyTheSignOfARemovalsAmount() {
        book.apply(100, 500, 1);
        book.apply(101, -500, 1);
        assertTrue(book.apply(100, 1, 0));
        assertEquals(0, book.bidCount());
        assertTrue(book.apply(101, -1, 0));
        assertEquals(0, book.askCount());
    }

    @Test
    void shouldTellThatARemovedLevelWasUnknown() {
        book.apply(100, 5, 1);
        assertFalse(book.apply(100, -1, 0), "a bid is not an ask");
        assertFalse(book.apply(99, 1, 0));
        assertTrue(book.apply(100, 1, 0));
        assertFalse(book.apply(100, 1, 0), "removed twice");
    }

    @Test
    void shouldIgnoreAnAmountWithoutASide() {
        assertTrue(book.apply(100, 0, 1));
        assertFalse(book.apply(100, 0, 0));
        assertEquals(0, book.bidCount() + book.askCount());
    }

    @Test
    void shouldSeeThatItIsCrossed() {
        book.apply(100, 5, 1);
        book.apply(101, -5, 1);
        assertFalse(book.isCrossed());
        book.apply(101, 5, 1);
        assertTrue(book.isCrossed(), "bid equals ask");
        assertEquals(101, book.midE8());
        book.apply(103, 5, 1);
        assertTrue(book.isCrossed());
    }

    @Test
    void shouldLoseTheWorstLevelWhenASideIsFull() {
        for (int i = 0; i < OrderBook.LEVEL_COUNT_MAX; i++) {
            book.apply(1_000 + i, 1, 1);
            book.apply(5_000 - i, -1, 1);
        }
        book.apply(999, 1, 1);
        assertEquals(0, book.bidQtyAtE8(999), "worse than all of a full side");
        book.apply(5_001, -1, 1);
        assertEquals(0, book.askQtyAtE8(5_001));
        book.apply(3_000, 7, 1);
        assertEquals(OrderBook.LEVEL_COUNT_MAX, book.bidCount());
        assertEquals(3_000, book.bestBidE8());
        assertEquals(1_001, book.bidPriceE8(book.bidCount() - 1));
        assertFalse(book.apply(1_000, 1, 0), "the dropped level is unknown");
    }

    @Test
    void shouldForgetEverything() {
        book.apply(100, 5, 1);
        book.apply(101, -5, 1);
        book.clear();
        assertEquals(0, book.bidCount());
        assertEquals(0, book.askCount());
        assertFalse(book.apply(100, 1, 0));
    }

    @Test
    void shouldHaveADigestThatSeesSideLevelAndQuantity() {
        final long empty = digest();
        book.apply(100, 5, 1);
        final long bid = digest();
        book.apply(100, 6, 1);
        final long larger = digest();
        book.clear();
        book.apply(100, -5, 1);
        final long ask = digest();
        assertNotEquals(empty, bid);
        assertNotEquals(bid, larger);
        assertNotEquals(bid, ask);
        book.clear();
        assertEquals(empty, digest());
    }

    private long digest() {
        final StreamDigest digest = new StreamDigest();
        book.addTo(digest);
        return digest.value();
    }
}
