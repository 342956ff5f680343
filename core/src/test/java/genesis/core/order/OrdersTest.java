package genesis.core.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Flag;
import genesis.core.message.Liquidity;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Fills.Part;
import genesis.core.order.OrderLife.Event;
import genesis.core.unit.Digests;
import genesis.core.unit.E8;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private final Orders orders = new Orders();
    private final OrderIntent intent = new OrderIntent();
    private long nextId = 8;

    @Test
    void shouldFindAnOrderByItsClientId() {
        final Order first = entry(0);
        final Order second = entry(1);
        assertSame(first, orders.find(first.clientOrderId()));
        assertSame(second, orders.find(second.clientOrderId()));
        assertNull(orders.find(999));
        assertSame(second, orders.openOf(1));
        assertNull(orders.openOf(2));
    }

    @Test
    void shouldStartWithWhatTheIntentAsksFor() {
        final Order order = orders.start(80, 1_000, intent.entry(3, 7, Side.SELL, 50, 51, 9, 0.7, 0.6), 4 * E8.ONE);
        assertEquals(OrderStatus.PENDING_NEW, order.status());
        assertEquals(1_000, order.placedTimeNs());
        assertEquals(50, order.priceE8());
        assertEquals(9, order.stopDistanceE8());
        assertEquals(Side.SELL, order.side());
        assertEquals(Flag.NO, order.reduceOnly());
        assertEquals(0, order.averagePriceE8());

        final Order exit = orders.start(81, 1_000, intent.exit(3, 0, Side.BUY, Purpose.EXIT_STOP, 52, 4 * E8.ONE), 4 * E8.ONE);
        assertEquals(Flag.YES, exit.reduceOnly());
        assertEquals(0, exit.priceE8());
    }

    @Test
    void shouldRefuseTheSameClientIdTwice() {
        final Order order = entry(0);
        assertThrows(IllegalStateException.class, () -> orders.start(order.clientOrderId(), 0, wish(1), E8.ONE));
    }

    @Test
    void shouldForgetTheOldestEndedOrderFirst() {
        final Order first = entry(0);
        final long firstId = first.clientOrderId();
        end(first);
        for (int i = 1; i < Orders.COUNT_MAX; i++) {
            end(entry(i % 8));
        }
        assertSame(first, orders.find(firstId), "a thousand orders are remembered");
        final Order reused = entry(0);
        assertSame(first, reused, "the oldest makes room");
        assertNull(orders.find(firstId));
        assertSame(reused, orders.find(reused.clientOrderId()));
        assertEquals(0, reused.filledQtyE8());
    }

    /** What it filled is told before its end, and the fee a moment later. */
    @Test
    void shouldRememberAnOrderThatEndedJustNowHoweverLongItWasOpen() {
        final Order old = entry(0);
        final long oldId = old.clientOrderId();
        for (int i = 1; i < Orders.COUNT_MAX; i++) {
            end(entry(1));
        }
        final long nowNs = 3_600_000_000_000L;
        end(old);
        old.inquiry().changed(nowNs);
        orders.start(nextId++, nowNs + 1, wish(1), E8.ONE);
        assertSame(old, orders.find(oldId));
    }

    @Test
    void shouldGoOnWhileOneOrdersFateStaysUnknown() {
        final Order lost = entry(0);
        lost.on(Event.LOST);
        orders.settle(lost);
        for (int i = 0; i < 3 * Orders.COUNT_MAX; i++) {
            assertTrue(orders.hasRoom(), "order " + i);
            end(entry(1));
        }
        assertEquals(1, orders.openCount());
        assertSame(lost, orders.find(lost.clientOrderId()));
        assertEquals(OrderStatus.UNKNOWN, lost.status());
    }

    @Test
    void shouldHaveNoRoomWhenAllAreOpen() {
        for (int i = 0; i < Orders.COUNT_MAX; i++) {
            assertTrue(orders.hasRoom());
            entry(i % 500);
        }
        assertFalse(orders.hasRoom());
        assertThrows(IllegalStateException.class, () -> entry(0));
        end(orders.open(17));
        assertTrue(orders.hasRoom());
        entry(3);
    }

    @Test
    void shouldListOpenOrdersThroughEndsAndReturns() {
        final Order a = entry(0);
        final Order b = entry(1);
        final Order c = entry(2);
        end(a);
        assertEquals(2, orders.openCount());
        assertNull(orders.openOf(0));
        b.on(Event.REJECTED);
        orders.settle(b);
        assertEquals(1, orders.openCount());
        assertSame(c, orders.open(0));
        // The rejection was not the last word.
        b.on(Event.ACCEPTED);
        orders.settle(b);
        orders.settle(b);
        assertEquals(2, orders.openCount());
        assertSame(b, orders.openOf(1));
    }

    @Test
    void shouldKnowAFillTheSecondTime() {
        final Fills fills = orders.fills();
        assertEquals(Part.ALL, fills.book(0, false, true, 0), "zero is a number like any other");
        assertEquals(Part.NOTHING, fills.book(0, false, true, 0));
        assertEquals(Part.ALL, fills.book(0, true, true, 0), "a trade with ourselves has two sides");
        for (int i = 1; i < 8_000; i++) {
            assertEquals(Part.ALL, fills.book(-i, false, true, 0));
        }
        for (int i = 0; i < 8_000; i++) {
            assertEquals(Part.NOTHING, fills.book(-i, false, true, 0), "fill " + i);
        }
    }

    @Test
    void shouldBookAFeeOnceThatIsToldAfterItsFill() {
        final Fills fills = orders.fills();
        assertEquals(Part.ALL, fills.book(5, true, false, 0));
        assertEquals(Part.NOTHING, fills.book(5, true, false, 0));
        assertEquals(Part.FEE, fills.book(5, true, true, 0));
        assertEquals(Part.NOTHING, fills.book(5, true, true, 0));
        assertEquals(Part.ALL, fills.book(6, true, true, 0));
        assertEquals(Part.NOTHING, fills.book(6, true, false, 0), "te after tu");
    }

    @Test
    void shouldFindAnOrderByEitherNumberButNotByAForeignOne() {
        final Order order = orders.start(nextId++, 0, wish(0), E8.ONE);
        assertSame(order, orders.find(order.clientOrderId(), 900));
        order.exchangeOrderId(900);
        assertSame(order, orders.find(order.clientOrderId(), 900));
        assertSame(order, orders.find(0, 900));
        assertSame(order, orders.find(order.clientOrderId(), 0));
        assertNull(orders.find(order.clientOrderId(), 901), "somebody else chose the same client id");
        assertNull(orders.find(0, 0));
    }

    @Test
    void shouldAddUpFillsUntilNothingIsLeft() {
        final Order order = orders.start(nextId++, 0, wish(0), 3 * E8.ONE);
        order.fill(100 * E8.ONE, E8.ONE, 5, Liquidity.TAKER);
        assertEquals(OrderStatus.WORKING, order.status());
        assertEquals(2 * E8.ONE, order.remainingQtyE8());
        order.fill(106 * E8.ONE, 2 * E8.ONE, 7, Liquidity.MAKER);
        assertEquals(OrderStatus.FILLED, order.status());
        assertEquals(0, order.remainingQtyE8());
        assertEquals(104 * E8.ONE, order.averagePriceE8(), "(100 + 2 × 106) ÷ 3");
        assertEquals(12, order.feeE8());
        assertThrows(IllegalStateException.class, () -> order.fill(E8.ONE, 1, 0, Liquidity.TAKER), "more than was ordered");
    }

    @Test
    void shouldBookALateFillOfACanceledOrder() {
        final Order order = orders.start(nextId++, 0, wish(0), 3 * E8.ONE);
        order.on(Event.CANCELED);
        orders.settle(order);
        order.fill(100 * E8.ONE, E8.ONE, 0, Liquidity.TAKER);
        assertEquals(OrderStatus.CANCELED, order.status());
        assertEquals(E8.ONE, order.filledQtyE8());
        order.fill(100 * E8.ONE, 2 * E8.ONE, 0, Liquidity.TAKER);
        assertEquals(OrderStatus.FILLED, order.status());
    }

    @Test
    void shouldTellDigestsOfEndedOrdersApart() {
        final Orders twin = new Orders();
        final Order here = orders.start(8, 0, wish(0), 3 * E8.ONE);
        final Order there = twin.start(8, 0, wish(0), 3 * E8.ONE);
        here.on(Event.CANCELED);
        there.on(Event.CANCELED);
        orders.settle(here);
        twin.settle(there);
        assertEquals(digest(orders), digest(twin));
        here.fill(E8.ONE, 1, 0, Liquidity.TAKER);
        assertNotEquals(digest(orders), digest(twin));
    }

    /** What is open comes in an order that results depend on: it is a part of the state. */
    @Test
    void shouldTellDigestsApartWhereOrdersCameBackInAnotherSequence() {
        final Orders twin = new Orders();
        final Order[] here = {entry(0), entry(1)};
        final Order[] there = {twin.start(8, 0, wish(0), E8.ONE), twin.start(9, 0, wish(1), E8.ONE)};
        assertEquals(digest(orders), digest(twin));
        for (int i = 0; i < 2; i++) {
            endAndReturn(orders, here[i]);
            endAndReturn(twin, there[1 - i]);
        }
        assertSame(here[0], orders.open(0));
        assertSame(there[1], twin.open(0));
        assertNotEquals(digest(orders), digest(twin));
    }

    @Test
    void shouldTellDigestsApartByTheFillsThatWereBooked() {
        final long before = digest(orders);
        orders.fills().book(5, true, true, 0);
        assertNotEquals(before, digest(orders));
    }

    @Test
    void shouldListAnOrderThatEndedNoLessOften() {
        final Order a = entry(0);
        final Order b = entry(1);
        end(a);
        orders.settle(a);
        assertEquals(1, orders.openCount());
        assertSame(b, orders.open(0));
    }

    @Test
    void shouldListTheStopBesideAnOrderAndFindItByItsOwnId() {
        final Order main = entry(0);
        final Order stop = orders.startStopBeside(main, 77);
        assertSame(stop, orders.find(77));
        assertEquals(2, orders.openCount());
        assertSame(stop, orders.open(1));
        assertEquals(main.clientOrderId(), stop.pairedWith());
    }

    @Test
    void shouldListAnAdoptedOrderAndFindItByTheExchangesNumber() {
        final Order foreign = orders.adopt(900, 5, 2, Side.SELL, OrderType.LIMIT, 50 * E8.ONE, 3 * E8.ONE, E8.ONE);
        assertSame(foreign, orders.find(0, 900));
        assertSame(foreign, orders.find(-900));
        assertSame(foreign, orders.openOf(2));
        assertEquals(2 * E8.ONE, foreign.remainingQtyE8());
        assertTrue(foreign.isAdopted());
    }

    /** Two whose fate nobody knows, a part of one filled; then one that is told to have ended with a half. */
    @Test
    void shouldKnowHowMuchMayBeFilledThatNobodyHasTold() {
        final Order lost = entry(0);
        final Order partly = entry(0);
        assertFalse(orders.mayHaveFilled(0, 1), "what is on its way is told of");
        lost.on(Event.LOST);
        partly.fill(100 * E8.ONE, E8.ONE / 4, 0, Liquidity.TAKER);
        partly.on(Event.LOST);
        assertTrue(orders.mayHaveFilled(0, 7 * E8.ONE / 4));
        assertFalse(orders.mayHaveFilled(0, 7 * E8.ONE / 4 + 1), "more than is left of both");
        assertFalse(orders.mayHaveFilled(0, -1), "none of them sells");
        assertFalse(orders.mayHaveFilled(1, 1), "nor is for another instrument");

        final Order ending = entry(1);
        assertFalse(ending.endAt(E8.ONE / 2), "its fills are still to come");
        assertTrue(orders.mayHaveFilled(1, E8.ONE / 2));
        assertFalse(orders.mayHaveFilled(1, E8.ONE / 2 + 1), "what its end told, and no more");
        ending.fill(100 * E8.ONE, E8.ONE / 4, 0, Liquidity.TAKER);
        assertTrue(orders.mayHaveFilled(1, E8.ONE / 4));
        assertFalse(orders.mayHaveFilled(1, E8.ONE / 4 + 1));
    }

    private static void endAndReturn(final Orders of, final Order order) {
        order.on(Event.CANCELED);
        of.settle(order);
        order.on(Event.REPORTED_OPEN);
        of.settle(order);
    }

    private static long digest(final Orders of) {
        return Digests.of(of::addTo);
    }

    private Order entry(final int instrumentId) {
        return orders.start(nextId++, 0, wish(instrumentId), E8.ONE);
    }

    private OrderIntent wish(final int instrumentId) {
        return intent.entry(instrumentId, 1, Side.BUY, 100 * E8.ONE, 100 * E8.ONE, E8.ONE, 1, 1);
    }

    private void end(final Order order) {
        order.on(Event.CANCELED);
        orders.settle(order);
    }
}
