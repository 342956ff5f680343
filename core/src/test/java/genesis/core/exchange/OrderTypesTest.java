package genesis.core.exchange;

import static genesis.core.exchange.ExampleMarket.BTC;
import static genesis.core.exchange.ExampleMarket.e8;
import static genesis.core.exchange.ExampleMarket.open;
import static genesis.core.exchange.ExampleMarket.pair;
import static genesis.core.exchange.ExampleMarket.ticket;
import static genesis.core.message.OrderType.FOK;
import static genesis.core.message.OrderType.IOC;
import static genesis.core.message.OrderType.LIMIT;
import static genesis.core.message.OrderType.STOP;
import static genesis.core.message.OrderType.STOP_LIMIT;
import static genesis.core.message.OrderType.TRAILING_STOP;
import static genesis.core.message.Side.BUY;
import static genesis.core.message.Side.SELL;
import static genesis.core.unit.E8.ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.OrderType;
import genesis.core.message.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of SimulatedExchange on other than plain orders. All expected numbers follow from the rule by hand. */
class OrderTypesTest {
    private final RecordedEvents events = new RecordedEvents();
    private final SimulatedExchange exchange = new SimulatedExchange(events);

    /** Bids 100 × 2, 99 × 5; asks 101 × 1, 102 × 4. Fees 0.1 % and 0.2 %. */
    @BeforeEach
    void openMarket() {
        open(exchange);
    }

    @Test
    void shouldCancelTheRestOfAnImmediateOrder() {
        exchange.place(ticket(1, BUY, IOC, 101, 3));

        events.expect("1 accepted", "1 filled 1 @ 101 TAKER fee 0.202", "1 canceled NO_LIQUIDITY");
    }

    @Test
    void shouldFillAllOrNothing() {
        exchange.place(ticket(1, BUY, FOK, 102, 6));
        exchange.place(ticket(2, BUY, FOK, 102, 5));

        events.expect("1 accepted", "1 canceled NO_LIQUIDITY",
            "2 accepted", "2 filled 1 @ 101 TAKER fee 0.202", "2 filled 4 @ 102 TAKER fee 0.816");
    }

    @Test
    void shouldDropAPostOnlyOrderThatWouldTake() {
        final OrderTicket takes = ticket(1, BUY, LIMIT, 101, 1);
        takes.postOnly = true;
        exchange.place(takes);
        final OrderTicket rests = ticket(2, BUY, LIMIT, 100, 1);
        rests.postOnly = true;
        exchange.place(rests);
        exchange.amend(2, BTC, 101 * ONE, 0);

        events.expect("1 accepted", "1 canceled WOULD_TAKE", "2 accepted", "2 amended to 1 @ 101", "2 canceled WOULD_TAKE");
    }

    @Test
    void shouldChargeAHiddenOrderAsATaker() {
        final OrderTicket hidden = ticket(1, BUY, LIMIT, 98, 1);
        hidden.hidden = true;
        exchange.place(hidden);
        exchange.traded(BTC, 97 * ONE, -ONE);

        events.expect("1 accepted", "1 filled 1 @ 98 TAKER fee 0.196");
    }

    @Test
    void shouldSellAtTheMarketOnceATradeReachesTheStop() {
        exchange.place(ticket(1, SELL, STOP, 99, 1));
        exchange.traded(BTC, 100 * ONE, -ONE);
        events.expect("1 accepted");

        exchange.traded(BTC, 99 * ONE, -ONE);

        events.expect("1 filled 1 @ 100 TAKER fee 0.2");
    }

    @Test
    void shouldRestAtItsLimitOnceATradeReachesTheStop() {
        exchange.place(stopLimit(1, BUY, 103, 100.5, 1));
        exchange.traded(BTC, 103 * ONE, ONE);
        assertEquals(1, exchange.openOrderCount());
        exchange.bookUpdated(BTC, e8(100.5), -ONE, 1);

        events.expect("1 accepted", "1 filled 1 @ 100.5 MAKER fee 0.1005");
    }

    /** Best bid 100, distance 2: waits at 98; the bid rises to 101: waits at 99, and 99 triggers it. */
    @Test
    void shouldFollowTheBestPriceAndFireWhenItComesBack() {
        final OrderTicket trailing = ticket(1, SELL, TRAILING_STOP, 0, 1);
        trailing.trailingE8 = 2 * ONE;
        exchange.place(trailing);
        exchange.bookUpdated(BTC, 101 * ONE, -ONE, 0);
        exchange.bookUpdated(BTC, 101 * ONE, ONE, 1);
        exchange.bookUpdated(BTC, 101 * ONE, ONE, 0);
        events.expect("1 accepted");

        exchange.bookUpdated(BTC, 100 * ONE, ONE, 0);

        events.expect("1 filled 1 @ 99 TAKER fee 0.198");
    }

    @Test
    void shouldEndTheStopOfAPairWithTheFirstFillOfItsLimit() {
        exchange.place(pair(1, 2));
        exchange.traded(BTC, 104 * ONE, e8(0.5));

        events.expect("1 accepted", "2 accepted", "1 filled 0.5 @ 103 MAKER fee 0.0515", "2 canceled OTHER_OF_PAIR");
        assertEquals(1, exchange.openOrderCount());
    }

    @Test
    void shouldEndTheLimitOfAPairWhenItsStopIsReached() {
        exchange.place(pair(1, 2));
        exchange.traded(BTC, 98 * ONE, -ONE);

        events.expect("1 accepted", "2 accepted", "1 canceled OTHER_OF_PAIR", "2 filled 1 @ 100 TAKER fee 0.2");
        assertEquals(0, exchange.openOrderCount());
    }

    @Test
    void shouldEndBothOfAPairWhenOneIsCanceled() {
        exchange.place(pair(1, 2));
        exchange.cancel(2, BTC);
        exchange.place(pair(3, 4));
        exchange.cancel(3, BTC);

        events.expect("1 accepted", "2 accepted", "2 canceled REQUESTED", "1 canceled OTHER_OF_PAIR",
            "3 accepted", "4 accepted", "3 canceled REQUESTED", "4 canceled OTHER_OF_PAIR");
    }

    @Test
    void shouldKeepItsPlaceWithLessAndLoseItWithAnotherPrice() {
        exchange.place(ticket(1, BUY, LIMIT, 99, 2));
        exchange.amend(1, BTC, 0, ONE);
        exchange.traded(BTC, 99 * ONE, -5 * ONE);
        events.expect("1 accepted", "1 amended to 1 @ 99");

        exchange.amend(1, BTC, 101 * ONE, 2 * ONE);
        exchange.amend(9, BTC, 101 * ONE, 0);

        events.expect("1 amended to 2 @ 101", "1 filled 1 @ 101 TAKER fee 0.202", "9 stays: NOT_FOUND");
    }

    @Test
    void shouldWaitForTheNewPriceOfAStop() {
        exchange.place(ticket(1, SELL, STOP, 98, 2));
        exchange.amend(ticket(1, SELL, STOP, 97, 1));
        exchange.traded(BTC, 98 * ONE, -ONE);
        exchange.traded(BTC, 97 * ONE, -ONE);
        exchange.amend(ticket(1, SELL, STOP, 96, 0));

        events.expect("1 accepted", "1 amended to 1 @ 97", "1 filled 1 @ 100 TAKER fee 0.2", "1 stays: NOT_FOUND");
    }

    @Test
    void shouldRestAtTheNewLimitOfAStopLimit() {
        final OrderTicket stop = ticket(1, SELL, STOP_LIMIT, 98, 1);
        stop.auxPriceE8 = 97 * ONE;
        exchange.place(stop);
        final OrderTicket change = ticket(1, SELL, STOP_LIMIT, 0, 0);
        change.auxPriceE8 = 101 * ONE;
        exchange.amend(change);
        exchange.traded(BTC, 98 * ONE, -ONE);

        events.expect("1 accepted", "1 amended to 1 @ 98 limit 101");
        assertEquals(1, exchange.openOrderCount(), "at 101, where nobody buys");
    }

    /** The best bid is 100: at a distance of 3 it waits at 97, at a distance of 0.5 at 99.5, which the next bid reaches. */
    @Test
    void shouldFollowAtTheNewDistance() {
        final OrderTicket stop = ticket(1, SELL, TRAILING_STOP, 0, 1);
        stop.trailingE8 = 3 * ONE;
        exchange.place(stop);
        final OrderTicket change = ticket(1, SELL, TRAILING_STOP, 0, 0);
        change.trailingE8 = ONE / 2;
        exchange.amend(change);
        exchange.bookUpdated(BTC, 100 * ONE, ONE, 0);

        events.expect("1 accepted", "1 amended to 1 @ 0 trailing 0.5", "1 filled 1 @ 99 TAKER fee 0.198");
    }

    @Test
    void shouldKeepAStopThatASenselessChangeWasWantedFor() {
        exchange.place(ticket(1, SELL, STOP, 98, 2));
        exchange.amend(ticket(1, SELL, STOP, -1, 0));
        exchange.amend(ticket(1, SELL, STOP, 0, 5_000));
        exchange.amend(ticket(1, SELL, STOP, Long.MAX_VALUE / ONE, 0));

        events.expect("1 accepted", "1 stays: INVALID", "1 stays: INVALID", "1 stays: INVALID");
    }

    @Test
    void shouldCountWhatIsFilledInAChangedQuantity() {
        exchange.place(ticket(1, BUY, LIMIT, 101, 3));
        exchange.amend(1, BTC, 0, 5 * ONE);

        events.expect("1 accepted", "1 filled 1 @ 101 TAKER fee 0.202",
            "1 amended to 6 @ 101", "1 filled 1 @ 101 TAKER fee 0.202");
    }

    @Test
    void shouldTakeTheRestOfAPositionBelowTheSmallestOrder() {
        final OrderTicket rest = ticket(1, SELL, OrderType.MARKET, 0, 0.001);
        exchange.place(rest);
        rest.closesPosition = true;
        exchange.place(rest);

        events.expect("1 rejected INVALID", "1 accepted", "1 filled 0.001 @ 100 TAKER fee 0.0002");
    }

    private static OrderTicket stopLimit(final long id, final Side side, final double trigger, final double limit, final double qty) {
        final OrderTicket ticket = ticket(id, side, STOP_LIMIT, trigger, qty);
        ticket.auxPriceE8 = e8(limit);
        return ticket;
    }
}
