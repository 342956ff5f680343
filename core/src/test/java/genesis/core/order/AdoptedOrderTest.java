package genesis.core.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Liquidity;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.OrderLife.Event;
import genesis.core.unit.E8;
import org.junit.jupiter.api.Test;

/** An order of somebody else, 5 of which 2 were filled when it was taken over; and what is asked of any order. */
class AdoptedOrderTest {
    private final Orders orders = new Orders();
    private final Order adopted = orders.adopt(900, 1, 3, Side.SELL, OrderType.LIMIT, 50 * E8.ONE, 5 * E8.ONE, 2 * E8.ONE);

    /** The exchange's 2 are told one by one afterwards: they are no third and fourth. */
    @Test
    void shouldCountFillsOnlyWhereTheyExceedWhatWasToldWhenItWasTakenOver() {
        fill(2 * E8.ONE);
        assertEquals(2 * E8.ONE, adopted.filledQtyE8());
        assertEquals(OrderStatus.WORKING, adopted.status());
        fill(E8.ONE);
        assertEquals(3 * E8.ONE, adopted.filledQtyE8());
        assertEquals(14, adopted.feeE8(), "each fill has its fee");
        fill(2 * E8.ONE);
        assertEquals(OrderStatus.FILLED, adopted.status());
    }

    @Test
    void shouldEndWithTheLastOfItsFillsLikeAnyOther() {
        adopted.endAt(3 * E8.ONE);
        fill(3 * E8.ONE - 1);
        assertEquals(OrderStatus.WORKING, adopted.status());
        fill(1);
        assertEquals(OrderStatus.CANCELED, adopted.status());
    }

    @Test
    void shouldNotEndWithAFillWhileAChangeMayHaveLeftMore() {
        adopted.inquiry().changeAsked(0, 6 * E8.ONE, 1);
        fill(5 * E8.ONE);
        assertEquals(OrderStatus.WORKING, adopted.status());
        final Order other = orders.adopt(901, 1, 3, Side.SELL, OrderType.LIMIT, 50 * E8.ONE, 5 * E8.ONE, 0);
        other.inquiry().changeAsked(0, 5 * E8.ONE, 1);
        other.fill(50 * E8.ONE, 5 * E8.ONE, 0, Liquidity.MAKER);
        assertEquals(OrderStatus.FILLED, other.status(), "the change left no more than that");
    }

    @Test
    void shouldExceedWhatIsLeftAndWhatAChangeMayHaveLeft() {
        assertFalse(adopted.exceeds(5 * E8.ONE), "none of its fills was told yet");
        assertTrue(adopted.exceeds(5 * E8.ONE + 1));
        fill(2 * E8.ONE);
        assertFalse(adopted.exceeds(3 * E8.ONE));
        assertTrue(adopted.exceeds(3 * E8.ONE + 1));
        final Order own = own(3, Side.BUY);
        own.fill(E8.ONE, E8.ONE, 0, Liquidity.TAKER);
        assertFalse(own.exceeds(2 * E8.ONE));
        assertTrue(own.exceeds(2 * E8.ONE + 1));
        own.inquiry().changeAsked(0, 4 * E8.ONE, 1);
        assertFalse(own.exceeds(4 * E8.ONE));
        assertTrue(own.exceeds(4 * E8.ONE + 1));
    }

    @Test
    void shouldCostWhatALimitBehindATriggerBecame() {
        final Order own = own(3, Side.BUY);
        own.become(120 * E8.ONE, 7);
        assertEquals(120 * E8.ONE, own.terms().auxPriceE8());
        assertEquals(7, own.terms().trailingE8());
        assertEquals(120 * E8.ONE, own.worstPriceE8());
    }

    @Test
    void shouldMissANumberOnlyOfAnOpenOrderOfThisKind() {
        assertFalse(orders.hasUnidentified(3, Side.SELL), "the adopted one has its number");
        final Order own = own(4, Side.BUY);
        assertTrue(orders.hasUnidentified(4, Side.BUY));
        assertFalse(orders.hasUnidentified(4, Side.SELL));
        assertFalse(orders.hasUnidentified(3, Side.BUY));
        own.exchangeOrderId(902);
        assertFalse(orders.hasUnidentified(4, Side.BUY));
        own.exchangeOrderId(0);
        own.on(Event.CANCELED);
        orders.settle(own);
        assertFalse(orders.hasUnidentified(4, Side.BUY), "it has ended");
    }

    private void fill(final long qtyE8) {
        adopted.fill(50 * E8.ONE, qtyE8, 7, Liquidity.MAKER);
    }

    private Order own(final int instrumentId, final Side side) {
        return orders.start(8, 1, new OrderIntent()
            .order(instrumentId, 0, side, OrderType.LIMIT, Purpose.ENTRY, 100 * E8.ONE, 0, 3 * E8.ONE, 0), 3 * E8.ONE);
    }
}
