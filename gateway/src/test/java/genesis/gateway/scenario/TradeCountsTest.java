package genesis.gateway.scenario;

import static genesis.core.message.DenialReason.COOLDOWN;
import static genesis.core.message.DenialReason.ORDER_BUDGET_IS_SPENT;
import static genesis.core.message.DenialReason.TOO_MANY_TRADES_OF_INSTRUMENT_TODAY;
import static genesis.core.message.DenialReason.TOO_MANY_TRADES_TODAY;

import genesis.core.unit.Setting;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RSK-07, RSK-09 to RSK-12 and CB-07: how many, and how soon after each other. */
class TradeCountsTest extends RiskScenario {
    /** Five a day and three of one instrument: the example of the predecessor. */
    @Test
    @DisplayName("RSK-10, RSK-11 five trades a day, three of one instrument; a canceled one counts")
    void shouldADayHaveFiveTradesAndThreeOfOneInstrument() {
        given.setting(Setting.TRADES_PER_DAY, "5").setting(Setting.TRADES_PER_INSTRUMENT, "3");
        given.setting(Setting.COOLDOWN, Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            when.traderBuys("0.1").limit("9990").called("bitcoin " + i);
            working();
        }
        when.traderBuys("0.1").limit("9990");
        refused(TOO_MANY_TRADES_OF_INSTRUMENT_TODAY, 3, 3);
        when.traderBuys("1").of(ETH).limit("990");
        when.traderBuys("1").of(ETH).limit("990");
        working();
        when.timePasses(seconds(1));
        tradesAre(ETH, 2, 5);
        when.traderBuys("1").of(ETH).limit("990");
        refused(TOO_MANY_TRADES_TODAY, 5, 5);

        when.traderCancels("bitcoin 0");
        when.exchangeFills("bitcoin 1", "0.1");
        when.marketMovesTo("9999", "10001");
        when.traderBuys("0.1").limit("9990");
        refused(TOO_MANY_TRADES_TODAY, 5, 5);
        exitsStillLeave(BTC);
        then.booksAgree();
    }

    @Test
    @DisplayName("RSK-09 the counts outlive a restart and end with the day")
    void shouldTheCountsOutliveARestartAndEndWithTheDay() {
        given.clockIs("2025-11-20T23:57:00Z");
        given.setting(Setting.TRADES_PER_DAY, "2").setting(Setting.TRADES_PER_INSTRUMENT, "1");
        given.setting(Setting.COOLDOWN, Duration.ZERO);
        when.traderBuys("0.1").limit("9990");
        when.engineCrashes();
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9990");
        refused(TOO_MANY_TRADES_OF_INSTRUMENT_TODAY, 1, 1);
        when.traderBuys("1").of(ETH).limit("990");
        working();
        when.engineCrashes();
        when.clockIs("2025-11-21T00:00:30Z");
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9990");
        working();
        when.timePasses(seconds(1));
        tradesAre(BTC, 1, 1);
        when.traderBuys("0.1").limit("9990");
        refused(TOO_MANY_TRADES_OF_INSTRUMENT_TODAY, 1, 1);
    }

    @Test
    @DisplayName("RSK-12 an instrument rests a minute after an entry, others do not, and exits do not wait")
    void shouldAnInstrumentRestAMinuteAfterAnEntry() {
        when.clockIs("2025-11-20T00:01:00Z");
        when.traderBuys("0.1").atTheMarket();
        filled();
        when.traderBuys("1").of(ETH).atTheMarket();
        filled();
        when.clockIs("2025-11-20T00:01:30Z");
        when.traderSells("0.05").atTheMarket().reduceOnly();
        filled();
        when.clockIs("2025-11-20T00:01:59.980Z");
        when.traderBuys("0.1").limit("9990");
        refusedAfter(COOLDOWN, Duration.ofMillis(59_980), minutes(1));
        when.clockIs("2025-11-20T00:02:00.180Z");
        when.traderBuys("0.1").limit("9990");
        working();
    }

    @Test
    @DisplayName("RSK-12 the wait lasts through a restart")
    void shouldTheRestLastThroughARestart() {
        given.setting(Setting.COOLDOWN, minutes(5));
        when.clockIs("2025-11-20T00:01:00Z");
        when.traderBuys("0.1").limit("9990");
        when.engineCrashes();
        when.clockIs("2025-11-20T00:03:00Z");
        when.engineRestarts();
        when.traderArms();
        when.clockIs("2025-11-20T00:05:00Z");
        when.traderBuys("0.1").limit("9990");
        refusedAfter(COOLDOWN, minutes(4), minutes(5));
        when.clockIs("2025-11-20T00:06:00Z");
        when.traderBuys("0.1").limit("9990");
        working();
    }

    /** Cancels are no orders, exits count but are never refused. */
    @Test
    @DisplayName("CB-07 a second has its budget of orders; exits and cancels leave all the same")
    void shouldASecondHaveItsBudgetOfOrders() {
        given.setting(Setting.ORDERS_PER_SECOND, "3").setting(Setting.COOLDOWN, Duration.ZERO);
        when.traderBuys("0.1").of(ETH).atTheMarket();
        when.clockIs("2025-11-20T00:01:00Z");
        when.traderBuys("0.1").limit("9990");
        when.traderBuys("0.1").limit("9980");
        when.traderBuys("0.1").limit("9970");
        working();
        when.traderBuys("0.1").limit("9960");
        refused(ORDER_BUDGET_IS_SPENT, 3, 3);
        exitsStillLeave(ETH);
        when.clockIs("2025-11-20T00:01:01Z");
        when.traderBuys("0.1").limit("9960");
        working();
        then.exchangeHasOpenOrders(4);
    }

    @Test
    @DisplayName("CB-07 a minute has its budget of orders; exits and cancels leave all the same")
    void shouldAMinuteHaveItsBudgetOfOrders() {
        given.setting(Setting.ORDERS_PER_MINUTE, "4").setting(Setting.COOLDOWN, Duration.ZERO);
        when.clockIs("2025-11-20T00:01:00Z");
        when.traderBuys("0.1").of(ETH).atTheMarket();
        for (int i = 0; i < 3; i++) {
            when.traderBuys("0.1").limit("9990");
            when.timePasses(seconds(2));
        }
        when.clockIs("2025-11-20T00:01:59Z");
        when.traderBuys("0.1").limit("9960");
        refused(ORDER_BUDGET_IS_SPENT, 4, 4);
        when.traderCancelsAll();
        then.exchangeHasOpenOrders(0);
        exitsStillLeave(ETH);
        when.clockIs("2025-11-20T00:02:00Z");
        when.traderBuys("0.1").limit("9960");
        working();
    }
}
