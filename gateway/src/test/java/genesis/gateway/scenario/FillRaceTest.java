package genesis.gateway.scenario;

import static genesis.core.message.OrderStatus.CANCELED;
import static genesis.core.message.OrderStatus.FILLED;
import static genesis.core.message.OrderStatus.WORKING;
import static genesis.core.message.Purpose.EXIT_STOP;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Fills that come at the wrong moment, twice, late, or while nobody listens. */
class FillRaceTest extends TraderScenario {
    @Test
    @DisplayName("Fill during cancel: a whole fill wins the race, and the order is filled")
    void shouldBookTheFillThatWonTheRace() {
        when.traderBuys("0.1").limit("9990");
        then.orderIs(WORKING);
        when.traderCancels();
        when.exchangeFillsWhileThatIsOnItsWay("0.1");
        then.orderIs(FILLED).filled("0.1");
        then.positionIs("0.1");
        then.booksAgree();
    }

    @Test
    @DisplayName("Fill during cancel: a part is filled, the rest is canceled")
    void shouldBookThePartThatWasFilledDuringTheCancel() {
        when.traderBuys("0.1").limit("9990");
        then.orderIs(WORKING);
        when.traderCancels();
        when.exchangeFillsWhileThatIsOnItsWay("0.06");
        then.orderIs(CANCELED).filled("0.06");
        then.positionIs("0.06");
        then.booksAgree();
    }

    @Test
    @DisplayName("Fill during cancel: the acknowledgement of the cancel overtakes the fill")
    void shouldBookTheFillThatComesBehindTheCancel() {
        when.traderBuys("0.1").limit("9990");
        then.orderIs(WORKING);
        when.goesWrong("delay frame=te for=2");
        when.goesWrong("delay frame=tu for=2");
        when.traderCancels();
        when.exchangeFillsWhileThatIsOnItsWay("0.06");
        when.lineIsBack();
        when.timePasses(seconds(10));
        then.orderIs(CANCELED).filled("0.06");
        then.positionIs("0.06");
        then.booksAgree();
    }

    @Test
    @DisplayName("Fill during change: what was filled before the change arrives is counted into it")
    void shouldChangeAnOrderThatIsBeingFilled() {
        when.traderBuys("0.1").limit("9990");
        then.orderIs(WORKING);
        when.traderChangesTo("9980", "0");
        when.exchangeFillsWhileThatIsOnItsWay("0.04");
        then.orderIs(WORKING).filled("0.04");
        then.positionIs("0.04");
        then.booksAgree();
    }

    @Test
    @DisplayName("Duplicated fill: the same news twice, three times, are booked once, and protected once")
    void shouldBookADuplicatedFillOnce() {
        when.traderBuys("0.04").limit("9990").withStop("9900");
        when.exchangeFills("0.04");
        when.engineHearsOfTheLastFillAgain();
        when.engineHearsOfTheLastFillAgain();
        then.orderIs(FILLED).filled("0.04");
        then.positionIs("0.04");
        // 0.1 % of 399.60
        then.feesAre("0.3996");
        when.marketMovesTo("9898", "9900");
        then.lastOrderSentIs(EXIT_STOP).ofQuantity("0.04").is(FILLED);
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("Duplicated fill: frames that come twice end the line, and the books agree afterwards")
    void shouldBookOnceWhatTheExchangeSendsTwice() {
        when.traderBuys("0.1").limit("9990");
        when.goesWrong("duplicate frame=te");
        when.goesWrong("duplicate frame=tu");
        when.exchangeFills("0.04");
        when.lineIsBack();
        then.orderIs(WORKING).filled("0.04");
        then.positionIs("0.04");
        then.feesAre("0.3996");
        then.exchangeBookedFills(1);
        then.booksAgree();
    }

    @Test
    @DisplayName("Duplicated fill: told again by the comparison of the books and by a restart, it is booked once")
    void shouldBookAFillOnceThatIsToldByEverybody() {
        when.traderBuys("0.1").limit("9990");
        when.exchangeFills("0.04");
        when.timePasses(minutes(3));
        when.engineCrashes();
        when.engineRestarts();
        when.lineBreaks();
        when.lineIsBack();
        then.orderIs(WORKING).filled("0.04");
        then.positionIs("0.04");
        then.exchangeBookedFills(1);
        then.booksAgree();
    }

    @Test
    @DisplayName("Partial fill then disconnect: the order lives on, and what was filled meanwhile is booked")
    void shouldBookWhatWasFilledWhileTheLineWasDown() {
        when.traderBuys("0.1").limit("9990");
        when.exchangeFills("0.04");
        when.lineBreaks();
        when.exchangeFills("0.03");
        when.lineIsBack();
        then.orderIs(WORKING).filled("0.07");
        then.positionIs("0.07");
        when.exchangeFills("0.03");
        then.orderIs(FILLED).filled("0.1");
        then.exchangeBookedFills(3);
        then.booksAgree();
    }

    @Test
    @DisplayName("Partial fill then disconnect: the rest is filled meanwhile, and the order has ended")
    void shouldEndTheOrderThatWasFilledWhileTheLineWasDown() {
        when.traderBuys("0.1").limit("9990");
        when.exchangeFills("0.04");
        when.lineBreaks();
        when.exchangeFills("0.06");
        when.lineIsBack();
        then.orderIs(FILLED).filled("0.1");
        then.positionIs("0.1");
        then.exchangeHasOpenOrders(0);
        then.booksAgree();
    }

    @Test
    @DisplayName("Partial fill then disconnect: no entry leaves before the books were compared again")
    void shouldSendNoEntryBeforeTheBooksWereCompared() {
        when.traderBuys("0.1").limit("9990");
        when.exchangeFills("0.04");
        when.lineBreaks();
        when.traderBuys("0.1").limit("9980");
        then.requestIsRefusedWith(genesis.core.message.DenialReason.ACCOUNT_IS_NOT_RECONCILED);
        then.ordersSent(1);
        when.lineIsBack();
        then.positionIs("0.04");
        then.booksAgree();
    }

    @Test
    @DisplayName("A part is filled at once, the exchange cancels the rest")
    void shouldKeepThePartThatTheExchangeLeft() {
        when.goesWrong("partial value=40");
        when.traderBuys("0.1").limit("10001");
        then.orderIs(CANCELED).filled("0.04");
        then.positionIs("0.04");
        then.booksAgree();
    }
}
