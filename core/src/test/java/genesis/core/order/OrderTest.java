package genesis.core.order;

import static genesis.core.order.SampleOrder.NOW;
import static genesis.core.order.SampleOrder.adopt;
import static genesis.core.order.SampleOrder.start;
import static genesis.core.order.SampleOrder.wish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Flag;
import genesis.core.message.Liquidity;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.OrderLife.Event;
import genesis.core.unit.E8;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One order by itself: 3 at 100, bought at second 1. */
class OrderTest {
    private final OrderIntent intent = new OrderIntent();
    private final Order order = new Order();

    OrderTest() {
        start(order);
    }

    @Test
    void shouldRefuseToOrderNothing() {
        final OrderIntent wish = wish();
        assertThrows(IllegalStateException.class, () -> order.start(8, NOW, wish, 0));
        assertThrows(IllegalStateException.class, () -> order.start(8, NOW, wish, -1));
        order.start(8, NOW, wish, 1);
        assertEquals(1, order.qtyE8());
    }

    @Test
    void shouldKeepAllThatTheIntentSaid() {
        final OrderIntent wish = wish();
        wish.terms().hidden(true).expiresNs(77);
        order.start(9, NOW, wish, 2 * E8.ONE);
        assertEquals(9, order.clientOrderId());
        assertEquals(2 * E8.ONE, order.qtyE8());
        assertEquals(3, order.instrumentId());
        assertEquals(5, order.strategyId());
        assertEquals(Purpose.ENTRY, order.purpose());
        assertEquals(OrderType.LIMIT, order.type());
        assertEquals(101 * E8.ONE, order.worstPriceE8(), "the ask is above the limit");
        assertTrue(order.terms().hidden());
        assertEquals(77, order.terms().expiresNs());
        assertEquals(NOW, order.inquiry().askedNs(), "from now on an answer is due");
        assertEquals(NOW, order.inquiry().changedNs());
    }

    @Test
    void shouldAddFeesThatAreToldLater() {
        order.fill(100 * E8.ONE, E8.ONE, 5, Liquidity.TAKER);
        order.addFee(7);
        assertEquals(12, order.feeE8());
    }

    @Test
    void shouldSayWhetherAnEventChangedItsStatus() {
        assertTrue(order.on(Event.ACCEPTED));
        assertFalse(order.on(Event.ACCEPTED), "it was working");
        assertTrue(order.on(Event.CANCEL_SENT));
    }

    @Test
    void shouldEndAtOnceWhereNoFillIsMissing() {
        order.on(Event.ACCEPTED);
        order.fill(100 * E8.ONE, E8.ONE, 0, Liquidity.TAKER);
        assertFalse(order.isEnding());
        assertTrue(order.endAt(E8.ONE));
        assertEquals(OrderStatus.CANCELED, order.status());
        assertFalse(order.isEnding(), "it has ended");
        assertFalse(order.endAt(E8.ONE), "told again");
    }

    /** The news of the end can overtake the fills. */
    @Test
    void shouldEndWithTheLastOfItsFillsWhereTheNewsOfTheEndCameFirst() {
        order.on(Event.ACCEPTED);
        assertFalse(order.endAt(2 * E8.ONE));
        assertTrue(order.isEnding());
        assertTrue(order.isOpen());
        order.fill(100 * E8.ONE, 2 * E8.ONE - 1, 0, Liquidity.TAKER);
        assertEquals(OrderStatus.WORKING, order.status(), "a hundred-millionth is missing");
        order.fill(100 * E8.ONE, 1, 0, Liquidity.TAKER);
        assertEquals(OrderStatus.CANCELED, order.status());
        assertEquals(E8.ONE, order.remainingQtyE8());
    }

    @Test
    void shouldFillNoLessThanAHundredMillionthAndNoMoreThanIsLeft() {
        assertThrows(IllegalStateException.class, () -> order.fill(E8.ONE, 0, 0, Liquidity.TAKER));
        assertThrows(IllegalStateException.class, () -> order.fill(E8.ONE, -1, 0, Liquidity.TAKER));
        assertThrows(IllegalStateException.class, () -> order.fill(E8.ONE, 3 * E8.ONE + 1, 0, Liquidity.TAKER));
        assertEquals(0, order.filledQtyE8());
        order.fill(E8.ONE, 3 * E8.ONE, 0, Liquidity.TAKER);
        assertEquals(OrderStatus.FILLED, order.status());
    }

    @Test
    void shouldGrowWithAFillThatTheVenueKnowsBetterButNeverShrink() {
        order.fill(100 * E8.ONE, 2 * E8.ONE, 0, Liquidity.TAKER);
        order.grow(E8.ONE);
        assertEquals(3 * E8.ONE, order.qtyE8(), "it fits");
        order.grow(4 * E8.ONE);
        assertEquals(6 * E8.ONE, order.qtyE8(), "2 are filled, 4 more");
    }

    @Test
    void shouldNotBeAmendedBelowWhatIsFilledNorForgetItsWorstPrice() {
        order.fill(100 * E8.ONE, 2 * E8.ONE, 0, Liquidity.TAKER);
        order.amend(90 * E8.ONE, E8.ONE);
        assertEquals(90 * E8.ONE, order.priceE8());
        assertEquals(2 * E8.ONE, order.qtyE8());
        assertEquals(101 * E8.ONE, order.worstPriceE8());
        order.amend(110 * E8.ONE, 5 * E8.ONE);
        assertEquals(110 * E8.ONE, order.worstPriceE8());
        assertEquals(3 * E8.ONE, order.remainingQtyE8());
    }

    @Test
    void shouldPlaceAStopBesideThatDiffersInIdTypeAndPriceOnly() {
        order.terms().ocoStopPriceE8(120 * E8.ONE).hidden(true).groupId(4);
        final Order stop = new Order();
        stop.startStopBeside(order, 10);
        assertEquals(10, stop.clientOrderId());
        assertEquals(7, stop.pairedWith());
        assertEquals(10, order.terms().ocoClientOrderId(), "each knows the other");
        assertEquals(OrderType.STOP, stop.type());
        assertEquals(120 * E8.ONE, stop.priceE8());
        assertEquals(120 * E8.ONE, stop.worstPriceE8(), "above the limit of the other");
        assertEquals(OrderStatus.PENDING_NEW, stop.status());
        assertEquals(3 * E8.ONE, stop.remainingQtyE8());
        assertEquals(NOW, stop.inquiry().askedNs());
        assertFalse(stop.terms().hidden());
        assertEquals(0, stop.terms().groupId());
    }

    @Test
    void shouldAdoptAForeignOrderUnderTheNegativeOfItsNumber() {
        assertFalse(order.isAdopted());
        adopt(order, E8.ONE);
        assertTrue(order.isAdopted());
        assertEquals(-500, order.clientOrderId());
        assertEquals(500, order.exchangeOrderId());
        assertEquals(OrderStatus.WORKING, order.status());
        assertEquals(4 * E8.ONE, order.remainingQtyE8());
        assertEquals(50 * E8.ONE, order.averagePriceE8(), "its limit is all we know");
        assertEquals(Flag.NO, order.reduceOnly());
        assertEquals(2 * NOW, order.inquiry().askedNs());
        assertFalse(order.terms().postOnly());
    }

    @Test
    void shouldTakeOverWhatIsFilledOfAnAdoptedOrderButNeitherLessNorMoreThanWasOrdered() {
        adopt(order, E8.ONE);
        order.filledInAll(E8.ONE - 1);
        assertEquals(E8.ONE, order.filledQtyE8());
        order.filledInAll(5 * E8.ONE + 1);
        assertEquals(E8.ONE, order.filledQtyE8());
        order.amend(60 * E8.ONE, 5 * E8.ONE);
        order.filledInAll(5 * E8.ONE);
        assertEquals(5 * E8.ONE, order.filledQtyE8());
        assertEquals(58 * E8.ONE, order.averagePriceE8(), "(50 + 4 × 60) ÷ 5");
    }

    @Test
    void shouldRestWhereItWaitsForABookOrAPrice() {
        final Set<OrderType> resting = EnumSet.noneOf(OrderType.class);
        for (final OrderType type : EnumSet.complementOf(EnumSet.of(OrderType.NULL_VAL))) {
            order.start(8, NOW, intent.order(0, 0, Side.BUY, type, Purpose.ENTRY, 1, 1, 1, 0), 1);
            if (order.rests()) {
                resting.add(type);
            }
        }
        assertEquals(EnumSet.of(OrderType.LIMIT, OrderType.STOP, OrderType.STOP_LIMIT, OrderType.TRAILING_STOP), resting);
    }
}
