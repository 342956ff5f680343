package genesis.gateway.scenario;

import static genesis.core.message.CommandResult.DONE;
import static genesis.core.message.TradingState.HALTED;
import static genesis.core.message.TradingState.TRADING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.CancelOrdersDecoder;
import genesis.core.message.Cause;
import genesis.core.message.DenialReason;
import genesis.core.message.OrderStatus;
import genesis.core.message.Purpose;
import genesis.core.unit.Setting;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RSK-04: one word takes everything off the book; a second one closes what is open. Only a resume ends it. */
class KillSwitchTest extends RiskScenario {
    @Test
    @DisplayName("RSK-04 a halt takes every order off the book with one message, and nothing passes any more")
    void shouldHaltTakeEveryOrderOffTheBookAndLetNothingPass() {
        when.traderBuys("1").atTheMarket();
        when.traderBuys("0.5").of(ETH).limit("990");
        when.traderBuys("0.5").of(ETH).limit("980");
        when.traderSells("0.3").limit("10500").reduceOnly();
        then.exchangeHasOpenOrders(2);
        when.traderHalts();

        then.requestIs(DONE);
        then.tradingIs(HALTED, Cause.HALT);
        then.exchangeHasOpenOrders(0);
        assertEquals(1, then.heard().said(CancelOrdersDecoder.TEMPLATE_ID).size(), "all of them with one message");
        then.positionIs("1");
        when.traderBuys("0.1").limit("9990");
        refused(DenialReason.TRADING_IS_HALTED, Cause.HALT);
        when.traderSells("0.1").limit("10500").reduceOnly();
        refused(DenialReason.TRADING_IS_HALTED, Cause.HALT);
        when.traderCloses(BTC);
        refused(DenialReason.TRADING_IS_HALTED, Cause.HALT);
        then.booksAgree();
    }

    @Test
    @DisplayName("RSK-04 a halt outlives restart and midnight, and ends with a resume")
    void shouldTheHaltOutliveRestartAndMidnight() {
        given.clockIs("2025-11-20T23:58:00Z");
        when.traderBuys("0.5").limit("9900");
        when.traderHalts();
        when.engineCrashes();
        when.clockIs("2025-11-21T00:01:00Z");
        when.engineRestarts();
        when.traderArms();

        then.tradingIs(HALTED, Cause.HALT);
        when.traderBuys("0.1").limit("9990");
        refused(DenialReason.TRADING_IS_HALTED, Cause.HALT);
        when.traderResumes();
        then.requestIs(DONE);
        then.tradingIs(TRADING);
        when.traderBuys("0.1").limit("9990");
        working();
        assertEquals("TRADING OPERATOR", incidents().get(incidents().size() - 1));
    }

    /** The line is down and stays so: the cancel takes the other way, and what became of it is asked there, too. */
    @Test
    @DisplayName("RSK-04 a halt while the line is down goes over REST")
    void shouldOrdersBeTakenOffOverRestWhileTheLineIsDown() {
        when.traderBuys("0.5").limit("9900");
        when.goesWrong("connect-refused count=4 value=503");
        when.lineBreaks();
        when.traderHalts();
        then.requestIs(DONE);
        then.exchangeHasOpenOrders(0);
        then.tradingIs(HALTED, Cause.HALT);
        when.lineIsBack();
        then.orderIs(OrderStatus.CANCELED);
        then.booksAgree();
    }

    /** Neither way is open when it is said: it is said again until it is done. */
    @Test
    @DisplayName("RSK-04 a halt that nobody hears is said again until it is done")
    void shouldOrdersBeTakenOffAsSoonAsAnybodyListensAgain() {
        when.traderBuys("0.5").limit("9900");
        when.goesWrong("connect-refused count=6 value=503");
        when.goesWrong("maintenance for=8");
        when.lineBreaks();
        when.traderHalts();
        then.requestIs(DONE);
        then.exchangeHasOpenOrders(1);
        when.lineIsBack();
        when.timePasses(seconds(10));
        then.exchangeHasOpenOrders(0);
        then.orderIs(OrderStatus.CANCELED);
        then.booksAgree();
    }

    @Test
    @DisplayName("RSK-04 an order whose fate was unknown at the halt is taken off when it is found")
    void shouldAnOrderBeTakenOffWhoseFateWasUnknownWhenItWasSaid() {
        when.goesWrong("connect-refused count=4 value=503");
        when.goesWrong("rest-429 count=2 value=10");
        when.lineWillBreakBeforeTheAnswer();
        when.traderBuys("0.5").limit("9900");
        then.orderIs(OrderStatus.UNKNOWN);
        when.traderHalts();
        then.requestIs(DONE);
        when.lineIsBack();
        when.timePasses(seconds(15));
        then.exchangeHasOpenOrders(0);
        then.orderIs(OrderStatus.CANCELED);
        then.booksAgree();
    }

    /** The order had left when the switch was used, and is filled before the cancel is there: flatten sells it, too. */
    @Test
    @DisplayName("RSK-04 a fill that was on its way at the flatten is sold, too")
    void shouldAFillOnTheWayBeFlattened() {
        when.traderBuys("1").limit("9990");
        working();
        when.traderFlattens();
        when.exchangeFillsWhileThatIsOnItsWay("1");
        when.timePasses(seconds(2));
        then.positionIs("0");
        then.tradingIs(HALTED, Cause.HALT);
        then.booksAgree();
    }

    /** The line is down and stays so for a while: positions are closed as soon as an order can leave. */
    @Test
    @DisplayName("RSK-04 a flatten while the line is down closes as soon as an order can leave")
    void shouldFlattenCloseWhatIsOpenWhereTheLineWasDownWhenItWasSaid() {
        when.traderBuys("1").atTheMarket();
        when.traderBuys("0.5").of(ETH).limit("990");
        when.goesWrong("connect-refused count=4 value=503");
        when.lineBreaks();
        when.traderFlattens();
        when.lineIsBack();
        when.timePasses(seconds(5));
        then.positionIs("0");
        then.exchangeHasOpenOrders(0);
        then.tradingIs(HALTED, Cause.HALT);
        then.booksAgree();
    }

    @Test
    @DisplayName("RSK-04 a flatten closes every position, and nothing passes any more")
    void shouldFlattenCloseEverythingAndThenLetNothingPass() {
        given.setting(Setting.COOLDOWN, Duration.ZERO);
        when.traderBuys("1").atTheMarket();
        when.traderSells("2").of(ETH).atTheMarket();
        when.traderSells("1").limit("10500").reduceOnly();
        when.traderBuys("0.2").limit("9900");
        then.exchangeHasOpenOrders(2);
        when.traderFlattens();
        when.timePasses(seconds(2));

        then.positionIs(BTC, "0");
        then.positionIs(ETH, "0");
        then.exchangeHasOpenOrders(0);
        then.lastOrderSentIs(Purpose.EXIT_FLATTEN);
        when.traderBuys("0.1").limit("9990");
        refused(DenialReason.TRADING_IS_HALTED, Cause.HALT);
        then.booksAgree();
        when.traderResumes();
        then.tradingIs(TRADING);
        when.traderBuys("0.1").limit("9990");
        working();
    }

    /** Five levels of 0.2, less 0.001 for others, take 0.999; the rest is sold when somebody stands there again. */
    @Test
    @DisplayName("RSK-04 a flatten goes on in a thin market until all is sold, through a restart")
    void shouldFlattenGoOnUntilAllIsSoldThroughARestart() {
        when.traderBuys("1.9").atTheMarket();
        when.marketGetsThinner("0.2");
        when.marketMovesTo("9999", "10001");
        when.traderFlattens();
        when.timePasses(seconds(3));
        then.positionIs("0.901");
        when.engineCrashes();
        when.engineRestarts();
        when.marketMovesTo("9990", "9992");
        when.timePasses(seconds(3));
        then.positionIs("0");
        then.tradingIs(HALTED, Cause.HALT);
        then.booksAgree();
    }
}
