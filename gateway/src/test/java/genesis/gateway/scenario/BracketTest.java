package genesis.gateway.scenario;

import static genesis.core.message.OrderStatus.CANCELED;
import static genesis.core.message.OrderStatus.FILLED;
import static genesis.core.message.Purpose.EXIT_STOP;
import static genesis.core.message.Purpose.EXIT_TARGET;
import static genesis.core.message.Side.SELL;
import static genesis.core.unit.Setting.EXPOSURE_INSTRUMENT;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An entry with its stop and target; both are watched by the engine and end with the position. */
class BracketTest extends TraderScenario {
    @Test
    @DisplayName("ORD-07 the stop closes what was filled, and the target is gone with it")
    void shouldCloseAtTheStop() {
        when.traderBuys("0.1").limit("10001").withStop("9900").withTarget("10200");
        then.orderIs(FILLED);
        then.positionIsProtectedBy("9900", "10200");
        when.marketMovesTo("9898", "9900");
        then.lastOrderSentIs(EXIT_STOP).is(FILLED).side(SELL).isReduceOnly().filled("0.1");
        then.positionIs("0");
        when.marketMovesTo("10200", "10202");
        then.ordersSent(2);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-07 the target closes what was filled, and the stop is gone with it")
    void shouldCloseAtTheTarget() {
        when.traderBuys("0.1").limit("10001").withStop("9900").withTarget("10200");
        when.marketMovesTo("10201", "10203");
        then.lastOrderSentIs(EXIT_TARGET).is(FILLED).filled("0.1");
        then.positionIs("0");
        // Bought at 10,001, sold at 10,201: a tenth of 200.
        then.realisedIs("20");
        when.marketMovesTo("9890", "9892");
        then.ordersSent(2);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-07 a partial fill of the entry is protected, and not more than that")
    void shouldProtectWhatIsFilled() {
        when.traderBuys("0.1").limit("9990").withStop("9900").withTarget("10200").called("entry");
        when.exchangeFills("entry", "0.03");
        then.positionIs("0.03");
        then.positionIsProtectedBy("9900", "10200");
        when.marketMovesTo("9995", "9997");
        when.exchangeFills("entry", "0.02");
        then.positionIs("0.05");
        when.marketMovesTo("10201", "10203");
        then.lastOrderSentIs(EXIT_TARGET).filled("0.05");
        then.positionIs("0");
        then.order("entry").is(CANCELED).filled("0.05");
        then.exchangeHasOpenOrders(0);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-07 without a fill there is nothing to protect, and a stop price does nothing")
    void shouldDoNothingAtTheStopWithoutAPosition() {
        when.traderBuys("0.1").limit("9950").withStop("9900");
        when.traderCancels();
        when.marketMovesTo("9890", "9892");
        then.ordersSent(1);
        then.orderIs(CANCELED);
        then.positionIs("0");
    }

    @Test
    @DisplayName("ORD-07 a short position is protected the other way round")
    void shouldCloseAShortAtItsStop() {
        when.traderSells("0.1").limit("9999").withStop("10100").withTarget("9800");
        then.positionIs("-0.1");
        when.marketMovesTo("10100", "10102");
        then.lastOrderSentIs(EXIT_STOP).is(FILLED).filled("0.1");
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-07 a stop that the exchange fills in parts closes until nothing is left")
    void shouldCloseInParts() {
        when.traderBuys("0.1").limit("10001").withStop("9900");
        when.marketGetsThinner("0.008");
        when.marketMovesTo("9898", "9900");
        // Five prices of 0.008 each are 0.04; the rest follows when somebody buys again.
        when.timePasses(seconds(2));
        when.marketGetsThinner("1");
        when.marketMovesTo("9890", "9892");
        when.timePasses(seconds(3));
        then.positionIs("0");
        then.exchangeHasOpenOrders(0);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-07 a quantity that is left to risk is sized by the distance of the stop")
    void shouldSizeByTheStop() {
        // Half a percent of 100,000 is 500; from 10,001 to 9,801 are 200: 2.5, for which a fifth of the equity would not do.
        given.setting(EXPOSURE_INSTRUMENT, "0.5");
        when.traderBuys("0").limit("10001").withStop("9801");
        then.orderIs(FILLED).ofQuantity("2.5");
        then.booksAgree();
    }
}
