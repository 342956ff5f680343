package genesis.gateway.scenario;

import static genesis.core.message.CommandResult.DONE;
import static genesis.core.message.CommandResult.NOTHING_TO_DO;
import static genesis.core.message.DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED;
import static genesis.core.message.DenialReason.LIVE_IS_NOT_ARMED;
import static genesis.core.message.DenialReason.NOTHING_TO_REDUCE;
import static genesis.core.message.DenialReason.OBSERVING_ONLY;
import static genesis.core.message.DenialReason.PRICE_IS_OUTSIDE_BAND;
import static genesis.core.message.DenialReason.PRICE_IS_WRONG;
import static genesis.core.message.DenialReason.QUANTITY_IS_BELOW_MINIMUM;
import static genesis.core.message.DenialReason.QUANTITY_IS_WRONG;
import static genesis.core.message.DenialReason.TERMS_DO_NOT_FIT;
import static genesis.core.message.Mode.OBSERVE;
import static genesis.core.message.Mode.PAPER;
import static genesis.core.message.OrderStatus.CANCELED;
import static genesis.core.message.OrderStatus.FILLED;
import static genesis.core.message.OrderStatus.REJECTED;
import static genesis.core.message.OrderStatus.WORKING;
import static genesis.core.message.Purpose.ENTRY;
import static genesis.core.unit.Setting.COOLDOWN;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the trader's request to the exchange's book: what passes, what is stopped where, and what is sent once. */
class OrderChainTest extends TraderScenario {
    @Test
    @DisplayName("ORD-01 an order goes through the policy to the exchange, and what became of it comes back")
    void shouldCarryAnOrderToTheExchangeAndBack() {
        given.account().wallet("USD", "100000");
        given.market("tBTCUSD").bestBid("9999").bestAsk("10001");
        when.traderBuys("0.1").limit("9990");
        then.requestIs(DONE);
        then.entryIsApproved();
        then.orderIs(WORKING).filled("0").ofQuantity("0.1").at("9990").isAtTheExchange("ACTIVE");
        then.exchangeHasOpenOrders(1);
        when.exchangeFills("0.1");
        then.orderIs(FILLED).filled("0.1").isAtTheExchange("EXECUTED");
        then.positionIs("0.1");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-01 an order that breaks a rule of risk ends in the house, with both numbers")
    void shouldStopAnOrderThatBreaksARule() {
        // A fifth of 100,000 is 20,000; three at the best ask, which is what they may cost, are 30,003.
        given.account().wallet("USD", "100000");
        when.traderBuys("3").limit("9990");
        then.requestIsRefusedWith(INSTRUMENT_EXPOSURE_LIMIT_REACHED).limit("20000").seen("30003");
        then.ordersSent(0);
        then.exchangeEverSaw(0);
    }

    @Test
    @DisplayName("ORD-01 an order that the exchange refuses is rejected, and nothing else changes")
    void shouldTellThatTheExchangeRefused() {
        when.goesWrong("reject");
        when.traderBuys("0.1").limit("9990");
        then.orderIs(REJECTED).filled("0");
        then.exchangeHasOpenOrders(0);
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-02 who asks twice for the same gets one order")
    void shouldPlaceOneOrderForOneRequest() {
        when.traderBuys("0.1").limit("9990").request(77);
        then.requestIs(DONE);
        when.traderRepeatsTheRequest();
        then.requestIs(NOTHING_TO_DO);
        then.ordersSent(1);
        then.exchangeEverSaw(1);
    }

    @Test
    @DisplayName("ORD-02 who asks again after a crash still gets one order")
    void shouldRememberARequestOverARestart() {
        when.traderBuys("0.1").limit("9990").request(77);
        when.engineCrashesBeforeTheAnswer();
        when.engineRestarts();
        when.traderArms();
        when.traderRepeatsTheRequest();
        then.requestIs(NOTHING_TO_DO);
        then.ordersSent(1);
        then.exchangeEverSaw(1);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-02 two requests are two orders, with two numbers")
    void shouldPlaceTwoOrdersForTwoRequests() {
        given.setting(COOLDOWN, "0");
        when.traderBuys("0.1").limit("9990").request(77).called("first");
        when.traderBuys("0.1").limit("9990").request(78).called("second");
        then.exchangeHasOpenOrders(2);
        then.order("first").is(WORKING);
        then.order("second").is(WORKING);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-03 before it is armed, LIVE is a dry run: the whole review, and nothing leaves")
    void shouldSendNothingBeforeItIsArmed() {
        given.notArmed();
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(LIVE_IS_NOT_ARMED);
        then.exchangeEverSaw(0);
        when.traderArms();
        when.traderBuys("0.1").limit("9990");
        then.requestIs(DONE);
        then.exchangeHasOpenOrders(1);
    }

    @Test
    @DisplayName("ORD-03 OBSERVE decides and sends nothing")
    void shouldSendNothingWhileItObserves() {
        given.mode(OBSERVE);
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(OBSERVING_ONLY);
        then.ordersSent(0);
        then.exchangeEverSaw(0);
    }

    @Test
    @DisplayName("ORD-03 PAPER fills against the market that it sees, and the exchange hears nothing of it")
    void shouldFillOnPaperWithoutTheExchange() {
        given.mode(PAPER);
        when.traderBuys("0.1").limit("10001");
        then.lastOrderSentIs(ENTRY).is(FILLED).filled("0.1");
        then.paperPositionIs("0.1");
        then.exchangeEverSaw(0);
        then.exchangeBookedFills(0);
    }

    @Test
    @DisplayName("ORD-09 what contradicts itself is refused before risk is asked")
    void shouldRefuseWhatContradictsItself() {
        when.traderBuys("0.1").fillOrKill("9990").postOnly();
        then.requestIsRefusedWith(TERMS_DO_NOT_FIT);
        when.traderBuys("0.1").limit("0");
        then.requestIsRefusedWith(PRICE_IS_WRONG).seen("0");
        when.traderBuys("0").limit("9990");
        then.requestIsRefusedWith(QUANTITY_IS_WRONG).seen("0");
        when.traderBuys("0.1").limit("9990").withStop("9995");
        then.requestIsRefusedWith(PRICE_IS_WRONG).seen("9995").limit("9990");
        when.traderBuys("0.1").limit("9990").reduceOnly().withStop("9900");
        then.requestIsRefusedWith(TERMS_DO_NOT_FIT);
        then.exchangeEverSaw(0);
    }

    @Test
    @DisplayName("ORD-09 what fits together is still held against the market and the instrument")
    void shouldRefuseWhatTheMarketDoesNotAllow() {
        // The band is 2 % around 10,000.
        when.traderBuys("0.1").limit("10201");
        then.requestIsRefusedWith(PRICE_IS_OUTSIDE_BAND).limit("10200").seen("10201");
        when.traderBuys("0.00000001").limit("9990");
        then.requestIsRefusedWith(QUANTITY_IS_BELOW_MINIMUM).seen("0.00000001");
        when.traderSells("0.1").limit("10010").reduceOnly();
        then.requestIsRefusedWith(NOTHING_TO_REDUCE).seen("0");
        then.exchangeEverSaw(0);
    }

    @Test
    @DisplayName("ORD-01 what the exchange cancels by itself is canceled here")
    void shouldCancelWhatTheExchangeCancels() {
        when.traderBuys("0.1").limit("9990").forAtMost(minutes(1));
        then.orderIs(WORKING);
        when.timePasses(minutes(2));
        then.orderIs(CANCELED).filled("0");
        then.exchangeHasOpenOrders(0);
        then.booksAgree();
    }
}
