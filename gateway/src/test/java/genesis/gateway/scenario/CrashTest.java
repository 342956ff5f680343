package genesis.gateway.scenario;

import static genesis.core.message.DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED;
import static genesis.core.message.OrderStatus.CANCELED;
import static genesis.core.message.OrderStatus.FILLED;
import static genesis.core.message.OrderStatus.REJECTED;
import static genesis.core.message.OrderStatus.UNKNOWN;
import static genesis.core.message.OrderStatus.WORKING;
import static genesis.core.unit.Setting.COOLDOWN;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The process ends, or the line, between an order and its acknowledgement: nothing is sent twice, nothing is lost. */
class CrashTest extends TraderScenario {
    @BeforeEach
    void noWaitBetweenEntries() {
        given.setting(COOLDOWN, "0");
    }

    @Test
    @DisplayName("Crash between send and acknowledgement: the order stands at the exchange, and is found there")
    void shouldFindTheOrderThatNobodyAcknowledged() {
        when.traderBuys("0.1").limit("9990");
        when.engineCrashesBeforeTheAnswer();
        when.timePasses(seconds(10));
        when.engineRestarts();
        then.orderIs(WORKING).filled("0").at("9990");
        then.ordersSent(1);
        then.exchangeEverSaw(1);
        then.booksAgree();
        when.traderCancels();
        then.orderIs(CANCELED);
        then.exchangeHasOpenOrders(0);
    }

    @Test
    @DisplayName("Crash between send and acknowledgement: what was filled meanwhile is booked, once")
    void shouldBookWhatWasFilledWhileItWasDown() {
        when.traderBuys("0.1").atTheMarket();
        when.engineCrashesBeforeTheAnswer();
        when.timePasses(minutes(5));
        when.engineRestarts();
        then.orderIs(FILLED).filled("0.1");
        then.positionIs("0.1");
        then.exchangeEverSaw(1);
        then.exchangeBookedFills(1);
        then.booksAgree();
    }

    @Test
    @DisplayName("Crash after the decision and before the send: the order never arrived, and is not sent late")
    void shouldNotSendLateWhatNeverArrived() {
        when.traderBuys("0.1").atTheMarket();
        when.engineCrashesBeforeSending();
        when.timePasses(seconds(1));
        when.engineRestarts();
        when.timePasses(minutes(1));
        then.orderIs(REJECTED).filled("0");
        then.ordersSent(1);
        then.exchangeEverSaw(0);
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("Crash before the acknowledgement of a cancel: the order is gone after the restart")
    void shouldFindThatTheCancelWorked() {
        when.traderBuys("0.1").limit("9990");
        then.orderIs(WORKING);
        when.traderCancels();
        when.engineCrashesBeforeTheAnswer();
        when.engineRestarts();
        when.timePasses(seconds(10));
        then.orderIs(CANCELED).filled("0");
        then.exchangeHasOpenOrders(0);
        then.booksAgree();
    }

    @Test
    @DisplayName("Crash before a cancel is sent: the order still stands, and a second cancel works")
    void shouldCancelAgainWhatWasNeverCanceled() {
        when.traderBuys("0.1").limit("9990");
        then.orderIs(WORKING);
        when.traderCancels();
        when.engineCrashesBeforeSending();
        when.engineRestarts();
        when.timePasses(seconds(10));
        when.traderCancels();
        then.orderIs(CANCELED);
        then.exchangeHasOpenOrders(0);
        then.booksAgree();
    }

    @Test
    @DisplayName("The line breaks between send and acknowledgement: unknown, looked up, found")
    void shouldLookUpTheOrderWhoseAnswerWasLost() {
        when.lineWillBreakBeforeTheAnswer();
        when.traderBuys("0.1").limit("9990");
        when.lineIsBack();
        then.orderIs(WORKING).was(UNKNOWN).at("9990");
        then.ordersSent(1);
        then.exchangeEverSaw(1);
        then.booksAgree();
    }

    @Test
    @DisplayName("The line breaks before the order arrives: looked up, never arrived, not sent again")
    void shouldGiveUpTheOrderThatWasLost() {
        when.nextOrderWillBeLost();
        when.traderBuys("0.1").limit("9990");
        when.lineIsBack();
        when.timePasses(minutes(1));
        then.orderIs(REJECTED).was(UNKNOWN).filled("0");
        then.exchangeEverSaw(0);
        then.booksAgree();
    }

    @Test
    @DisplayName("An unknown order counts against every limit as long as nobody knows about it")
    void shouldCountAnUnknownOrderAgainstTheLimits() {
        // A fifth of 100,000; 1.5 at the best ask are 15,001.50, and 0.6 are 6,000.60.
        when.traderBuys("1.5").limit("9990").called("unknown");
        when.engineCrashesBeforeSending();
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.6").limit("9980");
        then.requestIsRefusedWith(INSTRUMENT_EXPOSURE_LIMIT_REACHED).limit("20000").seen("21002.1");
        when.timePasses(minutes(1));
        when.traderBuys("0.6").limit("9980");
        then.orderIs(WORKING);
        then.exchangeEverSaw(1);
        then.booksAgree();
    }
}
