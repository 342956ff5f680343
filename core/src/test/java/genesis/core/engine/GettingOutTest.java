package genesis.core.engine;

import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.BreakerState;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CancelOrdersDecoder;
import genesis.core.message.CancelScope;
import genesis.core.message.Channel;
import genesis.core.message.ChecksumResult;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.message.TradingCalendarReplacedEncoder;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever holds entries back, a position may be closed, an exit changed, an order canceled. Each line of the table is shown
 * to hold entries back first, so that none of them passes for nothing.
 */
class GettingOutTest {
    private static final long HOLDING_E8 = 4 * E8.ONE;

    private final EngineDriver driver = new EngineDriver().readyToTrade().setting(Setting.COOLDOWN, 0).setting(Setting.LOSS_CLOSES, 0).quiet();
    private final Person person = new Person(driver);

    /** What holds entries back, how it comes about, and what an entry is told then. */
    enum Hindrance {
        PAUSED(DenialReason.TRADING_IS_PAUSED, driver -> driver.pause(900, 0, "lunch")),
        UNKNOWN_ORDER(DenialReason.ONLY_REDUCING_IS_ALLOWED, driver -> driver.filled(99_999, 100, 1, 0)),
        DAILY_LOSS(DenialReason.ONLY_REDUCING_IS_ALLOWED, driver -> fall(driver.setting(Setting.DAILY_LOSS, 1_000))),
        DRAWDOWN(DenialReason.DRAWDOWN_LIMIT_REACHED, driver -> fall(driver.setting(Setting.DRAWDOWN, 1_000))),
        BREAKER(DenialReason.TRADING_IS_PAUSED, driver -> driver.checksum(0, ChecksumResult.MISMATCHED).liveBook(0, 99.9, 100)),
        FEED_DOWN(DenialReason.FEED_IS_NOT_LIVE, driver -> driver.feed(0, Channel.BOOK, FeedState.BROKEN)),
        STALE(DenialReason.MARKET_DATA_IS_STALE, driver -> driver.later(60 * SECOND_NS)),
        EMPTY_BOOK(DenialReason.BOOK_IS_CROSSED_OR_EMPTY, driver -> driver.dropAsk(0, 100)),
        WINDOW_CLOSED(DenialReason.OUTSIDE_TRADING_WINDOW, GettingOutTest::closeTheWindow),
        POSITIONS(DenialReason.TOO_MANY_OPEN_POSITIONS, driver -> driver.setting(Setting.POSITIONS_MAX, 0)),
        COOLDOWN(DenialReason.COOLDOWN, driver -> driver.setting(Setting.COOLDOWN, 3_600 * SECOND_NS)),
        TRADES_A_DAY(DenialReason.TOO_MANY_TRADES_TODAY, driver -> driver.setting(Setting.TRADES_PER_DAY, 0)),
        TRADES_OF_INSTRUMENT(DenialReason.TOO_MANY_TRADES_OF_INSTRUMENT_TODAY, driver -> driver.setting(Setting.TRADES_PER_INSTRUMENT, 0)),
        ORDERS_A_SECOND(DenialReason.ORDER_BUDGET_IS_SPENT, driver -> driver.setting(Setting.ORDERS_PER_SECOND, 1)),
        EXPOSURE(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, driver -> driver.setting(Setting.EXPOSURE_INSTRUMENT, 0)),
        TOTAL_EXPOSURE(DenialReason.TOTAL_EXPOSURE_LIMIT_REACHED, driver -> driver.setting(Setting.EXPOSURE_TOTAL, 0)),
        NOT_ARMED(DenialReason.LIVE_IS_NOT_ARMED, driver -> driver.session(Mode.LIVE).liveBook(0, 99.9, 100).reconciled()),
        NOT_RECONCILED(DenialReason.ACCOUNT_IS_NOT_RECONCILED, driver -> driver.session(Mode.LIVE).liveBook(0, 99.9, 100).arm()),
        CANNOT_BE_ASKED(DenialReason.EXCHANGE_CANNOT_BE_ASKED, driver -> driver.session(Mode.LIVE).liveBook(0, 99.9, 100).arm().account(true)
            .round(() -> driver.position(0, 4, 100)).breaker("ORDER_SUBMIT", BreakerState.OPEN, driver.nowNs + 60 * SECOND_NS));

        private final DenialReason reason;
        private final Consumer<EngineDriver> comes;

        Hindrance(final DenialReason reason, final Consumer<EngineDriver> comes) {
            this.reason = reason;
            this.comes = comes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetExitsAndCancelsPass(final Hindrance hindrance) {
        holdWithARestingEntry();
        hindrance.comes.accept(driver);
        driver.quiet();

        request(Side.BUY, OrderType.LIMIT, 99.5, Flag.NO);
        assertEquals(hindrance.reason, driver.answer().reason());
        assertEquals(CommandResult.REFUSED, driver.answer().result());
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
        driver.quiet();

        request(Side.SELL, OrderType.MARKET, 0, Flag.YES);
        assertEquals(DenialReason.NONE, driver.answer().reason(), "the exit passes");
        assertEquals(Purpose.EXIT_MANUAL, driver.placed().purpose());
        driver.quiet();
        person.cancel(CancelScope.ALL, 0);
        assertEquals(CommandResult.DONE, driver.answer().result());
        // LIVE, one command is for all; on paper there are two orders, and one that did not rest is left to its fill.
        final int cancels = driver.count(CancelOrderDecoder.TEMPLATE_ID);
        assertEquals(1, Math.min(1, cancels) + driver.count(CancelOrdersDecoder.TEMPLATE_ID), "the cancel passes");
    }

    /** The exit's own change is no more an entry than the exit is. */
    @Test
    void shouldLetTheChangeOfAnExitPassWhenTheOrderBudgetIsSpent() {
        holdWithARestingEntry();
        request(Side.SELL, OrderType.LIMIT, 105, Flag.YES);
        final long exit = driver.placed().clientOrderId();
        driver.accepted(exit).setting(Setting.ORDERS_PER_SECOND, 1).quiet();
        request(Side.BUY, OrderType.LIMIT, 98, Flag.NO);
        assertEquals(DenialReason.ORDER_BUDGET_IS_SPENT, driver.answer().reason());
        person.amend(exit, 104, 0);
        assertEquals(DenialReason.NONE, driver.answer().reason());
        assertEquals(1, driver.count(AmendOrderDecoder.TEMPLATE_ID));
    }

    /** The kill switch is no rule for entries: it holds all back, but for cancels, and for what a flatten closes. */
    @Test
    void shouldTheKillSwitchAloneHoldExitsBack() {
        holdWithARestingEntry();
        person.halt(Flag.NO);
        assertEquals(1, driver.count(CancelOrderDecoder.TEMPLATE_ID), "at once");
        driver.quiet();
        request(Side.SELL, OrderType.MARKET, 0, Flag.YES);
        assertEquals(DenialReason.TRADING_IS_HALTED, driver.answer().reason());
        driver.dropBid(0, 99.9).setBid(0, 50).heartbeat(0).later(SECOND_NS).tick();
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "nor does a stop leave");
        person.halt(Flag.YES);
        driver.assertExit(Purpose.EXIT_FLATTEN, HOLDING_E8);
    }

    @Test
    void shouldDecideAndSendNothingWhileObserving() {
        holdWithARestingEntry();
        driver.session(Mode.OBSERVE).liveBook(0, 99.9, 100).quiet();
        request(Side.BUY, OrderType.LIMIT, 99.5, Flag.NO);
        assertEquals(DenialReason.OBSERVING_ONLY, driver.answer().reason());
        request(Side.SELL, OrderType.MARKET, 0, Flag.YES);
        assertEquals(DenialReason.OBSERVING_ONLY, driver.answer().reason());
        driver.dropBid(0, 99.9).setBid(0, 50).heartbeat(0).later(SECOND_NS).tick();
        person.halt(Flag.YES);
        driver.later(2 * SECOND_NS).tick();
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    /** A long position, and an entry that waits below. */
    private void holdWithARestingEntry() {
        request(Side.BUY, OrderType.LIMIT, 100, Flag.NO);
        final long entry = driver.placed().clientOrderId();
        driver.accepted(entry).filled(entry, 100, HOLDING_E8, 0);
        request(Side.BUY, OrderType.LIMIT, 98.5, Flag.NO);
        driver.accepted(driver.placed().clientOrderId()).quiet();
    }

    private static void fall(final EngineDriver driver) {
        driver.dropBid(0, 99.9).setBid(0, 99.5).dropAsk(0, 100).setAsk(0, 99.6).heartbeat(0).tick();
    }

    private static void closeTheWindow(final EngineDriver driver) {
        driver.send(buffer -> new TradingCalendarReplacedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .timeNs(driver.nowNs).commandId(901).hasWindows(Flag.YES).dayCount(0).windowCount(0).encodedLength());
    }

    private void request(final Side side, final OrderType type, final double price, final Flag reduceOnly) {
        person.order(request -> request.side(side).orderType(type).qtyE8(HOLDING_E8).priceE8(E8.fromDouble(price))
            .reduceOnly(reduceOnly));
    }
}
