package genesis.core.order;

import static genesis.core.order.SampleOrder.NOW;
import static genesis.core.order.SampleOrder.adopt;
import static genesis.core.order.SampleOrder.start;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.Liquidity;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.OrderLife.Event;
import genesis.core.unit.Digests;
import genesis.core.unit.E8;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Orders that are the same have the same digest: it shows all that an order is, and nothing of the one before. */
class OrderDigestTest {
    private final OrderIntent intent = new OrderIntent();
    private final Order order = new Order();

    OrderDigestTest() {
        start(order);
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

    private long digestOf(final int instrumentId, final int strategyId, final Side side, final OrderType type,
                          final Purpose purpose, final long stopDistanceE8) {
        order.start(7, NOW, intent.order(instrumentId, strategyId, side, type, purpose, 1, 1, 0, stopDistanceE8), 1);
        return Digests.of(order::addTo);
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
