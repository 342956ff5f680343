package genesis.gateway.scenario;

import static genesis.core.message.BreakerState.CLOSED;
import static genesis.core.message.BreakerState.HALF_OPEN;
import static genesis.core.message.BreakerState.LATCHED;
import static genesis.core.message.BreakerState.OPEN;
import static genesis.core.message.DenialReason.ONLY_REDUCING_IS_ALLOWED;
import static genesis.core.message.DenialReason.PROBE_IS_OUT;
import static genesis.core.message.DenialReason.TRADING_IS_PAUSED;
import static genesis.core.message.TradingState.PAUSED;
import static genesis.core.message.TradingState.REDUCING_ONLY;
import static genesis.core.message.TradingState.TRADING;

import genesis.core.message.Cause;
import genesis.core.message.OrderStatus;
import genesis.core.unit.Setting;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CB-01, CB-05, CB-10: when trading goes wrong it pauses, tries with one order, and at last waits for a person. */
class BreakerTest extends RiskScenario {
    @BeforeEach
    void nobodyWaits() {
        given.setting(Setting.COOLDOWN, Duration.ZERO);
    }

    /** Five within a minute. It pauses a quarter of an hour, and holds no exit meanwhile. */
    @Test
    @DisplayName("CB-01 five rejections in a minute pause entries for a quarter of an hour, through a restart")
    void shouldFiveRejectionsPauseEntriesForAQuarterOfAnHour() {
        when.traderBuys("0.5").atTheMarket();
        when.traderBuys("1").of(ETH).limit("990").called("resting");
        when.clockIs("2025-11-20T00:01:00Z");
        rejectedOrders(4);
        then.tradingIs(TRADING);
        when.clockIs("2025-11-20T00:01:30Z");
        rejectedOrders(1);
        then.tradingIs(PAUSED, Cause.ORDER_REJECTIONS);
        breakerIsOpenUntil("2025-11-20T00:16:30.200Z");
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(TRADING_IS_PAUSED).seenCount(Cause.ORDER_REJECTIONS.value())
            .limitIsTime("2025-11-20T00:16:30.200Z");
        when.traderCancels("resting");
        then.exchangeHasOpenOrders(0);
        exitsStillLeave(BTC);

        when.engineCrashes();
        when.clockIs("2025-11-20T00:16:00Z");
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(TRADING_IS_PAUSED).seenCount(Cause.ORDER_REJECTIONS.value());
        when.clockIs("2025-11-20T00:16:32Z");
        breakerIs(HALF_OPEN, Cause.ORDER_REJECTIONS);
        then.tradingIs(TRADING, Cause.TIME);
    }

    @Test
    @DisplayName("CB-01 rejections that are far apart do not pause")
    void shouldRejectionsThatAreFarApartNotPause() {
        rejectedOrders(4);
        when.timePasses(minutes(2));
        rejectedOrders(4);
        then.tradingIs(TRADING);
        breakerIs(CLOSED, Cause.START);
    }

    /** Each buys at the ask, sells at the bid and pays both fees. */
    @Test
    @DisplayName("CB-01 three losses in a row pause entries; a resume ends it")
    void shouldThreeLossesInARowPauseEntries() {
        losingTrade();
        losingTrade();
        then.tradingIs(TRADING);
        losingTrade();
        then.tradingIs(PAUSED, Cause.LOSING_TRADES);
        breakerIs(OPEN, Cause.LOSING_TRADES);
        when.traderResumes();
        then.tradingIs(TRADING);
        breakerIs(CLOSED, Cause.LOSING_TRADES);
    }

    @Test
    @DisplayName("CB-01 a win between losses begins the count anew")
    void shouldAWinBetweenLossesBeginTheCountAnew() {
        losingTrade();
        losingTrade();
        winningTrade();
        losingTrade();
        losingTrade();
        then.tradingIs(TRADING);
    }

    @Test
    @DisplayName("CB-05 one probe passes, and its win closes the breaker")
    void shouldOneProbePassAndItsWinCloseTheBreaker() {
        given.setting(Setting.BREAKER_PAUSE, minutes(1));
        rejectedOrders(5);
        when.timePasses(seconds(62));
        breakerIs(HALF_OPEN, Cause.ORDER_REJECTIONS);
        when.traderBuys("0.1").limit("10001").withStop("9000");
        filled();
        when.traderBuys("1").of(ETH).limit("990");
        refused(PROBE_IS_OUT, 0, 0);
        when.marketMovesTo("10200", "10202");
        exitsStillLeave(BTC);
        breakerIs(CLOSED, Cause.ORDER_REJECTIONS);
        when.traderBuys("1").of(ETH).limit("990");
        working();
    }

    /** What was never filled has proved nothing: another one may try. */
    @Test
    @DisplayName("CB-05 a probe that nobody filled proves nothing, and another may pass")
    void shouldAProbeThatNobodyFilledBeNoProbe() {
        given.setting(Setting.BREAKER_PAUSE, minutes(1));
        rejectedOrders(5);
        when.timePasses(seconds(62));
        when.traderBuys("0.1").limit("9990").withStop("9000");
        working();
        when.traderBuys("1").of(ETH).limit("990");
        refused(PROBE_IS_OUT, 0, 0);
        when.engineCrashes();
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("1").of(ETH).limit("990");
        refused(PROBE_IS_OUT, 0, 0);
        when.traderCancels();
        then.exchangeHasOpenOrders(0);
        breakerIs(HALF_OPEN, Cause.ORDER_REJECTIONS);
        when.traderBuys("1").of(ETH).limit("990").withStop("900");
        working();
    }

    /** The third trip of a day waits for a person, through restart and midnight. */
    @Test
    @DisplayName("CB-10 the third trip of a day latches until a person's resume, through restart and midnight")
    void shouldTheThirdTripLatchUntilAResume() {
        given.setting(Setting.BREAKER_PAUSE, minutes(1)).clockIs("2025-11-20T23:50:00Z");
        rejectedOrders(5);
        for (int probe = 0; probe < 2; probe++) {
            when.timePasses(seconds(62));
            breakerIs(HALF_OPEN, probe == 0 ? Cause.ORDER_REJECTIONS : Cause.LOSING_TRADES);
            when.traderBuys("0.1").limit("10001").withStop("9000");
            filled();
            exitsStillLeave(BTC);
        }
        breakerIs(LATCHED, Cause.LOSING_TRADES);
        then.tradingIs(REDUCING_ONLY, Cause.TRIPPED_TOO_OFTEN);
        when.traderBuys("0.1").limit("9990");
        refused(ONLY_REDUCING_IS_ALLOWED, Cause.TRIPPED_TOO_OFTEN);
        when.engineCrashes();
        when.clockIs("2025-11-21T00:01:00Z");
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9990");
        refused(ONLY_REDUCING_IS_ALLOWED, Cause.TRIPPED_TOO_OFTEN);
        breakerIs(LATCHED, Cause.LOSING_TRADES);

        when.traderResumes();
        breakerIs(CLOSED, Cause.LOSING_TRADES);
        then.tradingIs(TRADING);
        when.traderBuys("0.1").limit("9990");
        working();
        then.booksAgree();
    }

    private void rejectedOrders(final int count) {
        when.goesWrong("reject count=" + count);
        for (int i = 0; i < count; i++) {
            when.traderBuys("0.1").limit("9990");
            then.orderIs(OrderStatus.REJECTED);
        }
    }

    private void losingTrade() {
        when.marketMovesTo("9999", "10001");
        when.traderBuys("0.1").atTheMarket();
        filled();
        exitsStillLeave(BTC);
        when.timePasses(seconds(2));
    }

    private void winningTrade() {
        when.traderBuys("0.1").atTheMarket();
        when.marketMovesTo("10200", "10202");
        exitsStillLeave(BTC);
        when.timePasses(seconds(2));
    }
}
