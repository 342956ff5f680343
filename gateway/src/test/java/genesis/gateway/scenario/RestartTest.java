package genesis.gateway.scenario;

import static genesis.core.message.DenialReason.LIVE_IS_NOT_ARMED;
import static genesis.core.message.DenialReason.OUTSIDE_TRADING_WINDOW;
import static genesis.core.message.DenialReason.TOO_MANY_TRADES_TODAY;
import static genesis.core.message.OrderStatus.CANCELED;
import static genesis.core.message.OrderStatus.FILLED;
import static genesis.core.message.OrderStatus.WORKING;
import static genesis.core.message.Purpose.EXIT_STOP;
import static genesis.core.message.Purpose.EXIT_TARGET;
import static genesis.core.message.TradingState.HALTED;
import static genesis.core.unit.Setting.COOLDOWN;
import static genesis.core.unit.Setting.TRADES_PER_DAY;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A new process goes on where the journal ends, whatever happened meanwhile. */
class RestartTest extends TraderScenario {
    @BeforeEach
    void noWaitBetweenEntries() {
        given.setting(COOLDOWN, "0");
    }

    @Test
    @DisplayName("Restart with an open bracket: the stop is still watched")
    void shouldWatchTheStopAfterARestart() {
        when.traderBuys("0.1").limit("10001").withStop("9900").withTarget("10200");
        then.orderIs(FILLED);
        when.engineCrashes();
        when.timePasses(minutes(10));
        when.engineRestarts();
        then.positionIsProtectedBy("9900", "10200");
        when.marketMovesTo("9898", "9900");
        then.lastOrderSentIs(EXIT_STOP).is(FILLED).filled("0.1");
        then.positionIs("0");
        then.ordersSent(2);
        then.booksAgree();
    }

    @Test
    @DisplayName("Restart with an open bracket: a stop that was passed while nobody watched closes at once")
    void shouldCloseAtOnceWhenTheStopWasPassedMeanwhile() {
        when.traderBuys("0.1").limit("10001").withStop("9900").withTarget("10200");
        when.engineCrashes();
        when.marketMovesTo("9850", "9852");
        when.timePasses(minutes(2));
        when.engineRestarts();
        when.timePasses(seconds(3));
        then.lastOrderSentIs(EXIT_STOP).is(FILLED).filled("0.1");
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("Restart with an open bracket: the entry is filled while the engine is down, and is protected afterwards")
    void shouldProtectWhatWasFilledWhileItWasDown() {
        when.traderBuys("0.1").limit("9990").withStop("9900").withTarget("10200");
        when.exchangeFills("0.04");
        when.engineCrashes();
        when.exchangeFills("0.05");
        when.engineRestarts();
        then.orderIs(WORKING).filled("0.09");
        then.positionIs("0.09");
        then.positionIsProtectedBy("9900", "10200");
        when.marketMovesTo("10201", "10203");
        then.lastOrderSentIs(EXIT_TARGET).is(FILLED).filled("0.09");
        then.orderIs(CANCELED).filled("0.09");
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("Restart with an open bracket: crash between the fill and its protection")
    void shouldProtectAfterACrashBetweenFillAndProtection() {
        when.traderBuys("0.1").limit("10001").withStop("9900").withTarget("10200");
        when.engineCrashesBeforeTheAnswer();
        when.engineRestarts();
        then.orderIs(FILLED).filled("0.1");
        then.positionIsProtectedBy("9900", "10200");
        when.marketMovesTo("9898", "9900");
        then.lastOrderSentIs(EXIT_STOP).is(FILLED).filled("0.1");
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("Restart with an open bracket: crash while the stop's order is on its way, and it is not sent twice")
    void shouldNotCloseTwice() {
        when.traderBuys("0.1").limit("10001").withStop("9900");
        then.orderIs(FILLED);
        when.engineCrashesWhileItSendsTheExitAt("9898", "9900");
        when.engineRestarts();
        when.timePasses(seconds(30));
        then.positionIs("0");
        then.ordersSent(2);
        then.exchangeEverSaw(2);
        then.booksAgree();
    }

    @Test
    @DisplayName("A restart is not armed; exits need no arming")
    void shouldNotBeArmedAfterARestart() {
        when.traderBuys("0.1").limit("10001").withStop("9900");
        when.engineCrashes();
        when.engineRestarts();
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(LIVE_IS_NOT_ARMED);
        when.marketMovesTo("9898", "9900");
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("A halt outlives a restart")
    void shouldStayHaltedAfterARestart() {
        when.traderBuys("0.1").limit("9990");
        when.traderHalts();
        when.engineCrashes();
        when.engineRestarts();
        then.tradingIs(HALTED);
        when.traderArms();
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(genesis.core.message.DenialReason.TRADING_IS_HALTED);
        then.exchangeHasOpenOrders(0);
    }

    @Test
    @DisplayName("Restart across midnight: an order of yesterday is known, and can be canceled")
    void shouldCancelAnOrderOfYesterday() {
        given.clockIs("2025-12-31T23:58:00Z");
        when.traderBuys("0.1").limit("9990");
        when.exchangeFills("0.04");
        when.engineCrashes();
        when.clockIs("2026-01-01T00:03:00Z");
        when.engineRestarts();
        then.orderIs(WORKING).filled("0.04");
        when.traderCancels();
        then.orderIs(CANCELED).filled("0.04");
        then.positionIs("0.04");
        then.exchangeHasOpenOrders(0);
        then.booksAgree();
    }

    @Test
    @DisplayName("Restart across midnight: the order that was on its way at midnight is found by its day")
    void shouldFindAnOrderByTheDayItWasSent() {
        given.clockIs("2025-12-31T23:59:50Z");
        when.traderBuys("0.1").limit("9990");
        when.engineCrashesBeforeTheAnswer();
        when.clockIs("2026-01-01T00:00:20Z");
        when.engineRestarts();
        then.orderIs(WORKING);
        when.traderArms();
        when.traderBuys("0.1").limit("9980");
        then.orderIs(WORKING);
        then.exchangeEverSaw(2);
        then.booksAgree();
    }

    @Test
    @DisplayName("Restart across midnight: the day's trades are counted anew, with the engine down at midnight")
    void shouldCountTheNewDaysTrades() {
        given.clockIs("2025-12-31T23:55:00Z");
        given.setting(TRADES_PER_DAY, "1");
        when.traderBuys("0.1").limit("9990");
        when.traderBuys("0.1").limit("9980");
        then.requestIsRefusedWith(TOO_MANY_TRADES_TODAY).seenCount(1).limitCount(1);
        when.engineCrashes();
        when.clockIs("2026-01-01T00:00:30Z");
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9980");
        then.orderIs(WORKING);
        when.traderBuys("0.1").limit("9970");
        then.requestIsRefusedWith(TOO_MANY_TRADES_TODAY).seenCount(1).limitCount(1);
        then.booksAgree();
    }

    @Test
    @DisplayName("Restart within a day: the day's trades are still counted")
    void shouldGoOnCountingTheSameDay() {
        given.clockIs("2025-12-31T22:00:00Z");
        given.setting(TRADES_PER_DAY, "1");
        when.traderBuys("0.1").limit("9990");
        when.engineCrashes();
        when.timePasses(minutes(10));
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9980");
        then.requestIsRefusedWith(TOO_MANY_TRADES_TODAY);
    }

    @Test
    @DisplayName("Restart across a DST change: trading opens at eight by the clocks of Stockholm, an hour earlier than the day before")
    void shouldOpenByLocalClocksAfterTheChangeToSummerTime() {
        // Clocks go forward on 2026-03-29 at 01:00Z: eight in Stockholm is 07:00Z the day before, 06:00Z that day.
        given.clockIs("2026-03-28T15:59:00Z").tradingHours("Europe/Stockholm", "08:00", "17:00");
        when.traderBuys("0.1").limit("9990");
        then.orderIs(WORKING);
        when.clockIs("2026-03-28T16:00:30Z");
        when.traderBuys("0.1").limit("9980");
        then.requestIsRefusedWith(OUTSIDE_TRADING_WINDOW).limitIsTime("2026-03-29T06:00:00Z");
        when.engineCrashes();
        when.clockIs("2026-03-29T05:59:30Z");
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9980");
        then.requestIsRefusedWith(OUTSIDE_TRADING_WINDOW).limitIsTime("2026-03-29T06:00:00Z");
        when.clockIs("2026-03-29T06:00:10Z");
        when.traderBuys("0.1").limit("9980");
        then.orderIs(WORKING);
        then.exchangeHasOpenOrders(2);
        then.booksAgree();
    }

    @Test
    @DisplayName("Restart across a DST change: in autumn trading opens an hour later than the day before, and not at the hour of yesterday")
    void shouldOpenByLocalClocksAfterTheChangeToWinterTime() {
        // Clocks go back on 2026-10-25 at 01:00Z: eight in Stockholm is 06:00Z the day before, 07:00Z that day.
        given.clockIs("2026-10-25T00:58:00Z").tradingHours("Europe/Stockholm", "08:00", "17:00");
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(OUTSIDE_TRADING_WINDOW).limitIsTime("2026-10-25T07:00:00Z");
        when.engineCrashes();
        when.clockIs("2026-10-25T06:00:10Z");
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(OUTSIDE_TRADING_WINDOW).limitIsTime("2026-10-25T07:00:00Z");
        when.engineCrashes();
        when.clockIs("2026-10-25T07:00:10Z");
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9990");
        then.orderIs(WORKING);
        then.booksAgree();
    }

    @Test
    @DisplayName("Restart across a DST change: the trading day of 23 hours ends at local midnight, not a day after the last one")
    void shouldBeginTheDayAtLocalMidnightAfterTheChange() {
        // Local midnight is 23:00Z before the change, 22:00Z behind it.
        given.clockIs("2026-03-28T23:30:00Z").tradingHours("Europe/Stockholm", "00:00", "23:59").setting(TRADES_PER_DAY, "1");
        when.traderBuys("0.1").limit("9990");
        when.engineCrashes();
        when.clockIs("2026-03-29T21:50:00Z");
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9980");
        then.requestIsRefusedWith(TOO_MANY_TRADES_TODAY);
        when.clockIs("2026-03-29T22:00:10Z");
        when.traderBuys("0.1").limit("9980");
        then.orderIs(WORKING);
        then.booksAgree();
    }
}
