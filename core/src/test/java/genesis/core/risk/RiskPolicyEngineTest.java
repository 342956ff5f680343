package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import genesis.core.market.MarketState;
import genesis.core.market.OrderBook;
import genesis.core.message.Cause;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedState;
import genesis.core.message.Mode;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.OrderLife.Event;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import org.junit.jupiter.api.Test;

/** Each rule by itself, and their order. */
class RiskPolicyEngineTest extends RiskFixture {
    @Test
    void shouldApproveWhatNoRuleRefuses() {
        assertVerdict(DenialReason.NONE, 0, 0, evaluate(entry()));
        assertEquals(833_333_333L, risk.qtyE8(), "0.5 % of 10,000 is 50, and 50 ÷ 6 rounded down");
        final ApprovedOrder approved = risk.approve(intent, NOW);
        assertEquals(833_333_333L, approved.qtyE8());
        assertEquals(1, constraints.ordersThisSecond());
        assertEquals(1, constraints.entriesToday());
    }

    @Test
    void shouldSendNothingInModeObserve() {
        risk.mode(Mode.OBSERVE);
        assertVerdict(DenialReason.OBSERVING_ONLY, 0, 0, evaluate(entry()));
        assertVerdict(DenialReason.OBSERVING_ONLY, 0, 0, evaluate(exit()));
    }

    @Test
    void shouldRefuseEntriesWhilePaused() {
        gate.pause(NOW, 0);
        assertVerdict(DenialReason.TRADING_IS_PAUSED, Cause.OPERATOR.value(), 0, evaluate(entry()));
        gate.pause(NOW, 60);
        assertVerdict(DenialReason.TRADING_IS_PAUSED, Cause.OPERATOR.value(), NOW + 60, evaluate(entry()));
    }

    @Test
    void shouldRefuseEntriesWhileAGuardIsLatched() {
        gate.latch(Cause.UNKNOWN_ORDER, 20_000);
        assertVerdict(DenialReason.ONLY_REDUCING_IS_ALLOWED, Cause.UNKNOWN_ORDER.value(), 0, evaluate(entry()));
    }

    @Test
    void shouldRefuseAnInstrumentInAnotherCurrency() {
        final Instrument euro = new Instrument(0, "tBTCEUR", "BTC", "EUR", 1_000, 1_000 * E8.ONE, 0, 0);
        assertEquals(DenialReason.INSTRUMENT_IS_NOT_TRADABLE, risk.evaluate(entry(), euro, market, NOW));
    }

    @Test
    void shouldRefuseABookThatIsNotLive() {
        for (final FeedState state : new FeedState[] {FeedState.SUBSCRIBED, FeedState.BROKEN, FeedState.UNSUBSCRIBED}) {
            market.feed().state(state);
            assertVerdict(DenialReason.FEED_IS_NOT_LIVE, 0, 0, evaluate(entry()));
        }
    }

    @Test
    void shouldRefuseDataThatIsTooOld() {
        final long boundNs = settings.value(Setting.STALENESS);
        market.feed().heard(NOW - boundNs);
        assertEquals(DenialReason.NONE, evaluate(entry()));
        market.feed().heard(NOW - boundNs - 1);
        assertVerdict(DenialReason.MARKET_DATA_IS_STALE, boundNs + 1, boundNs, evaluate(entry()));
    }

    @Test
    void shouldRefuseDataThatWasNeverHeardOf() {
        final MarketState silent = new MarketState(0);
        silent.feed().state(FeedState.LIVE, 1);
        silent.book().apply(99 * E8.ONE, E8.ONE, 1);
        silent.book().apply(100 * E8.ONE, -E8.ONE, 1);
        assertEquals(DenialReason.MARKET_DATA_IS_STALE, risk.evaluate(entry(), BTC, silent, NOW));
    }

    @Test
    void shouldRefuseACrossedOrEmptyBook() {
        book(101 * E8.ONE, 100 * E8.ONE);
        assertVerdict(DenialReason.BOOK_IS_CROSSED_OR_EMPTY, 101 * E8.ONE, 100 * E8.ONE, evaluate(entry()));
        market.book().clear();
        assertVerdict(DenialReason.BOOK_IS_CROSSED_OR_EMPTY, OrderBook.NO_PRICE, OrderBook.NO_PRICE, evaluate(entry()));
    }

    @Test
    void shouldRefuseASecondOrderOfTheInstrument() {
        open(0, E8.ONE, 100 * E8.ONE);
        assertVerdict(DenialReason.ORDER_IS_ALREADY_WORKING, 0, 0, evaluate(entry()));
    }

    @Test
    void shouldRefuseWhileAnOrdersFateIsUnknown() {
        open(0, E8.ONE, 100 * E8.ONE).on(Event.LOST);
        assertVerdict(DenialReason.ORDER_IS_ALREADY_WORKING, 0, 0, evaluate(entry()));
    }

    /** 0.57 × 10^8 is 56,999,999.99999999 in binary; the threshold is the same 0.57. */
    @Test
    void shouldActFromTheThresholdOn() {
        settings.apply(Setting.CONFIDENCE_MIN, 57_000_000);
        settings.apply(Setting.PROBABILITY_MIN, 57_000_000);
        assertEquals(DenialReason.NONE, evaluate(entry(0.57, 0.57)));
    }

    @Test
    void shouldRefuseTooLittleConfidence() {
        assertVerdict(DenialReason.CONFIDENCE_IS_TOO_LOW, 59_000_000, 60_000_000, evaluate(entry(0.59, 0.9)));
        assertEquals(DenialReason.NONE, evaluate(entry(0.60, 0.9)));
    }

    @Test
    void shouldRefuseTooLittleProbability() {
        assertVerdict(DenialReason.PROBABILITY_IS_TOO_LOW, 54_000_000, 55_000_000, evaluate(entry(0.9, 0.54)));
        assertEquals(DenialReason.NONE, evaluate(entry(0.9, 0.55)));
    }

    @Test
    void shouldRefuseFromTheDailyLossOn() {
        portfolio.fill(3, Side.BUY, E8.ONE, 1, 200 * E8.ONE - 1);
        portfolio.fill(3, Side.SELL, E8.ONE, 1, 0);
        assertEquals(DenialReason.NONE, evaluate(entry()), "a hundred-millionth below 2 % of 10,000");
        portfolio.fill(3, Side.BUY, E8.ONE, 1, 1);
        portfolio.fill(3, Side.SELL, E8.ONE, 1, 0);
        assertVerdict(DenialReason.DAILY_LOSS_LIMIT_REACHED, 200 * E8.ONE, 200 * E8.ONE, evaluate(entry()));
    }

    @Test
    void shouldRefuseOnePositionTooMany() {
        settings.apply(Setting.POSITIONS_MAX, 2);
        portfolio.fill(4, Side.BUY, E8.ONE, E8.ONE, 0);
        assertEquals(DenialReason.NONE, evaluate(entry()));
        portfolio.fill(5, Side.SELL, E8.ONE, E8.ONE, 0);
        assertVerdict(DenialReason.TOO_MANY_OPEN_POSITIONS, 2, 2, evaluate(entry()));
    }

    @Test
    void shouldCountEntriesOnTheirWayAsPositions() {
        settings.apply(Setting.POSITIONS_MAX, 2);
        portfolio.fill(4, Side.BUY, E8.ONE, E8.ONE, 0);
        open(5, E8.ONE, E8.ONE);
        assertVerdict(DenialReason.TOO_MANY_OPEN_POSITIONS, 2, 2, evaluate(entry()));
    }

    @Test
    void shouldWaitBetweenEntriesOfOneInstrument() {
        evaluate(entry());
        risk.approve(intent, NOW);
        final long cooldownNs = settings.value(Setting.COOLDOWN);
        market.feed().heard(NOW + cooldownNs);
        assertEquals(DenialReason.COOLDOWN, risk.evaluate(entry(), BTC, market, NOW + cooldownNs - 1));
        assertEquals(cooldownNs - 1, risk.observed());
        assertEquals(cooldownNs, risk.bound());
        assertEquals(DenialReason.NONE, risk.evaluate(entry(), BTC, market, NOW + cooldownNs));
    }

    @Test
    void shouldRefuseOneTradeTooManyInADay() {
        settings.apply(Setting.TRADES_PER_DAY, 1);
        settings.apply(Setting.COOLDOWN, 0);
        evaluate(entry());
        risk.approve(intent, NOW);
        assertVerdict(DenialReason.TOO_MANY_TRADES_TODAY, 1, 1, evaluate(entry()));
        market.feed().heard(NOW + DAY_NS);
        assertEquals(DenialReason.NONE, risk.evaluate(entry(), BTC, market, NOW + DAY_NS), "a new day");
    }

    @Test
    void shouldRefuseOneOrderTooManyInASecond() {
        settings.apply(Setting.ORDERS_PER_SECOND, 1);
        approveExit();
        assertVerdict(DenialReason.ORDER_BUDGET_IS_SPENT, 1, 1, evaluate(entry()));
        assertEquals(DenialReason.NONE, risk.evaluate(entry(), BTC, market, NOW + 1_000_000_000L));
    }

    @Test
    void shouldRefuseOneOrderTooManyInAMinute() {
        settings.apply(Setting.ORDERS_PER_MINUTE, 1);
        settings.apply(Setting.STALENESS, 600_000_000_000L);
        approveExit();
        final long laterNs = NOW + 59_000_000_000L;
        assertEquals(DenialReason.ORDER_BUDGET_IS_SPENT, risk.evaluate(entry(), BTC, market, laterNs));
        assertEquals(1, risk.observed());
        assertEquals(1, risk.bound());
        assertEquals(DenialReason.NONE, risk.evaluate(entry(), BTC, market, NOW + 60_000_000_000L));
    }

    @Test
    void shouldRefuseAPriceFarFromTheMiddle() {
        // The middle is 99.95, the band 2 %: 101.949 and 97.951.
        assertVerdict(DenialReason.PRICE_IS_OUTSIDE_BAND, 10_195_000_000L, 10_194_900_000L,
            evaluate(entry(Side.BUY, 10_195_000_000L)));
        assertVerdict(DenialReason.PRICE_IS_OUTSIDE_BAND, 9_795_000_000L, 9_795_100_000L,
            evaluate(entry(Side.SELL, 9_795_000_000L)));
        assertEquals(DenialReason.NONE, evaluate(entry(Side.SELL, 9_796_000_000L)));
    }

    @Test
    void shouldAnswerWithTheFirstRuleThatSaysNo() {
        // Every later rule says no as well; taking away the first reason each time reveals the next.
        settings.apply(Setting.TRADES_PER_DAY, 0);
        settings.apply(Setting.POSITIONS_MAX, 0);
        market.feed().heard(NOW - DAY_NS);
        market.feed().state(FeedState.BROKEN);
        gate.pause(NOW, 0);
        risk.mode(Mode.OBSERVE);
        assertEquals(DenialReason.OBSERVING_ONLY, evaluate(entry()));
        risk.mode(Mode.LIVE);
        assertEquals(DenialReason.LIVE_IS_NOT_ARMED, evaluate(entry()));
        risk.live().arm(true);
        assertEquals(DenialReason.ACCOUNT_IS_NOT_RECONCILED, evaluate(entry()));
        risk.live().accountUp(true);
        assertEquals(DenialReason.ACCOUNT_IS_NOT_RECONCILED, evaluate(entry()));
        risk.live().reconciled(true);
        risk.live().blocked(0, true);
        assertEquals(DenialReason.ACCOUNT_IS_NOT_RECONCILED, evaluate(entry()));
        risk.live().blocked(0, false);
        assertEquals(DenialReason.TRADING_IS_PAUSED, evaluate(entry()));
        gate.resume(20_000);
        assertEquals(DenialReason.FEED_IS_NOT_LIVE, evaluate(entry()));
        market.feed().state(FeedState.LIVE);
        assertEquals(DenialReason.MARKET_DATA_IS_STALE, evaluate(entry()));
        market.feed().heard(NOW);
        assertEquals(DenialReason.TOO_MANY_OPEN_POSITIONS, evaluate(entry()));
        settings.apply(Setting.POSITIONS_MAX, 5);
        assertEquals(DenialReason.TOO_MANY_TRADES_TODAY, evaluate(entry()));
        settings.apply(Setting.TRADES_PER_DAY, 5);
        assertEquals(DenialReason.NONE, evaluate(entry()));
    }

    /** All at once that ever refuses an entry: the exit leaves. */
    @Test
    void shouldNeverRefuseAnExitByARuleForEntries() {
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, 60 * E8.ONE, 500 * E8.ONE);
        settings.apply(Setting.POSITIONS_MAX, 0);
        settings.apply(Setting.TRADES_PER_DAY, 0);
        settings.apply(Setting.EXPOSURE_INSTRUMENT, 0);
        settings.apply(Setting.EXPOSURE_TOTAL, 0);
        settings.apply(Setting.CONFIDENCE_MIN, 100_000_000);
        settings.apply(Setting.ORDERS_PER_SECOND, 1);
        settings.apply(Setting.ORDERS_PER_MINUTE, 1);
        gate.pause(NOW, 0);
        gate.latch(Cause.DAILY_LOSS, 20_000);
        market.book().clear();
        market.feed().state(FeedState.BROKEN);
        market.feed().heard(NOW - DAY_NS);
        final Instrument coarse = new Instrument(0, "tBTCEUR", "BTC", "EUR", 1_000 * E8.ONE, 1_000 * E8.ONE, 0, 0);
        for (final Mode mode : new Mode[] {Mode.PAPER, Mode.LIVE}) {
            risk.mode(mode);
            for (int i = 0; i < 20; i++) {
                open(0, E8.ONE, 100 * E8.ONE);
                assertEquals(DenialReason.NONE, risk.evaluate(exit(), coarse, market, NOW), mode + " " + i);
                assertEquals(60 * E8.ONE, risk.approve(intent, NOW).qtyE8());
            }
        }
    }

    @Test
    void shouldApproveNothingThatWasNotSized() {
        gate.pause(NOW, 0);
        evaluate(entry());
        assertThrows(IllegalStateException.class, () -> risk.approve(intent, NOW));
    }

    @Test
    void shouldSendNothingButAFlattenOnceHalted() {
        hold();
        gate.halt();
        assertVerdict(DenialReason.TRADING_IS_HALTED, Cause.HALT.value(), 0, evaluate(entry()));
        assertVerdict(DenialReason.TRADING_IS_HALTED, Cause.HALT.value(), 0, evaluate(exit()));
        assertEquals(DenialReason.NONE, evaluate(intent.exit(0, 0, Side.SELL, Purpose.EXIT_FLATTEN, 9_990_000_000L, E8.ONE)));
    }

    @Test
    void shouldRefuseEntriesOutsideTheTradingWindowAndNameTheNextOpening() {
        constraints.calendar().replace(true);
        constraints.calendar().addWindow(NOW - 100, NOW);
        constraints.calendar().addWindow(NOW + 500, NOW + 600);
        assertVerdict(DenialReason.OUTSIDE_TRADING_WINDOW, NOW, NOW + 500, evaluate(entry()));
        hold();
        assertEquals(DenialReason.NONE, evaluate(exit()));
    }

    @Test
    void shouldRefuseEntriesWhileTheBreakersProbeIsOut() {
        settings.apply(Setting.BREAKER_REJECTIONS, 1);
        breaker.onRejection(0);
        breaker.onTime(breaker.untilNs());
        assertEquals(DenialReason.NONE, evaluate(entry()), "the probe");
        risk.approve(intent, NOW);
        settings.apply(Setting.COOLDOWN, 0);
        assertVerdict(DenialReason.PROBE_IS_OUT, 0, 0, evaluate(entry()));
    }

    /** 10 % of a peak of 20,000 is 2,000. */
    @Test
    void shouldRefuseEntriesWhenEquityFellTooFarFromItsPeak() {
        portfolio.deposit(10_000 * E8.ONE);
        settings.apply(Setting.DAILY_LOSS, E8.ONE);
        portfolio.fill(1, Side.BUY, E8.ONE, E8.ONE, 1_999 * E8.ONE);
        portfolio.position(1).mark(E8.ONE);
        assertEquals(DenialReason.NONE, evaluate(entry()));
        portfolio.fill(1, Side.SELL, E8.ONE, E8.ONE, E8.ONE);
        assertVerdict(DenialReason.DRAWDOWN_LIMIT_REACHED, 2_000 * E8.ONE, 2_000 * E8.ONE, evaluate(entry()));
        portfolio.resetPeak();
        assertEquals(DenialReason.NONE, evaluate(entry()));
    }

    @Test
    void shouldRefuseMoreEntriesOfAnInstrumentThanADayHas() {
        settings.apply(Setting.TRADES_PER_INSTRUMENT, 2);
        settings.apply(Setting.COOLDOWN, 0);
        for (int i = 0; i < 2; i++) {
            assertEquals(DenialReason.NONE, evaluate(entry()));
            risk.approve(intent, NOW);
        }
        assertVerdict(DenialReason.TOO_MANY_TRADES_OF_INSTRUMENT_TODAY, 2, 2, evaluate(entry()));
        constraints.onTime(NOW + DAY_NS);
        market.feed().heard(NOW + DAY_NS);
        assertEquals(DenialReason.NONE, risk.evaluate(entry(), BTC, market, NOW + DAY_NS), "another day");
    }

    @Test
    void shouldNotTradeWithOurselves() {
        open(0, E8.ONE, 99 * E8.ONE);
        assertEquals(DenialReason.ORDER_IS_ALREADY_WORKING, evaluate(entry(Side.SELL, 100 * E8.ONE)), "it does not reach our bid");
        assertVerdict(DenialReason.WOULD_TRADE_WITH_OURSELVES, 99 * E8.ONE, 99 * E8.ONE, evaluate(entry(Side.SELL, 99 * E8.ONE)));
        assertEquals(DenialReason.ORDER_IS_ALREADY_WORKING, evaluate(entry(Side.BUY, 100 * E8.ONE)), "the same side");
    }
}
