package genesis.core.engine;

import static genesis.core.engine.EngineDriver.DAY_NS;
import static genesis.core.engine.EngineDriver.MINUTE_NS;
import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Cause;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionChangedDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.Recommendation;
import genesis.core.message.TradingState;
import genesis.core.message.TradingStateChangedDecoder;
import genesis.core.unit.Setting;
import org.junit.jupiter.api.Test;

/** When the engine may do less: pauses, guards, and data that is too old. */
class TradingStateTest {
    /** 0.5 % of 10,000 is 50, the stop is 2 ATR = 6 away: 8.33333333. */
    private static final long ENTRY_QTY_E8 = 833_333_333L;

    private final EngineDriver driver = new EngineDriver().readyToTrade().quiet();

    @Test
    void shouldRefuseEntriesButNotExitsWhilePaused() {
        driver.entryFilled(100);
        driver.quiet().pause(7, 0, "lunch");
        assertEquals(CommandResult.DONE, driver.answerTo(7));
        assertEquals(TradingState.PAUSED, driver.tradingState().state());
        assertEquals("lunch", driver.tradingState().reason());
        driver.dropBid(0, 99.9).setBid(0, 94).heartbeat(0);
        driver.assertExit(Purpose.EXIT_STOP, ENTRY_QTY_E8);
    }

    @Test
    void shouldDenyAnEntryWhilePaused() {
        driver.pause(7, 0, "lunch").crossUp();
        assertEquals(DenialReason.TRADING_IS_PAUSED, driver.verdict().reason());
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
        assertEquals(1, driver.engine.counters().ordersDenied());
    }

    @Test
    void shouldEndAPauseByItself() {
        driver.pause(7, 5 * SECOND_NS, "coffee").later(4 * SECOND_NS).tick();
        assertEquals(TradingState.PAUSED, driver.tradingState().state());
        driver.later(SECOND_NS).tick();
        assertEquals(TradingState.TRADING, driver.tradingState().state());
        assertEquals(Cause.TIME, driver.tradingState().cause());
    }

    @Test
    void shouldAnswerAResumeWithNothingToDo() {
        driver.resume(3);
        assertEquals(CommandResult.NOTHING_TO_DO, driver.answerTo(3));
        assertEquals(0, driver.count(TradingStateChangedDecoder.TEMPLATE_ID));
        driver.pause(4, 0, "").resume(5);
        assertEquals(CommandResult.DONE, driver.answerTo(5));
    }

    @Test
    void shouldSayThatAFeedIsStaleAndThatItIsNotAnyMore() {
        driver.tick().quiet().later(6 * SECOND_NS).tick();
        assertEquals(Flag.YES, driver.feedHealth().stale());
        driver.heartbeat(0).tick();
        assertEquals(Flag.NO, driver.feedHealth().stale());
    }

    @Test
    void shouldDenyAnEntryOnStaleData() {
        // A candle closes by time alone, with nothing heard for more than a minute: it crosses up, on old prices.
        driver.setting(Setting.EVALUATION_INTERVAL, 3_600 * SECOND_NS);
        driver.trade(0, 96).later(SECOND_NS).trade(0, 100).quiet().later(2 * MINUTE_NS).tick();
        assertEquals(Recommendation.BUY, driver.signal().recommendation());
        assertEquals(DenialReason.MARKET_DATA_IS_STALE, driver.verdict().reason());
        assertTrue(driver.verdict().observed() > driver.verdict().bound(), "age and bound");
        assertEquals(5 * SECOND_NS, driver.verdict().bound());
    }

    @Test
    void shouldOnlyReduceOnceTheDaysLossIsReached() {
        driver.sellsIntoEveryFall().tick().entryFilled(100);
        loseAtTheStop(300);
        assertEquals(TradingState.REDUCING_ONLY, driver.tradingState().state());
        assertEquals(Cause.DAILY_LOSS, driver.tradingState().cause());

        driver.quiet().resume(1);
        assertEquals(CommandResult.REFUSED, driver.answerTo(1));
        // The averages cross back: flat as it is, the engine would open a short position.
        driver.later(SECOND_NS).trade(0, 90);
        assertEquals(DenialReason.DAILY_LOSS_LIMIT_REACHED, driver.verdict().reason());
        assertTrue(driver.verdict().observed() > driver.verdict().bound(), "loss and limit");

        driver.later(DAY_NS).tick().resume(2);
        assertEquals(CommandResult.DONE, driver.answerTo(2));
        assertEquals(TradingState.TRADING, driver.tradingState().state());
        assertEquals(driver.engine.portfolio().equityE8(), driver.engine.portfolio().dayStartEquityE8());
    }

    @Test
    void shouldLeaveAtTheStopWhileOnlyReducing() {
        driver.entryFilled(100);
        driver.filled(99_999, 100, 1, 0);
        assertEquals(TradingState.REDUCING_ONLY, driver.tradingState().state());
        driver.quiet().dropBid(0, 99.9).setBid(0, 94).heartbeat(0);
        driver.assertExit(Purpose.EXIT_STOP, ENTRY_QTY_E8);
    }

    @Test
    void shouldOnlyReduceWhenTheVenueSpeaksOfAStrangeOrder() {
        driver.filled(99_999, 100, 1, 0);
        assertEquals(TradingState.REDUCING_ONLY, driver.tradingState().state());
        assertEquals(Cause.UNKNOWN_ORDER, driver.tradingState().cause());
        assertEquals(0, driver.count(PositionChangedDecoder.TEMPLATE_ID));
        driver.quiet().accepted(99_998);
        assertEquals(0, driver.count(TradingStateChangedDecoder.TEMPLATE_ID), "it is latched already");
    }

    /** The stop is reached, and filled at 94 with this fee. */
    private void loseAtTheStop(final double fee) {
        driver.dropBid(0, 99.9).setBid(0, 94).heartbeat(0);
        driver.filled(driver.placed().clientOrderId(), 94, ENTRY_QTY_E8, fee);
        driver.dropBid(0, 94).setBid(0, 99.9).heartbeat(0);
    }
}
