package genesis.core.exchange;

import static genesis.core.exchange.ExampleMarket.BTC;
import static genesis.core.exchange.ExampleMarket.e8;
import static genesis.core.exchange.ExampleMarket.open;
import static genesis.core.message.OrderType.LIMIT;
import static genesis.core.message.OrderType.MARKET;
import static genesis.core.message.Side.BUY;
import static genesis.core.message.Side.SELL;
import static genesis.core.unit.E8.ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.OrderType;
import genesis.core.message.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rule book of SimulatedExchange, one rule a test. All expected numbers follow from the rule by hand. */
class SimulatedExchangeTest {
    private final RecordedEvents events = new RecordedEvents();
    private final SimulatedExchange exchange = new SimulatedExchange(events);

    /** Bids 100 × 2, 99 × 5; asks 101 × 1, 102 × 4. Fees 0.1 % and 0.2 %. */
    @BeforeEach
    void openMarket() {
        open(exchange);
    }

    @Test
    void shouldWalkTheBookWithAMarketOrderLevelByLevel() {
        place(1, BUY, MARKET, 0, 3);

        events.expect("1 accepted", "1 filled 1 @ 101 TAKER fee 0.202", "1 filled 2 @ 102 TAKER fee 0.408");
    }

    @Test
    void shouldCancelWhatTheVisibleBookCannotFill() {
        place(1, SELL, MARKET, 0, 8);

        events.expect("1 accepted", "1 filled 2 @ 100 TAKER fee 0.4", "1 filled 5 @ 99 TAKER fee 0.99",
            "1 canceled NO_LIQUIDITY");
        assertEquals(0, exchange.openOrderCount());
    }

    @Test
    void shouldFillAMarketableLimitUpToItsLimitAndRestTheRest() {
        place(1, BUY, LIMIT, 101, 3);

        events.expect("1 accepted", "1 filled 1 @ 101 TAKER fee 0.202");
        assertEquals(1, exchange.openOrderCount());
    }

    @Test
    void shouldWaitBehindTheQueueThatStoodThereOnArrival() {
        place(1, BUY, LIMIT, 100, 1);

        trade(100, -1.5);
        trade(100, -1);

        // 2 stood ahead: 1.5 leave half a coin ahead, of the next 1 the second half is ours.
        events.expect("1 accepted", "1 filled 0.5 @ 100 MAKER fee 0.05");
    }

    @Test
    void shouldMoveUpWhenTheLevelShrinks() {
        place(1, BUY, LIMIT, 100, 1);

        update(100, 0.25, 1);
        trade(100, -1);

        events.expect("1 accepted", "1 filled 0.75 @ 100 MAKER fee 0.075");
    }

    @Test
    void shouldNotFallBackWhenOthersJoinTheLevel() {
        place(1, BUY, LIMIT, 100, 1);

        update(100, 9, 2);
        trade(100, -3);

        events.expect("1 accepted", "1 filled 1 @ 100 MAKER fee 0.1");
    }

    @Test
    void shouldNotFillABidWhenABuyerTradesAtItsPrice() {
        place(1, BUY, LIMIT, 100, 1);
        update(100, 1, 0);

        trade(100, 5);

        events.expect("1 accepted");
    }

    @Test
    void shouldFillAtItsOwnPriceWhenATradePrintsThrough() {
        place(1, BUY, LIMIT, 100, 3);

        trade(99, -2);

        events.expect("1 accepted", "1 filled 2 @ 100 MAKER fee 0.2");
    }

    @Test
    void shouldFillWhenTheOtherSideComesToItsPrice() {
        place(1, SELL, LIMIT, 103, 3);

        update(103, 1, 1);
        update(103, 1, 1);
        update(103, 1.5, 2);

        // The repeated quantity is the same one; only its growth is new.
        events.expect("1 accepted", "1 filled 1 @ 103 MAKER fee 0.103", "1 filled 0.5 @ 103 MAKER fee 0.0515");
    }

    @Test
    void shouldFillFromASnapshotThatStandsAcross() {
        place(1, SELL, LIMIT, 103, 3);

        exchange.snapshotStarted(BTC);
        exchange.snapshotLevel(BTC, 104 * ONE, ONE, 1);
        exchange.snapshotLevel(BTC, 103 * ONE, ONE, 1);
        events.expect("1 accepted");
        exchange.snapshotCompleted(BTC);

        events.expect("1 filled 2 @ 103 MAKER fee 0.206");
    }

    @Test
    void shouldServeBetterPriceFirstAndEarlierFirstAtTheSamePrice() {
        place(1, BUY, LIMIT, 98, 1);
        place(2, BUY, LIMIT, 98.5, 1);
        place(3, BUY, LIMIT, 98.5, 1);

        trade(98, -2.5);

        events.expect("1 accepted", "2 accepted", "3 accepted", "2 filled 1 @ 98.5 MAKER fee 0.0985",
            "3 filled 1 @ 98.5 MAKER fee 0.0985", "1 filled 0.5 @ 98 MAKER fee 0.049");
    }

    @Test
    void shouldRoundTheFeeUp() {
        exchange.define(BTC, 1, ONE, 1, 1);

        exchange.place(1, BTC, BUY, MARKET, 0, 1);

        // 0.00000001 × 101 = 0.00000101; a hundred-millionth of that is more than nothing.
        events.expect("1 accepted", "1 filled 0.00000001 @ 101 TAKER fee 0.00000001");
    }

    @Test
    void shouldNotMoveTheDisplayedBook() {
        place(1, BUY, MARKET, 0, 1);
        place(2, BUY, MARKET, 0, 1);

        events.expect("1 accepted", "1 filled 1 @ 101 TAKER fee 0.202", "2 accepted", "2 filled 1 @ 101 TAKER fee 0.202");
    }

    @Test
    void shouldCancelWhatRestsAndRejectWhatDoesNot() {
        place(1, SELL, LIMIT, 103, 1);

        exchange.cancel(1, BTC);
        exchange.cancel(1, BTC);
        exchange.cancel(2, 400);

        events.expect("1 accepted", "1 canceled REQUESTED", "1 rejected NOT_FOUND", "2 rejected NOT_FOUND");
    }

    @Test
    void shouldRejectWhatIsInvalid() {
        place(1, BUY, LIMIT, 90, 0.001);
        place(2, BUY, LIMIT, 90, 1_001);
        place(3, BUY, LIMIT, 0, 1);
        exchange.place(4, 400, BUY, MARKET, 0, ONE);
        exchange.place(5, BTC, BUY, LIMIT, Long.MAX_VALUE, 1_000 * ONE);
        place(6, BUY, LIMIT, 90, 1);
        place(6, SELL, LIMIT, 110, 1);

        events.expect("1 rejected INVALID", "2 rejected INVALID", "3 rejected INVALID", "4 rejected INVALID",
            "5 rejected INVALID",
            "6 accepted", "6 rejected INVALID");
    }

    @Test
    void shouldRejectWhenTheHouseIsFullAndTakeAgainWhenThereIsRoom() {
        for (int i = 0; i < SimulatedExchange.OPEN_ORDER_COUNT_MAX; i++) {
            exchange.place(i, BTC, BUY, LIMIT, 90 * ONE, ONE);
        }
        events.lines.clear();

        place(5_000, BUY, LIMIT, 90, 1);
        exchange.cancel(17, BTC);
        place(5_001, BUY, LIMIT, 90, 1);

        events.expect("5000 rejected OTHER", "17 canceled REQUESTED", "5001 accepted");
    }

    @Test
    void shouldNotTradeWhereMoneyCannotHoldTheNotional() {
        exchange.bookUpdated(BTC, 101 * ONE, -ONE, 0);
        exchange.bookUpdated(BTC, 102 * ONE, -ONE, 0);
        exchange.bookUpdated(BTC, 90_000_000_000L * ONE, -500 * ONE, 1);

        place(1, BUY, MARKET, 0, 3);

        events.expect("1 accepted", "1 canceled NO_LIQUIDITY");
    }

    @Test
    void shouldIgnoreAMarketThatNobodyDefined() {
        exchange.bookUpdated(9, ONE, ONE, 1);
        exchange.traded(65_534, ONE, ONE);
        exchange.snapshotStarted(9);
        exchange.snapshotLevel(9, ONE, ONE, 1);
        exchange.snapshotCompleted(9);

        place(1, SELL, MARKET, 0, 1);
        events.expect("1 accepted", "1 filled 1 @ 100 TAKER fee 0.2");
    }

    private void place(final long clientOrderId, final Side side, final OrderType type, final double price,
        final double qty) {
        exchange.place(clientOrderId, BTC, side, type, e8(price), e8(qty));
    }

    private void update(final double price, final double amount, final int count) {
        exchange.bookUpdated(BTC, e8(price), e8(amount), count);
    }

    private void trade(final double price, final double amount) {
        exchange.traded(BTC, e8(price), e8(amount));
    }
}
