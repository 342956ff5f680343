package genesis.gateway.scenario;

import static genesis.core.message.CommandResult.DONE;
import static genesis.core.message.DenialReason.LIVE_IS_NOT_ARMED;
import static genesis.core.message.DenialReason.TRADING_IS_PAUSED;
import static genesis.core.message.TradingState.PAUSED;
import static genesis.core.message.TradingState.REDUCING_ONLY;
import static genesis.core.message.TradingState.TRADING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.Cause;
import genesis.core.message.DenialReason;
import genesis.core.unit.Setting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RSK-06, RSK-14, RSK-18 and RSK-19: who may trade at all, and that every change of it is on record. */
class PauseAndArmTest extends RiskScenario {
    @Test
    @DisplayName("RSK-14 a pause ends by itself, and holds neither exit nor cancel")
    void shouldAPauseEndByItselfAndHoldNoExit() {
        when.traderBuys("0.5").atTheMarket();
        when.traderBuys("1").of(ETH).limit("990");
        when.clockIs("2025-11-20T00:02:00Z");
        when.traderPauses(minutes(10));
        then.tradingIs(PAUSED, Cause.OPERATOR);
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(TRADING_IS_PAUSED).seenCount(Cause.OPERATOR.value())
            .limitIsTime("2025-11-20T00:12:00Z");
        when.traderCancelsAllOf(ETH);
        then.exchangeHasOpenOrders(0);
        when.traderSells("0.2").limit("10100").reduceOnly();
        working();
        when.traderCancels();
        exitsStillLeave(BTC);
        when.clockIs("2025-11-20T00:11:59Z");
        then.tradingIs(PAUSED);
        when.clockIs("2025-11-20T00:12:01Z");
        then.tradingIs(TRADING, Cause.TIME);
        when.traderBuys("0.1").limit("9990");
        working();
        assertEquals(List.of("TRADING START", "PAUSED OPERATOR", "TRADING TIME"), incidents());
    }

    @Test
    @DisplayName("RSK-14 a pause cancels nothing: what rests may still be filled, and be changed to less")
    void shouldAPauseLeaveWhatRests() {
        when.traderBuys("1").limit("9990");
        when.traderPauses(Duration.ZERO);
        when.traderChangesTo("0", "0.5");
        then.requestIs(DONE);
        when.traderChangesTo("9991", "0");
        refused(TRADING_IS_PAUSED, Cause.OPERATOR);
        when.exchangeFills("0.5");
        filled();
        then.positionIs("0.5");
        then.booksAgree();
    }

    @Test
    @DisplayName("RSK-19 every change of what trading may do is on record, with its cause, over all processes")
    void shouldEveryIncidentBeOnRecord() {
        given.setting(Setting.LOSS_CLOSES, "0");
        when.traderBuys("1").atTheMarket();
        when.traderPauses(Duration.ZERO);
        when.traderResumes();
        when.traderHalts();
        when.engineCrashes();
        when.engineRestarts();
        when.traderResumes();
        when.marketMovesTo("8010", "8012");
        then.tradingIs(REDUCING_ONLY, Cause.DAILY_LOSS);
        assertEquals(List.of("TRADING START", "PAUSED OPERATOR", "TRADING OPERATOR", "HALTED HALT", "HALTED HALT",
            "TRADING OPERATOR", "REDUCING_ONLY DAILY_LOSS"), incidents());
    }

    @Test
    @DisplayName("RSK-14 a pause without an end outlives restarts until a resume")
    void shouldAPauseWithoutAnEndOutliveRestartsUntilAResume() {
        when.traderPauses(Duration.ZERO);
        when.engineCrashes();
        when.timePasses(minutes(3));
        when.engineRestarts();
        when.traderArms();
        then.tradingIs(PAUSED, Cause.OPERATOR);
        when.traderBuys("0.1").limit("9990");
        refused(TRADING_IS_PAUSED, Cause.OPERATOR);
        when.traderResumes();
        then.requestIs(DONE);
        then.tradingIs(TRADING, Cause.OPERATOR);
        when.traderBuys("0.1").limit("9990");
        working();
    }

    @Test
    @DisplayName("RSK-14 a pause that ended while the engine was down is over")
    void shouldAPauseThatEndedWhileTheEngineWasDownBeOver() {
        when.traderPauses(minutes(2));
        when.engineCrashes();
        when.timePasses(minutes(3));
        when.engineRestarts();
        when.traderArms();
        when.timePasses(seconds(1));
        then.tradingIs(TRADING, Cause.TIME);
    }

    @Test
    @DisplayName("RSK-18 every session begins disarmed; exits and cancels need no arming")
    void shouldEverySessionBeginDisarmedAndLeaveTheExitsFree() {
        given.notArmed();
        when.traderBuys("0.5").atTheMarket();
        refused(LIVE_IS_NOT_ARMED, 0, 0);
        then.exchangeEverSaw(0);
        when.traderArms();
        when.traderBuys("0.5").atTheMarket();
        filled();
        when.traderBuys("1").of(ETH).limit("990");
        when.engineCrashes();
        when.engineRestarts();
        when.traderBuys("1").of(ETH).limit("990");
        refused(LIVE_IS_NOT_ARMED, 0, 0);
        when.traderCancelsAll();
        then.exchangeHasOpenOrders(0);
        when.traderSells("0.2").limit("10100").reduceOnly();
        working();
        when.traderCancels();
        exitsStillLeave(BTC);
        then.booksAgree();
    }

    @Test
    @DisplayName("RSK-18 disarming stops entries at once")
    void shouldDisarmingStopEntriesAtOnce() {
        when.traderBuys("0.5").atTheMarket();
        when.traderDisarms();
        then.requestIs(DONE);
        when.traderBuys("1").of(ETH).limit("990");
        refused(LIVE_IS_NOT_ARMED, 0, 0);
        exitsStillLeave(BTC);
    }

    /** A limit is an input like any other: it holds from the next order on, and comes back with the journal. */
    @Test
    @DisplayName("RSK-06 a limit that is changed holds at once and after a restart")
    void shouldALimitThatIsChangedHoldAtOnceAndAfterARestart() {
        when.traderBuys("1.5").limit("9990");
        working();
        when.traderSets(Setting.EXPOSURE_INSTRUMENT, "0.1");
        when.traderBuys("5").of(ETH).limit("990");
        working();
        when.traderSets(Setting.COOLDOWN, "0");
        when.traderBuys("0.1").limit("9990");
        refused(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, "15001.5", "10000");
        when.engineCrashes();
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9990");
        refused(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, "15001.5", "10000");
        when.traderBuys("6").of(ETH).limit("990");
        refused(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, "11011", "10000");
    }
}
