package genesis.core.order;

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
import genesis.core.unit.Digests;
import genesis.core.unit.E8;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One order by itself: 3 at 100, bought at second 1. */
class OrderTest {
    private static final long NOW = 1_000_000_000L;

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
        wish().terms().hidden(true).expiresNs(77);
        order.start(9, NOW, intent, 2 * E8.ONE);
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

    /** Instances are used again. What is left of the order before would be a bug that shows after a thousand orders. */
    @Test
    void shouldBeLikeNewWhenItIsUsedAgain() {
        live(order);
        start(order);
        final Order fresh = new Order();
        start(fresh);
        assertEquals(Digests.of(fresh::addTo), Digests.of(order::addTo));
    }

    @Test
    void shouldBeLikeNewWhenAForeignOrderIsAdoptedInItsPlace() {
        live(order);
        adopt(order, 0);
        final Order fresh = new Order();
        adopt(fresh, 0);
        assertEquals(Digests.of(fresh::addTo), Digests.of(order::addTo));
    }

    @Test
    void shouldBeLikeNewWhenAStopTakesItsPlace() {
        final Order main = new Order();
        start(main);
        main.terms().ocoStopPriceE8(90 * E8.ONE);
        live(order);
        order.startStopBeside(main, 10);
        final Order fresh = new Order();
        fresh.startStopBeside(main, 10);
        assertEquals(Digests.of(fresh::addTo), Digests.of(order::addTo));
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

    @Test
    void shouldShowInTheDigestThatAnEndIsWantedWhichTheStatusDoesNotTell() {
        order.on(Event.LOST);
        Digests.assertEachStepShows(order::addTo, () -> order.on(Event.CANCEL_SENT));
        assertEquals(OrderStatus.UNKNOWN, order.status());
    }

    @Test
    void shouldShowAPendingChangeInTheDigest() {
        Digests.assertEachStepShows(order::addTo,
            () -> order.inquiry().changeAsked(0, 0, 0),
            () -> order.inquiry().changeAsked(1, 0, 0),
            () -> order.inquiry().changeAsked(0, 1, 0),
            () -> order.inquiry().changeAsked(0, 0, 1));
    }

    @Test
    void shouldRememberWhenItWasAskedForAndReported() {
        order.inquiry().asked(2 * NOW);
        order.inquiry().reportedIn(12);
        assertEquals(2 * NOW, order.inquiry().askedNs());
        assertEquals(NOW, order.inquiry().changedNs(), "asking changes nothing");
        assertEquals(12, order.inquiry().reportedRound());
    }

    @Test
    void shouldShowAllThatItIsInItsDigest() {
        Digests.assertEachStepShows(order::addTo,
            () -> order.exchangeOrderId(900),
            () -> order.on(Event.ACCEPTED),
            () -> order.inquiry().asked(2),
            () -> order.inquiry().changed(3),
            () -> order.inquiry().lookedUp(4),
            () -> order.inquiry().lookUpBy(3),
            () -> order.inquiry().reportedIn(1),
            () -> order.addFee(1),
            () -> order.amend(99 * E8.ONE, 3 * E8.ONE),
            () -> order.amend(200 * E8.ONE, 3 * E8.ONE),
            () -> order.amend(99 * E8.ONE, 3 * E8.ONE),
            () -> order.amend(99 * E8.ONE, 2 * E8.ONE),
            () -> order.on(Event.CANCEL_SENT),
            () -> order.on(Event.LOST),
            () -> order.endAt(E8.ONE),
            () -> order.fill(0, 1, 0, Liquidity.TAKER),
            () -> order.terms().expiresNs(5));
    }

    @Test
    void shouldShowWhoWantedItAndWhatForInItsDigest() {
        final Set<Long> digests = new HashSet<>();
        digests.add(digestOf(3, 5, Side.BUY, OrderType.LIMIT, Purpose.EXIT_STOP, 9));
        digests.add(digestOf(4, 5, Side.BUY, OrderType.LIMIT, Purpose.EXIT_STOP, 9));
        digests.add(digestOf(3, 6, Side.BUY, OrderType.LIMIT, Purpose.EXIT_STOP, 9));
        digests.add(digestOf(3, 5, Side.SELL, OrderType.LIMIT, Purpose.EXIT_STOP, 9));
        digests.add(digestOf(3, 5, Side.BUY, OrderType.STOP, Purpose.EXIT_STOP, 9));
        digests.add(digestOf(3, 5, Side.BUY, OrderType.LIMIT, Purpose.EXIT_TARGET, 9));
        digests.add(digestOf(3, 5, Side.BUY, OrderType.LIMIT, Purpose.EXIT_STOP, 8));
        assertEquals(7, digests.size());
    }

    private long digestOf(final int instrumentId, final int strategyId, final Side side, final OrderType type,
                          final Purpose purpose, final long stopDistanceE8) {
        order.start(7, NOW, intent.order(instrumentId, strategyId, side, type, purpose, 1, 1, 0, stopDistanceE8), 1);
        return Digests.of(order::addTo);
    }

    private OrderIntent wish() {
        return intent.entry(3, 5, Side.BUY, 100 * E8.ONE, 101 * E8.ONE, 6 * E8.ONE, 0.9, 0.9);
    }

    private void start(final Order which) {
        which.start(7, NOW, wish(), 3 * E8.ONE);
    }

    private static void adopt(final Order which, final long filledQtyE8) {
        which.adopt(500, 2 * NOW, 3, Side.SELL, OrderType.LIMIT, 50 * E8.ONE, 5 * E8.ONE, filledQtyE8);
    }

    /** Everything that can happen to an order has happened to this one. */
    private static void live(final Order which) {
        which.exchangeOrderId(900);
        which.terms().postOnly(true).hidden(true).closePosition(true).groupId(3).trailingE8(1).auxPriceE8(2)
            .ocoStopPriceE8(3).expiresNs(4).bracket(5, 6);
        new Order().startStopBeside(which, 11);
        which.on(Event.ACCEPTED);
        which.fill(100 * E8.ONE, E8.ONE, 9, Liquidity.MAKER);
        which.amend(130 * E8.ONE, 2 * E8.ONE);
        which.inquiry().asked(2);
        which.inquiry().changed(3);
        which.inquiry().lookedUp(4);
        which.inquiry().reportedIn(5);
        which.on(Event.CANCEL_SENT);
        which.inquiry().changeAsked(140 * E8.ONE, 7 * E8.ONE, 6);
        which.endAt(E8.ONE);
    }
}
