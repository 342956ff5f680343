package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import genesis.core.message.Cause;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Liquidity;
import genesis.core.message.Mode;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderChange;
import genesis.core.order.OrderIntent;
import genesis.core.order.OrderLife.Event;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import org.junit.jupiter.api.Test;

/** Changes of an entry that buys 5 at 99, and of exits. The middle of the book is 99.95, an instrument may have 2,000. */
class RiskChangeTest extends RiskFixture {
    private static final long PRICE = 100 * E8.ONE;
    private static final long QTY = 6 * E8.ONE;

    private final Order order = open(0, 5 * E8.ONE, 99 * E8.ONE);
    private final OrderChange asked = new OrderChange();

    RiskChangeTest() {
        order.on(Event.ACCEPTED);
    }

    @Test
    void shouldApproveAndCountAChangeThatNoRuleRefuses() {
        assertVerdict(DenialReason.NONE, 0, 0, change(PRICE, QTY));
        final ApprovedChange approved = risk.approveChange(order, asked, NOW);
        assertSame(order, approved.order());
        assertSame(asked, approved.change());
        assertEquals(1, constraints.ordersThisSecond(), "the exchange counts it");
        assertEquals(0, constraints.entriesToday(), "but it is no trade more");
    }

    /** Every later rule says no as well; taking away the first reason each time reveals the next. */
    @Test
    void shouldAnswerWithTheFirstRuleThatSaysNo() {
        settings.apply(Setting.EXPOSURE_INSTRUMENT, 0);
        constraints.calendar().replace(true);
        sell(E8.ONE, 110 * E8.ONE);
        book(101 * E8.ONE, 100 * E8.ONE);
        market.feed().heard(NOW - DAY_NS);
        market.feed().broken(FeedProblem.SEQUENCE_GAP);
        gate.latch(Cause.DRAWDOWN, 0);
        gate.pause(NOW, 0);
        gate.halt();
        final long priceE8 = 120 * E8.ONE;
        risk.mode(Mode.OBSERVE);
        assertVerdict(DenialReason.OBSERVING_ONLY, 0, 0, change(priceE8, QTY));
        risk.mode(Mode.LIVE);
        assertVerdict(DenialReason.TRADING_IS_HALTED, Cause.HALT.value(), 0, change(priceE8, QTY));
        gate.resume(0);
        gate.pause(NOW, 0);
        assertVerdict(DenialReason.LIVE_IS_NOT_ARMED, 0, 0, change(priceE8, QTY));
        risk.live().arm(true);
        assertVerdict(DenialReason.ACCOUNT_IS_NOT_RECONCILED, 0, 0, change(priceE8, QTY));
        risk.live().accountUp(true);
        risk.live().reconciled(true);
        assertEquals(DenialReason.TRADING_IS_PAUSED, change(priceE8, QTY));
        gate.latch(Cause.DRAWDOWN, 0);
        assertEquals(DenialReason.ONLY_REDUCING_IS_ALLOWED, change(priceE8, QTY));
        gate.resume(0);
        assertVerdict(DenialReason.FEED_IS_NOT_LIVE, FeedProblem.SEQUENCE_GAP.value(), 0, change(priceE8, QTY));
        market.feed().state(FeedState.LIVE);
        assertVerdict(DenialReason.MARKET_DATA_IS_STALE, DAY_NS, settings.value(Setting.STALENESS), change(priceE8, QTY));
        market.feed().heard(NOW);
        assertEquals(DenialReason.BOOK_IS_CROSSED_OR_EMPTY, change(priceE8, QTY));
        market.book().clear();
        assertEquals(DenialReason.BOOK_IS_CROSSED_OR_EMPTY, change(priceE8, QTY));
        book(9_990_000_000L, PRICE);
        assertVerdict(DenialReason.WOULD_TRADE_WITH_OURSELVES, priceE8, 110 * E8.ONE, change(priceE8, QTY));
        assertVerdict(DenialReason.OUTSIDE_TRADING_WINDOW, NOW, 0, change(109 * E8.ONE, QTY));
        constraints.calendar().replace(false);
        assertVerdict(DenialReason.PRICE_IS_OUTSIDE_BAND, 109 * E8.ONE, 10_194_900_000L, change(109 * E8.ONE, QTY));
        assertEquals(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, change(PRICE, QTY));
        settings.apply(Setting.EXPOSURE_INSTRUMENT, 20_000_000);
        assertEquals(DenialReason.NONE, change(PRICE, QTY));
    }

    @Test
    void shouldChangeOnlyWhatStandsInTheBook() {
        order.on(Event.CANCEL_SENT);
        assertVerdict(DenialReason.ORDER_IS_NOT_OPEN, order.clientOrderId(), 0, change(PRICE, QTY));
    }

    @Test
    void shouldRefuseNumbersBelowZeroAndAChangeOfNothing() {
        assertVerdict(DenialReason.QUANTITY_IS_WRONG, -1, 0, change(PRICE, -1));
        assertVerdict(DenialReason.PRICE_IS_WRONG, -1, 0, change(-1, QTY));
        assertVerdict(DenialReason.TERMS_DO_NOT_FIT, 0, 0, change(0, 0));
        assertEquals(DenialReason.NONE, change(PRICE, 0), "the price alone");
        assertEquals(5 * E8.ONE, risk.qtyE8(), "the quantity stays");
        assertEquals(DenialReason.NONE, change(0, QTY), "the quantity alone");
        assertEquals(QTY, risk.qtyE8());
    }

    @Test
    void shouldChangeOnlyWhatWaits() {
        hold();
        final Order leaving = exit(OrderType.MARKET, E8.ONE / 100);
        assertVerdict(DenialReason.TERMS_DO_NOT_FIT, 0, 0, change(leaving, PRICE, 0, NOW));
    }

    /** Nobody knows what it is until the answer comes. */
    @Test
    void shouldNotChangeWhatIsBeingChanged() {
        order.inquiry().changeAsked(PRICE, QTY, NOW);
        assertVerdict(DenialReason.ORDER_IS_NOT_OPEN, order.clientOrderId(), 0, change(PRICE, QTY));
        order.inquiry().changeAnswered();
        assertEquals(DenialReason.NONE, change(PRICE, QTY));
    }

    @Test
    void shouldNotChangeAnEntryLiveWhileTheExchangeCannotBeAskedUnlessItGetsSmaller() {
        risk.mode(Mode.LIVE);
        risk.live().arm(true);
        risk.live().accountUp(true);
        risk.live().reconciled(true);
        risk.live().leaveAlone(NOW + 1);
        assertVerdict(DenialReason.EXCHANGE_CANNOT_BE_ASKED, NOW, NOW + 1, change(PRICE, QTY));
        risk.mode(Mode.PAPER);
        assertEquals(DenialReason.NONE, change(PRICE, QTY), "paper asks nobody");
        risk.mode(Mode.LIVE);
        assertEquals(DenialReason.NONE, change(0, 4 * E8.ONE));
        risk.live().onSessionStarted();
        risk.live().arm(true);
        risk.live().accountUp(true);
        risk.live().reconciled(true);
        risk.live().leaveAlone(NOW);
        assertEquals(DenialReason.NONE, change(PRICE, QTY));
    }

    /** The market stands at 100: 15 that trail by 90 buy at 190 at most. */
    @Test
    void shouldCountALongerTrailByWhatItMayCost() {
        intent.order(0, 0, Side.BUY, OrderType.TRAILING_STOP, Purpose.ENTRY, 0, PRICE, 15 * E8.ONE, 0).terms().trailingE8(E8.ONE);
        final Order trailing = orders.start(nextId++, NOW, intent, 15 * E8.ONE);
        trailing.on(Event.ACCEPTED);
        order.on(Event.CANCELED);
        orders.settle(order);
        assertEquals(DenialReason.NONE, risk.evaluateChange(trailing, asked.clear().trailingE8(2 * E8.ONE), BTC, market, NOW));
        assertVerdict(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, 2_850 * E8.ONE, 2_000 * E8.ONE,
            risk.evaluateChange(trailing, asked.clear().trailingE8(90 * E8.ONE), BTC, market, NOW));
    }

    /** What the change does not speak of stays: a distance of 5 makes 105 a piece. */
    @Test
    void shouldCountMorePiecesAtTheDistanceTheyKeep() {
        intent.order(0, 0, Side.BUY, OrderType.TRAILING_STOP, Purpose.ENTRY, 0, PRICE, 15 * E8.ONE, 0).terms().trailingE8(5 * E8.ONE);
        final Order trailing = orders.start(nextId++, NOW, intent, 15 * E8.ONE);
        trailing.on(Event.ACCEPTED);
        order.on(Event.CANCELED);
        orders.settle(order);
        assertEquals(DenialReason.NONE, change(trailing, 0, 19 * E8.ONE, NOW), "1,995");
        assertVerdict(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, 2_100 * E8.ONE, 2_000 * E8.ONE,
            change(trailing, 0, 20 * E8.ONE, NOW));
    }

    /** 2 % of a trigger of 120 are 2.4, of 118 they are 2.36. */
    @Test
    void shouldHoldTheLimitBehindATriggerAgainstItWhicheverOfThemChanges() {
        intent.order(0, 0, Side.BUY, OrderType.STOP_LIMIT, Purpose.ENTRY, 120 * E8.ONE, PRICE, E8.ONE, 0).terms().auxPriceE8(121 * E8.ONE);
        final Order stop = orders.start(nextId++, NOW, intent, E8.ONE);
        stop.on(Event.ACCEPTED);
        assertEquals(DenialReason.NONE, change(stop, 119 * E8.ONE, 0, NOW));
        assertVerdict(DenialReason.PRICE_IS_OUTSIDE_BAND, 121 * E8.ONE, 12_036_000_000L, change(stop, 118 * E8.ONE, 0, NOW));
        assertEquals(DenialReason.NONE, risk.evaluateChange(stop, asked.clear().auxPriceE8(122 * E8.ONE), BTC, market, NOW));
        assertVerdict(DenialReason.PRICE_IS_OUTSIDE_BAND, 123 * E8.ONE, 12_240_000_000L,
            risk.evaluateChange(stop, asked.clear().auxPriceE8(123 * E8.ONE), BTC, market, NOW));
    }

    /** A sale below the best bid of 99.9 is made at the bid: 20 of these are 1,998, and the limit of 99 hides 18 of them. */
    @Test
    void shouldCountASaleAtTheBestBidWhereItsLimitIsBelow() {
        final Order sale = sell(E8.ONE, 110 * E8.ONE);
        order.on(Event.CANCELED);
        orders.settle(order);
        assertEquals(DenialReason.NONE, change(sale, 99 * E8.ONE, 20 * E8.ONE, NOW));
        assertVerdict(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, 201_798_000_000L, 2_000 * E8.ONE,
            change(sale, 99 * E8.ONE, 20 * E8.ONE + 20_000_000, NOW));
    }

    @Test
    void shouldCountChangesAgainstTheOrderBudget() {
        settings.apply(Setting.ORDERS_PER_SECOND, 1);
        change(PRICE, QTY);
        risk.approveChange(order, asked, NOW);
        assertVerdict(DenialReason.ORDER_BUDGET_IS_SPENT, 1, 1, change(PRICE, QTY));
        settings.apply(Setting.ORDERS_PER_SECOND, 10);
        settings.apply(Setting.ORDERS_PER_MINUTE, 1);
        assertVerdict(DenialReason.ORDER_BUDGET_IS_SPENT, 1, 1, change(PRICE, QTY));
        final long laterNs = NOW + 60_000_000_000L;
        market.feed().heard(laterNs);
        assertEquals(DenialReason.NONE, change(order, PRICE, QTY, laterNs), "another minute");
    }

    /** Nothing that is made for entries refuses to make one smaller. */
    @Test
    void shouldAlwaysLetAnEntryBecomeSmallerAtItsPrice() {
        gate.pause(NOW, 0);
        gate.latch(Cause.DAILY_LOSS, 0);
        market.feed().state(FeedState.BROKEN);
        market.book().clear();
        settings.apply(Setting.EXPOSURE_TOTAL, 0);
        assertVerdict(DenialReason.NONE, 0, 0, change(0, 4 * E8.ONE));
        assertEquals(4 * E8.ONE, risk.qtyE8());
        assertVerdict(DenialReason.NONE, 0, 0, change(0, 5 * E8.ONE));
        assertEquals(DenialReason.ONLY_REDUCING_IS_ALLOWED, change(0, 5 * E8.ONE + 1));
        assertEquals(DenialReason.ONLY_REDUCING_IS_ALLOWED, change(98 * E8.ONE, 4 * E8.ONE), "at another price it may fill");
    }

    /** 20 % of 10,000 is 2,000, at 100 that is 20: what the order was is no part of what it will be. */
    @Test
    void shouldHoldTheChangedOrderAgainstTheLimitsInPlaceOfTheOld() {
        assertEquals(DenialReason.NONE, change(PRICE, 20 * E8.ONE));
        assertVerdict(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, 2_000 * E8.ONE + 100, 2_000 * E8.ONE,
            change(PRICE, 20 * E8.ONE + 1));
        open(0, E8.ONE, PRICE);
        assertVerdict(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, 2_100 * E8.ONE, 2_000 * E8.ONE,
            change(PRICE, 20 * E8.ONE));
    }

    /** At its own price of 99: the whole order counts, at the price that it keeps. */
    @Test
    void shouldHoldAGrownOrderAgainstTheLimitsAtThePriceItKeeps() {
        assertVerdict(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, 2_079 * E8.ONE, 2_000 * E8.ONE, change(0, 21 * E8.ONE));
    }

    @Test
    void shouldCountWhatIsFilledAsPositionAndTheRestAsAsked() {
        order.fill(99 * E8.ONE, 2 * E8.ONE, 0, Liquidity.MAKER);
        portfolio.fill(0, Side.BUY, 99 * E8.ONE, 2 * E8.ONE, 0);
        assertEquals(DenialReason.NONE, change(0, 3 * E8.ONE), "3 are left");
        assertVerdict(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, 2_098 * E8.ONE, 2_000 * E8.ONE, change(PRICE, 19 * E8.ONE));
    }

    @Test
    void shouldLetAnExitTakeThePositionAndNoMore() {
        portfolio.fill(0, Side.BUY, PRICE, 3 * E8.ONE, 0);
        final Order target = exit(OrderType.LIMIT, 2 * E8.ONE);
        gate.pause(NOW, 0);
        market.feed().state(FeedState.BROKEN);
        assertVerdict(DenialReason.NONE, 0, 0, change(target, 0, 3 * E8.ONE, NOW));
        assertVerdict(DenialReason.NONE, 0, 0, change(target, 130 * E8.ONE, 0, NOW));
        assertVerdict(DenialReason.NOTHING_TO_REDUCE, 3 * E8.ONE, 0,
            change(target, 0, 3 * E8.ONE + 1, NOW));
        exit(OrderType.STOP, E8.ONE);
        assertVerdict(DenialReason.NOTHING_TO_REDUCE, 3 * E8.ONE, E8.ONE,
            change(target, 0, 3 * E8.ONE, NOW));
        assertEquals(DenialReason.NONE, change(target, 0, 2 * E8.ONE, NOW));
    }

    @Test
    void shouldStartTheCountsOfANewSecondBeforeItAsks() {
        settings.apply(Setting.ORDERS_PER_SECOND, 1);
        change(PRICE, QTY);
        risk.approveChange(order, asked, NOW);
        assertEquals(DenialReason.NONE, change(order, PRICE, QTY, NOW + 1_000_000_000L));
    }

    private DenialReason change(final long priceE8, final long remainingQtyE8) {
        return change(order, priceE8, remainingQtyE8, NOW);
    }

    private DenialReason change(final Order which, final long priceE8, final long remainingQtyE8, final long nowNs) {
        return risk.evaluateChange(which, asked.clear().priceE8(priceE8).remainingQtyE8(remainingQtyE8), BTC, market, nowNs);
    }

    private Order exit(final OrderType type, final long qtyE8) {
        final Order exit = orders.start(nextId++, NOW, new OrderIntent()
            .order(0, 1, Side.SELL, type, Purpose.EXIT_TARGET, 120 * E8.ONE, 0, qtyE8, 0), qtyE8);
        exit.on(Event.ACCEPTED);
        return exit;
    }

    private Order sell(final long qtyE8, final long priceE8) {
        final Order sale = orders.start(nextId++, NOW, new OrderIntent()
            .order(0, 0, Side.SELL, OrderType.LIMIT, Purpose.ENTRY, priceE8, 0, qtyE8, 0), qtyE8);
        sale.on(Event.ACCEPTED);
        return sale;
    }
}
