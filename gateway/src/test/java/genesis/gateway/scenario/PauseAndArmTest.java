package genesis.gateway.scenario;

import static genesis.core.message.CommandResult.DONE;
import static genesis.core.message.DenialReason.LIVE_IS_NOT_ARMED;
import static genesis.core.message.DenialReason.TRADING_IS_PAUSED;
import static genesis.core.message.TradingState.PAUSED;
import static genesis.core.message.TradingState.TRADING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.Cause;
import genesis.core.message.DenialReason;
import genesis.core.unit.Setting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RSK-06, RSK-14, RSK-18 and RSK-19: who may trade at all, and that every change of it is on record. */
class PauseAndArmTest extends RiskScenario {
    @Test
    void shouldAPauseEndByItselfAndHoldNoExit() {
        when.traderBuys("0.5").atTheMarket();
        when.traderBuys("1").of(ETH).limit("990");
        when.clockIs("2025-11-20T00:02:00Z");
        when.traderPauses(minutes(10));
        then.tradingIs(PAUSED, Cause.OPERATOR);
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(TRADING_IS_PAUSED).seenCount(Cause.OPERATOR.value()).limitIsTime("2025-11-20T00:12:00Z");
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
