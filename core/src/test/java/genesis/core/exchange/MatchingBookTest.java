package genesis.core.exchange;

import static genesis.core.exchange.MatchingBook.ANY_PRICE;
import static genesis.core.exchange.MatchingBook.HIDDEN;
import static genesis.core.exchange.MatchingBook.NONE;
import static genesis.core.exchange.MatchingBook.NO_PRICE;
import static genesis.core.exchange.MatchingBook.PROTECT_SELF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Price-time priority: small claims by hand, and random streams against {@link NaiveBook}. */
class MatchingBookTest {
    private final Told told = new Told();
    private final MatchingBook book = new MatchingBook(told, 1);

    @Test
    void shouldTradeAtTheMakersPricesBestAndOldestFirst() {
        book.limit(1, 11, Side.SELL, 102, 5, 0);
        book.limit(1, 12, Side.SELL, 101, 3, 0);
        book.limit(2, 13, Side.SELL, 101, 4, 0);
        told.trades.clear();

        assertEquals(2, book.limit(3, 14, Side.BUY, 101, 9, 0));

        assertEquals(List.of("trade 12 1 false 14 3 BUY 101 3 0", "trade 13 2 false 14 3 BUY 101 4 0"), told.trades);
        assertEquals(101, book.bestBidE8());
        assertEquals(102, book.bestAskE8());
    }

    @Test
    void shouldLetHiddenOrdersWaitBehindVisibleOnesAndNotShowThem() {
        book.limit(1, 11, Side.BUY, 100, 5, HIDDEN);
        assertEquals(NO_PRICE, book.bestBidE8());
        assertEquals(NONE, book.bestLevel(Side.BUY));
        assertTrue(book.wouldCross(Side.SELL, 100));
        book.limit(2, 12, Side.BUY, 100, 1, 0);

        assertEquals(1, book.levelQtyE8(Side.BUY, book.bestLevel(Side.BUY)));
        assertEquals(6, book.availableE8(Side.SELL, 100, 50));
        book.take(3, 13, Side.SELL, ANY_PRICE, 3, 0);

        assertEquals(List.of("trade 12 2 false 13 3 SELL 100 1 0", "trade 11 1 true 13 3 SELL 100 2 3"), told.trades);
    }

    @Test
    void shouldKeepItsPlaceWhereAnOrderOnlyShrinks() {
        book.limit(1, 11, Side.BUY, 100, 5, 0);
        book.limit(2, 12, Side.BUY, 100, 5, 0);
        book.amend(11, 100, 4, 0);
        book.take(3, 13, Side.SELL, 100, 1, 0);
        book.amend(11, 100, 6, 0);
        book.take(3, 14, Side.SELL, 100, 1, 0);

        assertEquals(List.of("trade 11 1 false 13 3 SELL 100 1 3", "trade 12 2 false 14 3 SELL 100 1 4"), told.trades);
    }

    @Test
    void shouldStopInFrontOfItsOwnersOrderWhereAsked() {
        book.limit(1, 11, Side.SELL, 100, 1, 0);
        book.limit(2, 12, Side.SELL, 100, 5, 0);

        assertEquals(2, book.limit(2, 13, Side.BUY, 100, 3, PROTECT_SELF));

        assertFalse(book.contains(13));
        assertEquals(5, book.leftOfE8(12));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldDoWhatTheNaiveTwinDoes(final long seed) {
        final SeededRandom random = new SeededRandom(seed);
        final NaiveBook twin = new NaiveBook();
        for (int i = 0; i < 3_000; i++) {
            final long id = 1 + i;
            final long owner = 1 + random.nextInt(4);
            final Side side = Side.get((short) random.nextInt(2));
            final long priceE8 = 90 + random.nextInt(21);
            final long qtyE8 = 1 + random.nextInt(50);
            final int flags = (random.nextInt(4) == 0 ? HIDDEN : 0) | (random.nextInt(5) == 0 ? PROTECT_SELF : 0);
            final long known = 1 + random.nextInt(i + 1);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    book.limit(owner, id, side, priceE8, qtyE8, flags);
                    twin.enter(owner, id, side, priceE8, qtyE8, flags, true);
                }
                case 3 -> {
                    final long limitE8 = random.nextInt(2) == 0 ? ANY_PRICE : priceE8;
                    book.take(owner, id, side, limitE8, qtyE8, flags);
                    twin.enter(owner, id, side, limitE8, qtyE8, flags, false);
                }
                case 4, 5 -> {
                    book.amend(known, priceE8, qtyE8, 0);
                    twin.amend(known, priceE8, qtyE8);
                }
                case 6 -> {
                    book.cancel(known);
                    twin.cancel(known);
                }
                default -> {
                    book.reveal(known);
                    twin.reveal(known);
                }
            }
            compare(twin, side, priceE8, "seed=" + seed + ", step=" + i);
        }
    }

    private void compare(final NaiveBook twin, final Side side, final long priceE8, final String where) {
        assertEquals(twin.told, told.trades, where);
        twin.told.clear();
        told.trades.clear();
        assertEquals(twin.orders.size(), book.orderCount(), where);
        assertEquals(Math.min(100, twin.availableE8(side, priceE8)), book.availableE8(side, priceE8, 100), where);
        for (final Side each : new Side[] {Side.BUY, Side.SELL}) {
            final List<String> expected = new ArrayList<>();
            for (final NaiveBook.Order order : twin.queue(each)) {
                assertEquals(order.leftE8, book.leftOfE8(order.id), where);
                if (!order.hidden) {
                    expected.add(order.id + " " + order.owner + " " + order.priceE8 + " " + order.leftE8);
                }
            }
            assertEquals(expected, walk(each), where);
            assertEquals(each == Side.BUY ? book.bestBidE8() : book.bestAskE8(),
                each == Side.BUY ? told.bestBidE8 : told.bestAskE8, where);
        }
    }

    private List<String> walk(final Side side) {
        final List<String> visible = new ArrayList<>();
        for (int level = book.bestLevel(side); level != NONE; level = book.nextLevel(side, level)) {
            long sumE8 = 0;
            int count = 0;
            for (int order = book.firstOrder(side, level); order != NONE; order = book.nextOrder(order)) {
                visible.add(book.orderId(order) + " " + book.ownerId(order) + " " + book.priceE8(order) + " "
                    + book.leftE8(order));
                sumE8 += book.leftE8(order);
                count++;
            }
            assertEquals(sumE8, book.levelQtyE8(side, level));
            assertEquals(count, book.levelOrderCount(side, level));
            assertEquals(level, book.levelAt(side, book.levelPriceE8(side, level)));
        }
        return visible;
    }

    /** Writes trades down as the twin does, keeps its own account of what rests, and compares both. */
    private static final class Told implements MatchingEvents {
        final List<String> trades = new ArrayList<>();
        private final Map<Long, Long> resting = new HashMap<>();
        long bestBidE8 = NO_PRICE;
        long bestAskE8 = NO_PRICE;

        @Override
        public void traded(final long makerOrderId, final long makerOwnerId, final boolean isMakerHidden,
                           final long takerOrderId, final long takerOwnerId, final Side takerSide, final long priceE8,
                           final long qtyE8, final long makerLeftE8) {
            trades.add("trade " + makerOrderId + " " + makerOwnerId + " " + isMakerHidden + " " + takerOrderId + " "
                + takerOwnerId + " " + takerSide + " " + priceE8 + " " + qtyE8 + " " + makerLeftE8);
            assertEquals(resting.get(makerOrderId), makerLeftE8 + qtyE8);
        }

        @Override
        public void rested(final long orderId, final long ownerId, final Side side, final long priceE8,
                           final long qtyE8, final boolean isHidden) {
            assertEquals(null, resting.put(orderId, qtyE8));
        }

        @Override
        public void reduced(final long orderId, final long ownerId, final Side side, final long priceE8,
                            final long leftE8, final boolean isHidden) {
            assertTrue(resting.put(orderId, leftE8) >= leftE8);
        }

        @Override
        public void removed(final long orderId, final long ownerId, final Side side, final long priceE8,
                            final long leftE8, final boolean isHidden) {
            assertTrue(resting.remove(orderId) >= leftE8);
        }

        @Override
        public void bestChanged(final Side side, final long priceE8) {
            if (side == Side.BUY) {
                bestBidE8 = priceE8;
            } else {
                bestAskE8 = priceE8;
            }
        }
    }
}
