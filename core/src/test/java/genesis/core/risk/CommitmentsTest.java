package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.order.OrderLife.Event;
import genesis.core.order.Orders;
import genesis.core.portfolio.Portfolio;
import genesis.core.unit.E8;
import org.junit.jupiter.api.Test;

/** What open orders may still do, by hand. */
class CommitmentsTest {
    private static final int BTC = 0;
    private static final int ETH = 1;
    private static final int LTC = 2;

    private final Portfolio portfolio = new Portfolio();
    private final Orders orders = new Orders();
    private final Commitments commitments = new Commitments(portfolio, orders);
    private final OrderIntent intent = new OrderIntent();
    private long nextId = 8;

    @Test
    void shouldCountWhatEntriesMayStillCostAtTheirWorstPrice() {
        final Order btc = order(BTC, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, 100, 3);
        order(ETH, Side.SELL, OrderType.LIMIT, Purpose.ENTRY, 10, 20);
        order(BTC, Side.SELL, OrderType.MARKET, Purpose.EXIT_STOP, 100, 50);
        assertEquals(500 * E8.ONE, commitments.exposureE8(Commitments.NONE), "3 × 100 + 20 × 10; an exit adds nothing");
        assertEquals(200 * E8.ONE, commitments.exposureE8(btc), "without the one that is looked at");
        assertEquals(300 * E8.ONE, commitments.exposureE8(BTC, Commitments.NONE));
        assertEquals(200 * E8.ONE, commitments.exposureE8(ETH, Commitments.NONE));
        assertEquals(0, commitments.exposureE8(BTC, btc));
        assertEquals(0, commitments.exposureE8(LTC, Commitments.NONE));
    }

    @Test
    void shouldCountAHundredMillionthRatherTooMuch() {
        orders.start(nextId++, 0, intent.order(BTC, 1, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, 1, 1, 0, 0), 1);
        assertEquals(1, commitments.exposureE8(Commitments.NONE), "10^-16 rounded up");
    }

    @Test
    void shouldCountWhatExitsOfAnInstrumentWillTake() {
        final Order stop = order(BTC, Side.SELL, OrderType.STOP, Purpose.EXIT_STOP, 90, 3);
        order(BTC, Side.SELL, OrderType.MARKET, Purpose.EXIT_MANUAL, 100, 2);
        order(ETH, Side.SELL, OrderType.MARKET, Purpose.EXIT_STOP, 100, 70);
        order(BTC, Side.SELL, OrderType.LIMIT, Purpose.ENTRY, 200, 500);
        assertEquals(5 * E8.ONE, commitments.exitQtyE8(BTC, Commitments.NONE));
        assertEquals(2 * E8.ONE, commitments.exitQtyE8(BTC, stop));
    }

    /** A change on its way may have been made, or not: the larger part of the two counts, everywhere. */
    @Test
    void shouldCountAChangeOnItsWayByTheLargerOfBoth() {
        portfolio.fill(BTC, Side.BUY, 100 * E8.ONE, 9 * E8.ONE, 0);
        order(ETH, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, 10, 20).inquiry().changeAsked(12 * E8.ONE, 30 * E8.ONE, 0);
        assertEquals(360 * E8.ONE, commitments.exposureE8(Commitments.NONE), "30 at 12");
        final Order target = order(BTC, Side.SELL, OrderType.LIMIT, Purpose.EXIT_TARGET, 120, 3);
        target.inquiry().changeAsked(0, 5 * E8.ONE, 0);
        assertEquals(5 * E8.ONE, commitments.exitQtyE8(BTC, Commitments.NONE));
        assertEquals(4 * E8.ONE, commitments.sellableE8(BTC, Commitments.NONE), "9 less 5");
    }

    /** Who may not be short sells what is held and not for sale yet. */
    @Test
    void shouldSellWhatIsHeldAndNotForSaleYet() {
        assertEquals(0, commitments.sellableE8(BTC, Commitments.NONE));
        portfolio.fill(BTC, Side.BUY, 100 * E8.ONE, 9 * E8.ONE, 0);
        final Order sale = order(BTC, Side.SELL, OrderType.LIMIT, Purpose.ENTRY, 110, 2);
        order(BTC, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, 90, 50);
        order(ETH, Side.SELL, OrderType.LIMIT, Purpose.ENTRY, 90, 50);
        final Order target = order(BTC, Side.SELL, OrderType.LIMIT, Purpose.EXIT_TARGET, 120, 3);
        orders.startStopBeside(target, 7);
        assertEquals(4 * E8.ONE, commitments.sellableE8(BTC, Commitments.NONE), "9 less 2 less 3, the pair once");
        assertEquals(6 * E8.ONE, commitments.sellableE8(BTC, sale));
        order(BTC, Side.SELL, OrderType.LIMIT, Purpose.ENTRY, 110, 40);
        assertEquals(0, commitments.sellableE8(BTC, Commitments.NONE), "never below nothing");
    }

    /** Of a target and the stop beside it only one can trade: together they take the position once. */
    @Test
    void shouldCountAPairOfExitsOnceWhileBothAreOpen() {
        final Order target = order(BTC, Side.SELL, OrderType.LIMIT, Purpose.EXIT_TARGET, 120, 3);
        orders.startStopBeside(target, 7);
        assertEquals(3 * E8.ONE, commitments.exitQtyE8(BTC, Commitments.NONE));
        target.on(Event.CANCELED);
        orders.settle(target);
        assertEquals(3 * E8.ONE, commitments.exitQtyE8(BTC, Commitments.NONE), "now it is the stop that counts");
    }

    @Test
    void shouldCountAStopWhoseOtherHalfIsForgotten() {
        final Order target = order(BTC, Side.SELL, OrderType.LIMIT, Purpose.EXIT_TARGET, 120, 3);
        orders.startStopBeside(target, 7);
        target.on(Event.CANCELED);
        orders.settle(target);
        for (int i = 0; i < Orders.COUNT_MAX; i++) {
            final Order passing = order(ETH, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, 10, 1);
            passing.on(Event.CANCELED);
            orders.settle(passing);
        }
        assertNull(orders.find(8), "the target");
        assertEquals(3 * E8.ONE, commitments.exitQtyE8(BTC, Commitments.NONE));
    }

    @Test
    void shouldReduceNoMoreThanIsHeldAndNotOnItsWayOut() {
        assertEquals(0, commitments.reducibleE8(BTC, Side.SELL, Commitments.NONE), "nothing is held");
        portfolio.fill(BTC, Side.BUY, 100 * E8.ONE, 5 * E8.ONE, 0);
        assertEquals(5 * E8.ONE, commitments.reducibleE8(BTC, Side.SELL, Commitments.NONE));
        assertEquals(0, commitments.reducibleE8(BTC, Side.BUY, Commitments.NONE), "that would grow it");
        final Order exit = order(BTC, Side.SELL, OrderType.MARKET, Purpose.EXIT_MANUAL, 100, 2);
        assertEquals(3 * E8.ONE, commitments.reducibleE8(BTC, Side.SELL, Commitments.NONE));
        assertEquals(5 * E8.ONE, commitments.reducibleE8(BTC, Side.SELL, exit));
        order(BTC, Side.SELL, OrderType.MARKET, Purpose.EXIT_STOP, 100, 9);
        assertEquals(0, commitments.reducibleE8(BTC, Side.SELL, Commitments.NONE), "never below nothing");
    }

    @Test
    void shouldReduceAShortPositionByBuying() {
        portfolio.fill(BTC, Side.SELL, 100 * E8.ONE, 5 * E8.ONE, 0);
        assertEquals(5 * E8.ONE, commitments.reducibleE8(BTC, Side.BUY, Commitments.NONE));
        assertEquals(0, commitments.reducibleE8(BTC, Side.SELL, Commitments.NONE));
    }

    @Test
    void shouldNeedAPlaceForEachInstrumentThatIsHeldOrOnItsWay() {
        assertEquals(0, commitments.positionsWith(entry(BTC)));
        portfolio.fill(ETH, Side.BUY, E8.ONE, E8.ONE, 0);
        assertEquals(1, commitments.positionsWith(entry(BTC)));
        order(ETH, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, 1, 1);
        assertEquals(1, commitments.positionsWith(entry(BTC)), "it grows what is open");
        order(BTC, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, 1, 1);
        assertEquals(1, commitments.positionsWith(entry(BTC)), "the same place");
        order(LTC, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, 1, 1);
        assertEquals(2, commitments.positionsWith(entry(BTC)));
        order(LTC, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, 1, 1);
        assertEquals(2, commitments.positionsWith(entry(BTC)), "two entries of one instrument, one place");
    }

    @Test
    void shouldNeedNoPlaceToGrowWhatIsOpenNorForAnExit() {
        portfolio.fill(ETH, Side.BUY, E8.ONE, E8.ONE, 0);
        portfolio.fill(LTC, Side.BUY, E8.ONE, E8.ONE, 0);
        assertEquals(1, commitments.positionsWith(entry(ETH)), "all but its own");
        order(5, Side.SELL, OrderType.LIMIT, Purpose.EXIT_TARGET, 1, 1);
        assertEquals(2, commitments.positionsWith(entry(BTC)), "an exit of what is gone opens nothing");
        order(5, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, 1, 1);
        assertEquals(3, commitments.positionsWith(entry(BTC)), "the entry behind it does");
    }

    @Test
    void shouldReachOurOwnOrderAcrossTheSpreadAndNoOther() {
        final Order offer = order(BTC, Side.SELL, OrderType.LIMIT, Purpose.ENTRY, 105, 1);
        assertSame(offer, reachedBy(Side.BUY, OrderType.LIMIT, 105, 0), "at the same price it trades");
        assertSame(offer, reachedBy(Side.BUY, OrderType.IOC, 106, 0));
        assertNull(reachedBy(Side.BUY, OrderType.LIMIT, 104, 0));
        assertSame(offer, reachedBy(Side.BUY, OrderType.MARKET, 0, 0), "a market order reaches all");
        assertNull(reachedBy(Side.SELL, OrderType.MARKET, 0, 0), "it is on the same side");
        assertNull(commitments.reachedBy(intent.order(ETH, 0, Side.BUY, OrderType.MARKET, Purpose.ENTRY, 0, 0, E8.ONE, 0)));

        final Order bid = order(ETH, Side.BUY, OrderType.LIMIT, Purpose.ENTRY, 95, 1);
        assertSame(bid, reachedBy(ETH, Side.SELL, OrderType.LIMIT, 95));
        assertSame(bid, reachedBy(ETH, Side.SELL, OrderType.LIMIT, 94));
        assertNull(reachedBy(ETH, Side.SELL, OrderType.LIMIT, 96));
    }

    @Test
    void shouldReachNothingWithWhatWaitsForItsTrigger() {
        order(BTC, Side.SELL, OrderType.LIMIT, Purpose.ENTRY, 105, 1);
        assertNull(reachedBy(Side.BUY, OrderType.STOP, 110, 0));
        assertNull(reachedBy(Side.BUY, OrderType.TRAILING_STOP, 0, 0));
        assertNull(reachedBy(Side.BUY, OrderType.STOP_LIMIT, 110, 111));
    }

    @Test
    void shouldReachNoStopForItIsNotInTheBook() {
        order(BTC, Side.SELL, OrderType.STOP, Purpose.EXIT_STOP, 90, 1);
        assertNull(reachedBy(Side.BUY, OrderType.MARKET, 0, 0));
    }

    private Order reachedBy(final Side side, final OrderType type, final long price, final long aux) {
        intent.order(BTC, 0, side, type, Purpose.ENTRY, price * E8.ONE, 0, E8.ONE, 0).terms().auxPriceE8(aux * E8.ONE);
        return commitments.reachedBy(intent);
    }

    private Order reachedBy(final int instrumentId, final Side side, final OrderType type, final long price) {
        return commitments.reachedBy(intent.order(instrumentId, 0, side, type, Purpose.ENTRY, price * E8.ONE, 0, E8.ONE, 0));
    }

    private OrderIntent entry(final int instrumentId) {
        return intent.entry(instrumentId, 1, Side.BUY, E8.ONE, E8.ONE, E8.ONE, 1, 1);
    }

    private Order order(final int instrumentId, final Side side, final OrderType type, final Purpose purpose,
                        final long price, final long qty) {
        return orders.start(nextId++, 0,
            intent.order(instrumentId, 1, side, type, purpose, price * E8.ONE, 0, qty * E8.ONE, 0), qty * E8.ONE);
    }
}
