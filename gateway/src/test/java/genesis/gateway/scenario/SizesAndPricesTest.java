package genesis.gateway.scenario;

import static genesis.core.message.DenialReason.PRICE_IS_OUTSIDE_BAND;
import static genesis.core.message.DenialReason.QUANTITY_IS_ABOVE_MAXIMUM;
import static genesis.core.message.DenialReason.QUANTITY_IS_BELOW_MINIMUM;
import static genesis.core.message.DenialReason.WOULD_TRADE_WITH_OURSELVES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.OrderStatus;
import genesis.core.unit.Setting;
import genesis.gateway.simulator.account.Truth;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RSK-01, RSK-02, RSK-15 and RSK-22: how much, at which price, and to the last decimal. */
class SizesAndPricesTest extends RiskScenario {
    @BeforeEach
    void nobodyWaits() {
        given.setting(Setting.COOLDOWN, Duration.ZERO);
    }

    /**
     * Fixed-fractional sizing (R. Vince, Portfolio Management Formulas, 1990): stake ÷ distance to the stop. Half a
     * percent of 100,000 is 500; at a buy of 10,001 a stop at 9,501 is 500 away: one bitcoin.
     */
    @Test
    @DisplayName("RSK-15 the trader names the stop, risk the quantity: what would lose half a percent")
    void shouldTheTraderNameTheStopAndRiskTheQuantity() {
        when.traderBuys("0").limit("10001").withStop("9501");
        filled();
        then.positionIs("1");
        then.positionIsProtectedBy("9501", "0");
        then.booksAgree();
    }

    /** 500 ÷ 333 = 1.501501501…: rounded down, in the eighth decimal. */
    @Test
    @DisplayName("RSK-15 a quantity is rounded toward less risk")
    void shouldTheQuantityBeRoundedTowardLessRisk() {
        when.traderBuys("0").limit("10001").withStop("9668");
        then.positionIs("1.5015015");
    }

    /** A stop 100 away would take five; a fifth of the account takes 20,000 ÷ 10,001 = 1.99980001999…. */
    @Test
    @DisplayName("RSK-15 exposure caps what the stop would allow")
    void shouldExposureCapWhatTheStopWouldAllow() {
        when.traderBuys("0").limit("10001").withStop("9901");
        then.positionIs("1.99980001");
    }

    /** With 1 % at stake the same stop takes twice as much; a short is sized alike: 1,000 ÷ (10,999 − 9,999) = 1. */
    @Test
    @DisplayName("RSK-15 the stake is a setting, and a short is sized alike")
    void shouldTheStakeBeASetting() {
        given.setting(Setting.RISK_PER_TRADE, "0.01");
        when.traderSells("0").limit("9999").withStop("10999");
        then.positionIs("-1");
    }

    /**
     * J. L. Kelly, A New Interpretation of Information Rate, 1956: f = p − (1 − p) ÷ odds. A person's order has p = 1,
     * half of Kelly is 50 %, and the ceiling of 1 % decides: 1,000 ÷ 1,000 = 1.
     */
    @Test
    @DisplayName("RSK-15 Kelly's fraction ends at its ceiling")
    void shouldKellysFractionEndAtItsCeiling() {
        given.setting(Setting.KELLY_FRACTION, "0.5").setting(Setting.KELLY_CEILING, "0.01");
        when.traderBuys("0").limit("10001").withStop("9001");
        then.positionIs("1");
    }

    @Test
    @DisplayName("RSK-02 too little and too much are refused")
    void shouldTooLittleAndTooMuchBeRefused() {
        when.traderBuys("0.00000999").limit("9990");
        refused(QUANTITY_IS_BELOW_MINIMUM, "0.00000999", "0.00001");
        when.traderBuys("1000000001").limit("9990");
        refused(QUANTITY_IS_ABOVE_MAXIMUM, "1000000001", "1000000000");
        when.traderBuys("0").limit("10001");
        then.requestIsRefusedWith(DenialReason.QUANTITY_IS_WRONG);
        when.traderBuys("0.00001").limit("9990");
        working();
    }

    /** Two percent around the middle of 10,000. */
    @Test
    @DisplayName("RSK-01 a price far from the market is refused, an exit's is not")
    void shouldAPriceFarFromTheMarketBeRefusedAndAnExitsNot() {
        when.traderBuys("0.1").limit("10201");
        refused(PRICE_IS_OUTSIDE_BAND, "10201", "10200");
        when.traderSells("0.1").limit("9799");
        refused(PRICE_IS_OUTSIDE_BAND, "9799", "9800");
        when.traderBuys("0.1").limit("10200");
        filled();
        then.averagePriceIs("10001");
        when.traderSells("0.05").limit("9000").reduceOnly();
        filled();
        exitsStillLeave(BTC);
    }

    /** The limit of a stop is held against its trigger: two percent above 10,500 is 10,710. */
    @Test
    @DisplayName("RSK-01 the limit of a stop stays near its trigger")
    void shouldTheLimitOfAStopStayNearItsTrigger() {
        when.traderBuys("0.1").stopLimit("10500", "10711");
        refused(PRICE_IS_OUTSIDE_BAND, "10711", "10710");
        when.traderBuys("0.1").stopLimit("10500", "10710");
        working();
    }

    @Test
    @DisplayName("RSK-01 nobody trades with himself")
    void shouldNobodyTradeWithHimself() {
        when.traderBuys("0.1").limit("9990").called("bid");
        when.traderSells("0.1").limit("9990");
        refused(WOULD_TRADE_WITH_OURSELVES, "9990", "9990");
        when.traderSells("0.1").atTheMarket();
        refused(WOULD_TRADE_WITH_OURSELVES, "0", "9990");
        when.traderSells("0.1").limit("10100");
        working();
        when.traderBuys("0.1").limit("10100");
        refused(WOULD_TRADE_WITH_OURSELVES, "10100", "10100");
        when.traderCancels("bid");
        when.traderSells("0.1").limit("9990");
        filled();
    }

    /** Five digits for the price, never worse than what was asked for; eight decimals for the quantity. */
    @Test
    @DisplayName("RSK-22 every decimal reaches the exchange, and five digits of the price")
    void shouldEveryDecimalReachTheExchange() {
        when.traderBuys("0.12345678").limit("9876.54");
        working();
        final Truth.Order order = then.openAtTheExchange().get(0);
        assertEquals(12_345_678L, order.orderedE8());
        assertEquals(987_650_000_000L, order.priceE8());
        when.exchangeFills("0.10000001");
        then.orderIs(OrderStatus.WORKING).filled("0.10000001");
        then.positionIs("0.10000001");
        then.booksAgree();
    }

    /** Every rule below would say no as well; the first one is the answer, and nothing leaves the house. */
    @Test
    @DisplayName("RSK-01 the first rule that says no is the answer, with both numbers")
    void shouldTheFirstRuleThatSaysNoBeTheAnswer() {
        given.notArmed().setting(Setting.TRADES_PER_DAY, "0");
        when.traderPauses(Duration.ZERO);
        when.traderBuys("0").limit("20000").withStop("9000");
        refused(DenialReason.LIVE_IS_NOT_ARMED, 0, 0);
        when.traderArms();
        when.traderBuys("1").limit("20000");
        then.requestIsRefusedWith(DenialReason.TRADING_IS_PAUSED);
        when.traderResumes();
        when.traderBuys("1").limit("20000");
        refused(DenialReason.TOO_MANY_TRADES_TODAY, 0, 0);
        when.traderSets(Setting.TRADES_PER_DAY, "5");
        when.traderBuys("1").limit("20000");
        refused(PRICE_IS_OUTSIDE_BAND, "20000", "10200");
        when.traderBuys("3").limit("10001");
        refused(DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED, "30003", "20000");
        then.exchangeEverSaw(0);
        when.traderBuys("1").limit("10001");
        then.requestIs(CommandResult.DONE);
        then.entryIsApproved();
        filled();
    }
}
