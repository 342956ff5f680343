package genesis.gateway.scenario;

import static genesis.core.message.CommandResult.REFUSED;
import static genesis.core.message.OrderStatus.CANCELED;
import static genesis.core.message.OrderStatus.FILLED;
import static genesis.core.message.OrderStatus.WORKING;
import static genesis.core.message.Purpose.EXIT_STOP;
import static genesis.core.message.TradingState.HALTED;
import static genesis.core.unit.Setting.COOLDOWN;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a trader or a stop wants while nobody can be reached is done when somebody can, once. */
class BrokenLineTest extends TraderScenario {
    @BeforeEach
    void noWaitBetweenEntries() {
        given.setting(COOLDOWN, "0");
    }

    @Test
    @DisplayName("A halt while the line is down cancels all orders as soon as it is back")
    void shouldCancelAllAfterAHaltWithoutALine() {
        when.traderBuys("0.1").limit("9990").called("one");
        when.traderBuys("0.1").limit("9980").called("other");
        when.lineBreaksForAWhile();
        when.traderHalts();
        then.tradingIs(HALTED);
        when.timePasses(seconds(30));
        then.exchangeHasOpenOrders(0);
        then.order("one").is(CANCELED);
        then.order("other").is(CANCELED);
        then.booksAgree();
    }

    @Test
    @DisplayName("A cancel while the line is down is done as soon as it is back")
    void shouldCancelAfterTheLineIsBack() {
        when.traderBuys("0.1").limit("9990");
        when.lineBreaksForAWhile();
        when.traderCancelsAll();
        when.timePasses(seconds(30));
        then.orderIs(CANCELED);
        then.exchangeHasOpenOrders(0);
        then.booksAgree();
    }

    @Test
    @DisplayName("A stop that is reached while the line is down closes when the market is in sight again")
    void shouldCloseWhenTheMarketIsInSightAgain() {
        when.traderBuys("0.1").limit("10001").withStop("9900");
        when.lineBreaksForAWhile();
        when.marketMovesTo("9850", "9852");
        then.ordersSent(1);
        when.timePasses(seconds(30));
        then.lastOrderSentIs(EXIT_STOP).is(FILLED).filled("0.1");
        then.positionIs("0");
        then.ordersSent(2);
        then.booksAgree();
    }

    @Test
    @DisplayName("An exit that was lost with the line is sent again when that is certain, and the position is closed once")
    void shouldCloseOnceThoughTheFirstExitWasLost() {
        when.traderBuys("0.1").limit("10001").withStop("9900");
        when.nextOrderWillBeLost();
        when.marketMovesTo("9890", "9892");
        when.timePasses(minutes(1));
        theStopHasClosedOnce();
    }

    @Test
    @DisplayName("An exit whose answer was lost is not sent twice")
    void shouldNotCloseTwiceWhenTheAnswerWasLost() {
        when.traderBuys("0.1").limit("10001").withStop("9900");
        when.lineWillBreakBeforeTheAnswer();
        when.marketMovesTo("9890", "9892");
        when.timePasses(minutes(1));
        theStopHasClosedOnce();
    }

    @Test
    @DisplayName("A change whose answer was lost is seen after the line is back")
    void shouldSeeTheChangeWhoseAnswerWasLost() {
        when.traderBuys("0.1").limit("9990");
        when.goesWrong("cut-after frame=ou");
        when.traderChangesTo("9980", "0.2");
        when.lineIsBack();
        when.timePasses(seconds(10));
        then.orderIs(WORKING).at("9980").ofQuantity("0.2");
        then.exchangeEverSaw(1);
        then.booksAgree();
    }

    @Test
    @DisplayName("A change that was lost with the line left the order as it was")
    void shouldLeaveTheOrderWhereTheChangeWasLost() {
        when.traderBuys("0.1").limit("9990");
        when.goesWrong("cut-before frame=ou");
        when.traderChangesTo("9980", "0.2");
        when.lineIsBack();
        when.timePasses(seconds(10));
        then.orderIs(WORKING).at("9990").ofQuantity("0.1");
        then.booksAgree();
    }

    @Test
    @DisplayName("A crash before the answer to a change: the change is seen after the restart")
    void shouldSeeTheChangeAfterARestart() {
        when.traderBuys("0.1").limit("9990");
        when.traderChangesTo("9980", "0.2");
        when.engineCrashesBeforeTheAnswer();
        when.engineRestarts();
        when.timePasses(seconds(10));
        then.orderIs(WORKING).at("9980").ofQuantity("0.2");
        then.booksAgree();
    }

    @Test
    @DisplayName("An order that the exchange ends while nobody listens has ended, and what was filled of it before is booked")
    void shouldEndWhatExpiredMeanwhile() {
        when.traderBuys("0.1").limit("9990").forAtMost(seconds(20));
        when.engineCrashes();
        when.exchangeFills("0.04");
        when.timePasses(minutes(1));
        when.engineRestarts();
        then.orderIs(CANCELED).filled("0.04");
        then.positionIs("0.04");
        then.exchangeHasOpenOrders(0);
        then.booksAgree();
    }

    @Test
    @DisplayName("A pair of which one was filled while the engine was down leaves nothing behind")
    void shouldEndAPairAfterARestart() {
        when.traderBuys("0.1").atTheMarket();
        when.traderSells("0.1").limit("10100").orStopAt("9900").reduceOnly();
        when.engineCrashes();
        when.marketMovesTo("9895", "9897");
        when.engineRestarts();
        when.timePasses(seconds(10));
        then.orderIs(CANCELED).filled("0");
        then.positionIs("0");
        then.exchangeHasOpenOrders(0);
        then.booksAgree();
    }

    @Test
    @DisplayName("Maintenance of the exchange: orders wait, nothing is sent, and the books agree afterwards")
    void shouldWaitForTheEndOfMaintenance() {
        when.traderBuys("0.1").limit("9990").called("before");
        when.goesWrong("maintenance for=30");
        when.traderBuys("0.1").limit("9980");
        then.requestIs(REFUSED);
        when.timePasses(minutes(2));
        then.order("before").is(WORKING);
        when.traderBuys("0.1").limit("9980");
        then.orderIs(WORKING);
        then.booksAgree();
    }

    /** The exchange saw the entry and one exit, whatever was sent. */
    private void theStopHasClosedOnce() {
        then.lastOrderSentIs(EXIT_STOP).is(FILLED).filled("0.1");
        then.positionIs("0");
        then.exchangeEverSaw(2);
        then.booksAgree();
    }
}
