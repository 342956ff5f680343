package genesis.gateway.scenario;

import static genesis.core.message.CommandResult.DONE;
import static genesis.core.message.CommandResult.REFUSED;
import static genesis.core.message.TradingState.REDUCING_ONLY;
import static genesis.core.message.TradingState.TRADING;

import genesis.core.message.Cause;
import genesis.core.message.DenialReason;
import genesis.core.message.Purpose;
import genesis.core.unit.Setting;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RSK-03 and RSK-16: what a day may lose, and what may be lost from the peak. */
class LossLimitsTest extends RiskScenario {
    /**
     * Two percent of 100,000 is 2,000. One bitcoin bought at 10,001 costs 20.002 in fees; at a middle of 8,020 it has
     * lost 1,981 more, 2,001.002 in all. It is sold at 8,019, for 16.038 in fees: 1,982 and 36.04 were lost, which is
     * the limit and 18.04 of slippage and fees.
     */
    @Test
    @DisplayName("RSK-03 a day loses no more than its limit and one order's slippage and fees")
    void shouldADayLoseNoMoreThanItsLimitAndOneOrdersSlippage() {
        when.traderBuys("1").atTheMarket();
        when.traderBuys("1").of(ETH).limit("990").called("ether");
        when.marketMovesTo("8100", "8102");
        then.tradingIs(TRADING);
        when.marketMovesTo("8019", "8021");

        then.tradingIs(REDUCING_ONLY, Cause.DAILY_LOSS);
        then.lastOrderSentIs(Purpose.EXIT_LOSS);
        then.positionIs("0");
        then.realisedIs("-1982");
        then.feesAre("36.04");
        lossTodayIs("2018.04", "2000");
        then.exchangeHasOpenOrders(0);
        when.traderBuys("1").of(ETH).limit("990");
        refused(DenialReason.DAILY_LOSS_LIMIT_REACHED, "2018.04", "2000");
        then.booksAgree();
    }

    @Test
    @DisplayName("RSK-03 after the loss of a day nothing is entered, through a restart, until a resume on the next day")
    void shouldTheLossOfADayHoldThroughARestartUntilAResumeOnTheNextDay() {
        given.clockIs("2025-11-20T23:57:00Z");
        when.traderBuys("1").atTheMarket();
        when.marketMovesTo("8019", "8021");
        then.tradingIs(REDUCING_ONLY, Cause.DAILY_LOSS);

        when.engineCrashes();
        when.engineRestarts();
        when.traderArms();
        when.traderResumes();
        then.requestIs(REFUSED);
        then.tradingIs(REDUCING_ONLY, Cause.DAILY_LOSS);
        when.traderBuys("1").of(ETH).limit("990");
        refused(DenialReason.DAILY_LOSS_LIMIT_REACHED, "2018.04", "2000");

        when.clockIs("2025-11-21T00:00:05Z");
        then.tradingIs(REDUCING_ONLY, Cause.DAILY_LOSS);
        when.traderBuys("1").of(ETH).limit("990");
        refused(DenialReason.ONLY_REDUCING_IS_ALLOWED, Cause.DAILY_LOSS);
        when.traderResumes();
        then.requestIs(DONE);
        then.tradingIs(TRADING);
        when.traderBuys("1").of(ETH).limit("990");
        working();
        when.timePasses(minutes(1));
        lossTodayIs("0", "1959.6392");
        then.booksAgree();
    }

    /** It went down on one day and came back on the next: the loss is yesterday's, the latch holds all the same. */
    @Test
    @DisplayName("RSK-03 the engine is down at midnight: the loss is yesterday's, the latch holds all the same")
    void shouldTheLatchHoldWhereTheEngineWasDownAtMidnight() {
        given.clockIs("2025-11-20T23:58:00Z");
        when.traderBuys("1").atTheMarket();
        when.marketMovesTo("8019", "8021");
        when.engineCrashes();
        when.clockIs("2025-11-21T00:03:00Z");
        when.engineRestarts();
        when.traderArms();
        then.tradingIs(REDUCING_ONLY, Cause.DAILY_LOSS);
        when.traderBuys("1").of(ETH).limit("990");
        refused(DenialReason.ONLY_REDUCING_IS_ALLOWED, Cause.DAILY_LOSS);
        when.traderResumes();
        then.requestIs(DONE);
        when.traderBuys("1").of(ETH).limit("990");
        working();
    }

    /** Nobody looked while it happened: what was lost overnight counts on the day on which it is seen. */
    @Test
    @DisplayName("RSK-03 a loss of the night counts on the day on which it is seen")
    void shouldALossOfTheNightCountOnTheDayItIsSeen() {
        given.clockIs("2025-11-20T23:58:00Z");
        when.traderBuys("1").atTheMarket();
        when.engineCrashes();
        when.marketMovesTo("7999", "8001");
        when.clockIs("2025-11-21T00:03:00Z");
        when.engineRestarts();
        when.timePasses(seconds(2));
        then.tradingIs(REDUCING_ONLY, Cause.DAILY_LOSS);
        then.positionIs("0");
        then.realisedIs("-2002");
        then.booksAgree();
    }

    /**
     * One bitcoin earns 1,000 less 20.002: the peak is 100,979.998, two percent of it are 2,019.59996. The middle at
     * 8,982 is 2,019 below that of the peak, 8,981 is 2,020.
     */
    @Test
    @DisplayName("RSK-16 too far below the peak nothing is entered; the trader leaves as he likes")
    void shouldTheFallFromThePeakStopEntriesAndLeaveThePositionToTheTrader() {
        given.setting(Setting.DAILY_LOSS, "1").setting(Setting.DRAWDOWN, "0.02").setting(Setting.LOSS_CLOSES, "0");
        when.traderBuys("1").atTheMarket();
        when.marketMovesTo("11000", "11002");
        when.marketMovesTo("8981", "8983");
        then.tradingIs(TRADING);
        when.marketMovesTo("8980", "8982");
        then.tradingIs(REDUCING_ONLY, Cause.DRAWDOWN);
        then.positionIs("1");
        when.traderBuys("1").of(ETH).limit("990");
        refused(DenialReason.DRAWDOWN_LIMIT_REACHED, "2020", "2019.59996");

        when.traderSells("0.4").limit("9000").reduceOnly();
        working();
        when.traderCancels();
        then.exchangeHasOpenOrders(0);
        exitsStillLeave(BTC);
        then.realisedIs("-1021");
    }

    @Test
    @DisplayName("RSK-16 the fall from the peak outlives days and restarts, and ends with a resume")
    void shouldTheFallFromThePeakOutliveDaysAndRestartsAndEndWithAResume() {
        given.clockIs("2025-11-20T23:58:00Z");
        given.setting(Setting.DAILY_LOSS, "1").setting(Setting.DRAWDOWN, "0.02");
        when.traderBuys("1").atTheMarket();
        when.marketMovesTo("8010", "8012");
        then.tradingIs(REDUCING_ONLY, Cause.DRAWDOWN);
        then.positionIs("0");
        when.engineCrashes();
        when.clockIs("2025-11-21T00:01:00Z");
        when.engineRestarts();
        when.traderArms();
        then.tradingIs(REDUCING_ONLY, Cause.DRAWDOWN);
        when.traderBuys("1").of(ETH).limit("990");
        refused(DenialReason.DRAWDOWN_LIMIT_REACHED, "2027.022", "2000");

        when.traderResumes();
        then.requestIs(DONE);
        when.traderBuys("1").of(ETH).limit("990");
        working();
        when.timePasses(minutes(1));
        drawdownIs("0", "1959.45956");
    }
}
