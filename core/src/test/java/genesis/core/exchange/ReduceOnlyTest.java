package genesis.core.exchange;

import static genesis.core.exchange.ExampleMarket.BTC;
import static genesis.core.exchange.ExampleMarket.e8;
import static genesis.core.exchange.ExampleMarket.open;
import static genesis.core.exchange.ExampleMarket.pair;
import static genesis.core.exchange.ExampleMarket.ticket;
import static genesis.core.message.OrderType.FOK;
import static genesis.core.message.OrderType.LIMIT;
import static genesis.core.message.OrderType.MARKET;
import static genesis.core.message.OrderType.STOP;
import static genesis.core.message.Side.BUY;
import static genesis.core.message.Side.SELL;
import static genesis.core.unit.E8.ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.unit.StreamDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rule of SimulatedExchange on reduce-only orders. Expected numbers follow from the rule by hand; what a fill costs is
 * not the question here, so fees are 0.
 */
class ReduceOnlyTest {
    private static final int ETH = 4;

    private final RecordedEvents events = new RecordedEvents();
    private final SimulatedExchange exchange = new SimulatedExchange(events);

    /** Bids 100 × 2, 99 × 5; asks 101 × 1, 102 × 4. */
    @BeforeEach
    void openMarkets() {
        openBoth(exchange);
    }

    @Test
    void shouldNotTakeAPositionWithAnExitThatNothingIsHeldFor() {
        exchange.place(exit(1, SELL, MARKET, 0, 1));
        exchange.place(exit(2, BUY, LIMIT, 100, 1));

        events.expect("1 accepted", "1 canceled VENUE", "2 accepted", "2 canceled VENUE");
        assertEquals(0, exchange.openOrderCount());
    }

    /** Long 1; an entry that sells 3 and the exit that sells 1 were sent at the same time, and the entry came first. */
    @Test
    void shouldNotEnlargeWhatACrossingEntryHasTurned() {
        hold(BUY, 1);
        exchange.place(ticket(1, SELL, MARKET, 0, 3));
        exchange.place(exit(2, SELL, MARKET, 0, 1));

        events.expect("1 accepted", "1 filled 2 @ 100 TAKER fee 0", "1 filled 1 @ 99 TAKER fee 0",
            "2 accepted", "2 canceled VENUE");
        assertHeld(SELL, 2);
    }

    @Test
    void shouldCloseWhatIsHeldAndCancelTheRest() {
        hold(BUY, 2.5);
        exchange.place(exit(1, SELL, MARKET, 0, 4));

        events.expect("1 accepted", "1 filled 2 @ 100 TAKER fee 0", "1 filled 0.5 @ 99 TAKER fee 0", "1 canceled VENUE");
    }

    @Test
    void shouldCloseAShortPositionByBuyingNoMore() {
        hold(SELL, 2);
        exchange.place(exit(1, BUY, LIMIT, 102, 3));

        events.expect("1 accepted", "1 filled 1 @ 101 TAKER fee 0", "1 filled 1 @ 102 TAKER fee 0", "1 canceled VENUE");
        assertEquals(0, exchange.openOrderCount());
    }

    @Test
    void shouldKeepInTheBookWhatCanStillReduce() {
        hold(BUY, 2);
        exchange.place(exit(1, SELL, LIMIT, 103, 2));
        exchange.traded(BTC, 104 * ONE, ONE);
        events.expect("1 accepted", "1 filled 1 @ 103 MAKER fee 0");
        assertEquals(1, exchange.openOrderCount());

        exchange.traded(BTC, 104 * ONE, 5 * ONE);

        events.expect("1 filled 1 @ 103 MAKER fee 0");
    }

    /** Two exits of 2 rest for a position of 3: the second finds 1, and the print goes on to the order behind it. */
    @Test
    void shouldCancelTheRestOfARestingExitWhenNothingIsHeldAnyMore() {
        hold(BUY, 3);
        exchange.place(exit(1, SELL, LIMIT, 103, 2));
        exchange.place(exit(2, SELL, LIMIT, 104, 2));
        exchange.place(exit(3, SELL, LIMIT, 105, 2));
        exchange.place(ticket(4, SELL, LIMIT, 106, 2));
        events.lines.clear();

        exchange.traded(BTC, 107 * ONE, 4 * ONE);

        events.expect("1 filled 2 @ 103 MAKER fee 0", "2 filled 1 @ 104 MAKER fee 0", "2 canceled VENUE", "3 canceled VENUE",
            "4 filled 1 @ 106 MAKER fee 0");
        assertEquals(1, exchange.openOrderCount());
    }

    @Test
    void shouldCountWhatIsHeldWhenAStopIsReachedAndNotWhenItCame() {
        hold(BUY, 2);
        exchange.place(exit(1, SELL, STOP, 99, 2));
        exchange.place(ticket(2, SELL, MARKET, 0, 1.5));
        events.lines.clear();

        exchange.traded(BTC, 99 * ONE, -ONE);

        events.expect("1 filled 0.5 @ 100 TAKER fee 0", "1 canceled VENUE");
    }

    @Test
    void shouldEndBothOfAPairThatHasNothingToReduce() {
        exchange.place(reducing(pair(1, 2)));
        events.expect("1 accepted", "2 accepted", "1 canceled VENUE", "2 canceled OTHER_OF_PAIR");

        hold(BUY, 1);
        exchange.place(reducing(pair(3, 4)));
        exchange.place(ticket(5, SELL, MARKET, 0, 1));
        exchange.traded(BTC, 104 * ONE, ONE);

        events.expect("3 accepted", "4 accepted", "5 accepted", "5 filled 1 @ 100 TAKER fee 0",
            "3 canceled VENUE", "4 canceled OTHER_OF_PAIR");
        assertEquals(0, exchange.openOrderCount());
    }

    @Test
    void shouldReduceNoMoreWithTheStopOfAPair() {
        hold(BUY, 1);
        exchange.place(reducing(pair(1, 2)));
        exchange.place(ticket(3, SELL, MARKET, 0, 0.5));
        events.lines.clear();

        exchange.traded(BTC, 98 * ONE, -ONE);

        events.expect("1 canceled OTHER_OF_PAIR", "2 filled 0.5 @ 100 TAKER fee 0", "2 canceled VENUE");
    }

    @Test
    void shouldStayReduceOnlyWhenChanged() {
        hold(BUY, 1);
        exchange.place(exit(1, SELL, LIMIT, 103, 1));
        exchange.amend(1, BTC, 99 * ONE, 3 * ONE);

        events.expect("1 accepted", "1 amended to 3 @ 99", "1 filled 1 @ 100 TAKER fee 0", "1 canceled VENUE");
    }

    @Test
    void shouldFillNoneOfAnAllOrNothingExitThatIsMoreThanIsHeld() {
        hold(BUY, 1);
        exchange.place(exit(1, SELL, FOK, 99, 2));
        exchange.place(exit(2, SELL, FOK, 99, 1));

        events.expect("1 accepted", "1 canceled VENUE", "2 accepted", "2 filled 1 @ 100 TAKER fee 0");
    }

    @Test
    void shouldCountEachInstrumentByItself() {
        hold(BUY, 1);
        exchange.place(new OrderTicket().of(1, ETH, BUY, MARKET, 0, 2 * ONE));
        exchange.place(exit(2, SELL, MARKET, 0, 2));

        events.expect("1 accepted", "1 filled 1 @ 101 TAKER fee 0", "1 filled 1 @ 102 TAKER fee 0", "2 accepted",
            "2 filled 1 @ 100 TAKER fee 0", "2 canceled VENUE");
    }

    /** The same orders and prices but for their sides: on each the book shows 1 at the best price at least. */
    @Test
    void shouldHaveWhatIsHeldInItsDigest() {
        final SimulatedExchange same = new SimulatedExchange(new RecordedEvents());
        final SimulatedExchange other = new SimulatedExchange(new RecordedEvents());
        openBoth(same);
        openBoth(other);
        exchange.place(ticket(1, BUY, MARKET, 0, 1));
        same.place(ticket(1, BUY, MARKET, 0, 1));
        other.place(ticket(1, SELL, MARKET, 0, 1));

        assertEquals(digest(exchange), digest(same));
        assertNotEquals(digest(exchange), digest(other));
    }

    private static void openBoth(final SimulatedExchange exchange) {
        open(exchange, BTC, 0, 0);
        open(exchange, ETH, 0, 0);
    }

    private static long digest(final SimulatedExchange of) {
        final StreamDigest digest = new StreamDigest();
        of.addTo(digest);
        return digest.value();
    }

    private void hold(final Side side, final double qty) {
        exchange.place(ticket(900, side, MARKET, 0, qty));
        events.lines.clear();
    }

    /** An exit of a hundred closes exactly this; as taker at what the book shows. */
    private void assertHeld(final Side side, final double qty) {
        exchange.place(exit(901, side == BUY ? SELL : BUY, LIMIT, side == BUY ? 1 : 1_000, 100));
        long filledE8 = 0;
        for (final String line : events.lines) {
            filledE8 += line.startsWith("901 filled") ? e8(Double.parseDouble(line.split(" ")[2])) : 0;
        }
        assertEquals(e8(qty), filledE8);
    }

    private static OrderTicket exit(final long id, final Side side, final OrderType type, final double price, final double qty) {
        return reducing(ticket(id, side, type, price, qty));
    }

    private static OrderTicket reducing(final OrderTicket ticket) {
        ticket.reduceOnly = true;
        return ticket;
    }
}
