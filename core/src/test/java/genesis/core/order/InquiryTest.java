package genesis.core.order;

import static genesis.core.order.SampleOrder.NOW;
import static genesis.core.order.SampleOrder.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Liquidity;
import genesis.core.message.OrderStatus;
import genesis.core.order.OrderLife.Event;
import genesis.core.unit.E8;
import org.junit.jupiter.api.Test;

/** What was asked of the venue about one order of 3 at 100, and what that makes of the order until it is answered. */
class InquiryTest {
    private final Order order = new Order();

    InquiryTest() {
        start(order);
    }

    @Test
    void shouldStartItsSearchesOverWhenItsStatusChanged() {
        order.inquiry().lookedUp(50);
        order.inquiry().lookedUp(80);
        assertEquals(2, order.inquiry().lookUpCount());
        assertEquals(80, order.inquiry().lookUpNs());
        order.inquiry().lookUpBy(90);
        assertEquals(80, order.inquiry().lookUpNs(), "80 is before 90");
        order.inquiry().lookUpBy(60);
        assertEquals(60, order.inquiry().lookUpNs());
        order.inquiry().changed(100);
        assertEquals(0, order.inquiry().lookUpCount());
        assertEquals(100, order.inquiry().lookUpNs());
        assertEquals(100, order.inquiry().changedNs());
    }

    @Test
    void shouldRememberThatItsEndIsWantedUntilItIsAnotherOrder() {
        order.on(Event.LOST);
        assertFalse(order.inquiry().isEndWanted());
        order.on(Event.CANCEL_SENT);
        assertEquals(OrderStatus.UNKNOWN, order.status());
        order.on(Event.REPORTED_OPEN);
        assertTrue(order.inquiry().isEndWanted());
        start(order);
        assertFalse(order.inquiry().isEndWanted());
    }

    @Test
    void shouldRememberWhenItWasAskedForAndReported() {
        order.inquiry().asked(2 * NOW);
        order.inquiry().reportedIn(12);
        assertEquals(2 * NOW, order.inquiry().askedNs());
        assertEquals(NOW, order.inquiry().changedNs(), "asking changes nothing");
        assertEquals(12, order.inquiry().reportedRound());
    }

    /** Until the answer it may be as it was or as it was asked to be: the dearer and the larger of the two. */
    @Test
    void shouldBeTheLargerPartOfWhatItIsAndWhatItMayHaveBecome() {
        order.inquiry().changeAsked(110 * E8.ONE, 5 * E8.ONE, 2 * NOW);
        assertTrue(order.inquiry().isChangePending());
        assertEquals(2 * NOW, order.inquiry().changeAskedNs());
        assertEquals(110 * E8.ONE, order.worstPriceE8());
        assertEquals(5 * E8.ONE, order.reachableQtyE8());
        order.inquiry().changeAsked(90 * E8.ONE, 2 * E8.ONE, 2 * NOW);
        assertEquals(101 * E8.ONE, order.worstPriceE8());
        assertEquals(3 * E8.ONE, order.reachableQtyE8());
        order.inquiry().changeAsked(110 * E8.ONE, 5 * E8.ONE, 2 * NOW);
        order.inquiry().changeAnswered();
        assertFalse(order.inquiry().isChangePending());
        assertEquals(0, order.inquiry().changePriceE8());
        assertEquals(0, order.inquiry().changeLeftE8());
        assertEquals(0, order.inquiry().changeAskedNs());
        assertEquals(101 * E8.ONE, order.worstPriceE8(), "it was refused");
        assertEquals(3 * E8.ONE, order.reachableQtyE8());
    }

    @Test
    void shouldKeepTheDearerPriceOfAChangeThatWasMade() {
        order.inquiry().changeAsked(110 * E8.ONE, 5 * E8.ONE, 2 * NOW);
        order.amend(105 * E8.ONE, 5 * E8.ONE);
        assertFalse(order.inquiry().isChangePending());
        assertEquals(110 * E8.ONE, order.worstPriceE8());
        assertEquals(5 * E8.ONE, order.reachableQtyE8());
    }

    /** The fill of all that there was may be one of all that there is by now: the news of the change come after it. */
    @Test
    void shouldNotEndWithAFillWhileAChangeMayHaveLeftMore() {
        order.on(Event.ACCEPTED);
        order.inquiry().changeAsked(0, 5 * E8.ONE, NOW);
        order.fill(100 * E8.ONE, 3 * E8.ONE, 0, Liquidity.TAKER);
        assertEquals(OrderStatus.WORKING, order.status());
        order.amend(100 * E8.ONE, 8 * E8.ONE);
        order.fill(100 * E8.ONE, 5 * E8.ONE, 0, Liquidity.TAKER);
        assertEquals(OrderStatus.FILLED, order.status());
    }

    @Test
    void shouldEndWithTheLastFillWhileAChangeCanOnlyHaveLeftLess() {
        order.on(Event.ACCEPTED);
        order.inquiry().changeAsked(0, 3 * E8.ONE, NOW);
        order.fill(100 * E8.ONE, 3 * E8.ONE, 0, Liquidity.TAKER);
        assertEquals(OrderStatus.FILLED, order.status());
    }

    /** Told to end with all of it filled, it was filled, not canceled. */
    @Test
    void shouldBeFilledWhereItEndsWithNothingLeft() {
        order.on(Event.ACCEPTED);
        order.inquiry().changeAsked(0, 5 * E8.ONE, NOW);
        order.fill(100 * E8.ONE, 3 * E8.ONE, 0, Liquidity.TAKER);
        assertTrue(order.endAt(3 * E8.ONE));
        assertEquals(OrderStatus.FILLED, order.status());
    }
}
