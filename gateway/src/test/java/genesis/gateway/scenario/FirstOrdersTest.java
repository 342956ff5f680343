package genesis.gateway.scenario;

import static genesis.core.message.OrderStatus.CANCELED;
import static genesis.core.message.OrderStatus.FILLED;
import static genesis.core.message.OrderStatus.WORKING;

import org.junit.jupiter.api.Test;

class FirstOrdersTest extends TraderScenario {
    @Test
    void shouldTellAStory() {
        given.account().wallet("USD", "100000");
        given.market("tBTCUSD").bestBid("9999").bestAsk("10001");
        when.traderBuys("0.1").limit("9990").postOnly();
        then.orderIs(WORKING).filled("0").at("9990");
        when.exchangeFills("0.04");
        then.orderIs(WORKING).filled("0.04");
        then.positionIs("0.04");
        when.traderCancels();
        then.orderIs(CANCELED).filled("0.04");
        then.exchangeHasOpenOrders(0);
        then.booksAgree();
        when.timePasses(minutes(1));
        when.traderCloses("tBTCUSD");
        then.positionIs("0");
        then.lastOrderSentIs(genesis.core.message.Purpose.EXIT_MANUAL).is(FILLED);
        then.booksAgree();
    }
}
