package genesis.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.market.MarketState;
import genesis.core.message.Cause;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedState;
import genesis.core.message.Liquidity;
import genesis.core.message.Mode;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.order.OrderLife.Event;
import genesis.core.order.Orders;
import genesis.core.portfolio.Portfolio;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Each rule by itself: everything allows the entry but the one number that the rule looks at. The account has 10,000, the
 * book stands at 99.90 / 100.00, the entry buys at 100 with a stop 6 away.
 */
class RiskPolicyEngineTest {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long NOW = 20_000 * DAY_NS + 3_600_000_000_000L;
    private static final Instrument BTC = new Instrument(0, "tBTCUSD", "BTC", "USD", 1_000, 1_000 * E8.ONE, 100_000, 200_000);

    private final Settings settings = new Settings();
    private final Portfolio portfolio = new Portfolio();
    private final Orders orders = new Orders();
    private final TradingGate gate = new TradingGate();
    private final TradeConstraints constraints = new TradeConstraints();
    private final RiskPolicyEngine risk = new RiskPolicyEngine(settings, portfolio, orders, gate, constraints);
    private final MarketState market = new MarketState(0);
    private final OrderIntent intent = new OrderIntent();
    private long nextId = 8;

    RiskPolicyEngineTest() {
        market.feed().state(FeedState.LIVE, 1);
        market.feed().heard(NOW);
        book(9_990_000_000L, 100 * E8.ONE);
    }

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
        assertVerdict(DenialReason.TRADING_IS_PAUSED, 0, 0, evaluate(entry()));
    }

    @Test
    void shouldRefuseEntriesWhileAGuardIsLatched() {
        gate.latch(Cause.UNKNOWN_ORDER, 20_000);
        assertVerdict(DenialReason.ONLY_REDUCING_IS_ALLOWED, 0, 0, evaluate(entry()));
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
        assertVerdict(DenialReason.BOOK_IS_CROSSED_OR_EMPTY, 0, 0, evaluate(entry()));
        market.book().clear();
        assertVerdict(DenialReason.BOOK_IS_CROSSED_OR_EMPTY, 0, 0, evaluate(entry()));
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
    void shouldRefuseMoreInAnInstrumentThanItsShare() {
        // 20 % of 10,000 in one instrument: 2,000 are held.
        portfolio.fill(0, Side.BUY, 100 * E8.ONE, 20 * E8.ONE, 0);
        assertVerdict(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, 2_000 * E8.ONE, 2_000 * E8.ONE, evaluate(entry()));
    }

    @Test
    void shouldRefuseMoreInAllThanTheirShare() {
        // 50 % of 10,000 in all instruments: 5,000 are held in others, long and short.
        portfolio.fill(4, Side.BUY, 100 * E8.ONE, 20 * E8.ONE, 0);
        portfolio.fill(5, Side.SELL, 100 * E8.ONE, 30 * E8.ONE, 0);
        assertVerdict(DenialReason.TOTAL_EXPOSURE_LIMIT_REACHED, 5_000 * E8.ONE, 5_000 * E8.ONE, evaluate(entry()));
    }

    @Test
    void shouldCountEntriesOnTheirWayAsExposure() {
        final Order first = open(4, 30 * E8.ONE, 100 * E8.ONE);
        open(5, 15 * E8.ONE, 100 * E8.ONE);
        assertEquals(DenialReason.NONE, evaluate(entry()));
        assertEquals(5 * E8.ONE, risk.qtyE8(), "5,000 less 3,000 less 1,500 leave 500");

        first.fill(100 * E8.ONE, 10 * E8.ONE, 0, Liquidity.TAKER);
        portfolio.fill(4, Side.BUY, 100 * E8.ONE, 10 * E8.ONE, 0);
        assertEquals(DenialReason.NONE, evaluate(entry()));
        assertEquals(5 * E8.ONE, risk.qtyE8(), "the filled part counts once");

        open(6, 5 * E8.ONE, 100 * E8.ONE);
        assertVerdict(DenialReason.TOTAL_EXPOSURE_LIMIT_REACHED, 5_000 * E8.ONE, 5_000 * E8.ONE, evaluate(entry()));
    }

    @Test
    void shouldRefuseLessThanTheSmallestOrder() {
        final Instrument coarse = new Instrument(0, "tBTCUSD", "BTC", "USD", 9 * E8.ONE, 1_000 * E8.ONE, 0, 0);
        assertEquals(DenialReason.QUANTITY_IS_BELOW_MINIMUM, risk.evaluate(entry(), coarse, market, NOW));
        assertEquals(833_333_333L, risk.observed());
        assertEquals(9 * E8.ONE, risk.bound());
    }

    @Test
    void shouldRefuseWhatTheMoneyLeftDoesNotPay() {
        // All of the equity may be used, none of it is: then the fee is what is missing.
        settings.apply(Setting.EXPOSURE_INSTRUMENT, 100_000_000);
        settings.apply(Setting.EXPOSURE_TOTAL, 100_000_000);
        intent.entry(0, 1, Side.BUY, 100 * E8.ONE, 100 * E8.ONE, 1, 0.9, 0.9);
        assertVerdict(DenialReason.INSUFFICIENT_BALANCE, 10_020 * E8.ONE, 10_000 * E8.ONE, evaluate(intent));
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
    void shouldNeverSizeBeyondTheCaps() {
        final long seed = 4_711;
        System.out.println("RiskPolicyEngineTest seed=" + seed);
        final Random random = new Random(seed);
        int approved = 0;
        for (int i = 0; i < 50_000; i++) {
            final long askE8 = Instrument.roundUpE8(10_000 + Math.abs(random.nextLong()) % (100_000 * E8.ONE));
            market.book().clear();
            book(askE8 - Instrument.tickE8(askE8), askE8);
            settings.apply(Setting.RISK_PER_TRADE, 1_000 + random.nextInt(9_999_000));
            settings.apply(Setting.EXPOSURE_INSTRUMENT, random.nextInt(100_000_001));
            settings.apply(Setting.EXPOSURE_TOTAL, random.nextInt(100_000_001));
            final long stopE8 = 1 + Math.abs(random.nextLong()) % askE8;
            intent.entry(0, 1, random.nextBoolean() ? Side.BUY : Side.SELL, askE8, askE8, stopE8, 1, 1);
            if (evaluate(intent) == DenialReason.NONE) {
                approved++;
                final long equityE8 = portfolio.equityE8();
                final long notionalE8 = E8.multiplyCeil(askE8, risk.qtyE8());
                final String at = "seed=" + seed + ", case=" + i;
                assertTrue(notionalE8 <= E8.multiplyFloor(equityE8, settings.value(Setting.EXPOSURE_INSTRUMENT)), at);
                assertTrue(notionalE8 <= E8.multiplyFloor(equityE8, settings.value(Setting.EXPOSURE_TOTAL)), at);
                assertTrue(E8.multiplyCeil(stopE8, risk.qtyE8())
                    <= E8.multiplyFloor(equityE8, settings.value(Setting.RISK_PER_TRADE)), at);
                assertTrue(risk.qtyE8() >= BTC.minQtyE8() && risk.qtyE8() <= BTC.maxQtyE8(), at);
            }
        }
        assertTrue(approved > 10_000, "approved=" + approved);
    }

    private void assertVerdict(final DenialReason reason, final long observed, final long bound, final DenialReason actual) {
        assertEquals(reason, actual);
        assertEquals(observed, risk.observed(), "observed");
        assertEquals(bound, risk.bound(), "bound");
    }

    private DenialReason evaluate(final OrderIntent wish) {
        return risk.evaluate(wish, BTC, market, NOW);
    }

    private OrderIntent entry() {
        return entry(0.9, 0.9);
    }

    private OrderIntent entry(final double confidence, final double probability) {
        return intent.entry(0, 1, Side.BUY, 100 * E8.ONE, 100 * E8.ONE, 6 * E8.ONE, confidence, probability);
    }

    private OrderIntent entry(final Side side, final long priceE8) {
        return intent.entry(0, 1, side, priceE8, 100 * E8.ONE, 6 * E8.ONE, 0.9, 0.9);
    }

    private OrderIntent exit() {
        return intent.exit(0, 0, Side.SELL, Purpose.EXIT_STOP, 9_990_000_000L, 60 * E8.ONE);
    }

    private void approveExit() {
        evaluate(exit());
        risk.approve(intent, NOW);
    }

    private Order open(final int instrumentId, final long qtyE8, final long priceE8) {
        final OrderIntent other = new OrderIntent().entry(instrumentId, 1, Side.BUY, priceE8, priceE8, E8.ONE, 1, 1);
        return orders.start(nextId++, NOW, other, qtyE8);
    }

    private void book(final long bidE8, final long askE8) {
        market.book().clear();
        market.book().apply(bidE8, E8.ONE, 1);
        market.book().apply(askE8, -E8.ONE, 1);
    }
}
