package genesis.gateway.scenario;

import static genesis.core.message.CommandResult.DONE;
import static genesis.core.message.DenialReason.NOTHING_TO_REDUCE;
import static genesis.core.message.OrderStatus.CANCELED;
import static genesis.core.message.OrderStatus.FILLED;
import static genesis.core.message.OrderStatus.WORKING;
import static genesis.core.message.Side.SELL;
import static genesis.core.unit.Setting.ACCOUNT_WALLET;
import static genesis.core.unit.Setting.COOLDOWN;
import static genesis.core.unit.Setting.POST_ONLY_REPRICE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every type and flag that an order may have, as the exchange understands it. */
class OrderTypesTest extends TraderScenario {
    @BeforeEach
    void noWaitBetweenEntries() {
        given.setting(COOLDOWN, "0");
        given.market("tBTCUSD").bestBid("9999").bestAsk("10001");
    }

    @Test
    @DisplayName("ORD-04 a market order is filled at the best price there is")
    void shouldBuyAtTheMarket() {
        when.traderBuys("0.1").atTheMarket();
        then.orderIs(FILLED).filled("0.1").isAtTheExchangeA("MARKET");
        then.averagePriceIs("10001");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-04 a market order takes price after price, and the average is exact")
    void shouldBuyThroughTheBook() {
        when.marketGetsThinner("0.04");
        when.marketMovesTo("9999", "10001");
        when.traderBuys("0.1").atTheMarket();
        // 0.04 × 10,001 + 0.04 × 10,002 + 0.02 × 10,003 = 1,000.18
        then.orderIs(FILLED).filled("0.1");
        then.averagePriceIs("10001.8");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-04 in the exchange wallet the types say EXCHANGE")
    void shouldNameTheExchangeWallet() {
        given.setting(ACCOUNT_WALLET, "1");
        when.traderBuys("0.1").limit("9990").called("limit");
        then.order("limit").is(WORKING).isAtTheExchangeA("EXCHANGE LIMIT");
        when.traderBuys("0.1").atTheMarket().called("market");
        then.order("market").is(FILLED).isAtTheExchangeA("EXCHANGE MARKET");
    }

    @Test
    @DisplayName("ORD-04 a stop waits at the exchange until the price is reached")
    void shouldBuyWhenTheStopIsReached() {
        when.traderBuys("0.1").stop("10050");
        then.orderIs(WORKING).isAtTheExchangeA("STOP");
        when.marketMovesTo("10040", "10042");
        then.orderIs(WORKING).filled("0");
        when.marketMovesTo("10050", "10052");
        then.orderIs(FILLED).filled("0.1");
        then.averagePriceIs("10052");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-04 a stop-limit becomes a limit order when its stop is reached, and pays no more")
    void shouldPayNoMoreThanTheLimitBehindTheStop() {
        when.traderBuys("0.1").stopLimit("10050", "10051");
        when.marketMovesTo("10050", "10060");
        then.orderIs(WORKING).filled("0");
        when.marketMovesTo("10045", "10048");
        then.orderIs(FILLED).filled("0.1");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-04 a trailing stop follows the market up, and sells when it turns")
    void shouldSellWhenTheMarketTurns() {
        when.traderBuys("0.1").atTheMarket();
        when.traderSells("0.1").trailingStop("100").reduceOnly();
        then.orderIs(WORKING).isAtTheExchangeA("TRAILING STOP");
        when.marketMovesTo("10200", "10202");
        when.marketMovesTo("10110", "10112");
        then.orderIs(WORKING);
        when.marketMovesTo("10095", "10097");
        then.orderIs(FILLED).filled("0.1");
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-04 fill-or-kill is all or nothing")
    void shouldFillAllOrNothing() {
        when.marketGetsThinner("0.05");
        when.marketMovesTo("9999", "10001");
        when.traderBuys("0.1").fillOrKill("10001");
        then.orderIs(CANCELED).filled("0");
        when.traderBuys("0.05").fillOrKill("10001");
        then.orderIs(FILLED).filled("0.05");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-04 immediate-or-cancel takes what there is")
    void shouldTakeWhatThereIs() {
        when.marketGetsThinner("0.05");
        when.marketMovesTo("9999", "10001");
        when.traderBuys("0.1").immediateOrCancel("10001");
        then.orderIs(CANCELED).filled("0.05");
        then.positionIs("0.05");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-04 of a limit and the stop beside it, the one that is filled cancels the other")
    void shouldCancelTheOtherOfAPair() {
        when.traderBuys("0.1").atTheMarket();
        when.traderSells("0.1").limit("10100").orStopAt("9900").reduceOnly();
        then.exchangeHasOpenOrders(2);
        when.marketMovesTo("9895", "9897");
        then.positionIs("0");
        then.exchangeHasOpenOrders(0);
        then.orderIs(CANCELED).filled("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-04 a hidden order is filled, and nobody saw it in the book")
    void shouldHideAnOrder() {
        when.traderBuys("0.1").limit("9990").hidden();
        then.orderIs(WORKING);
        then.bookShowsNothingAt("tBTCUSD", "9990");
        when.exchangeFills("0.1");
        then.orderIs(FILLED);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-04 an order is changed where it stands")
    void shouldChangeAnOrderWhereItStands() {
        when.traderBuys("0.1").limit("9990");
        when.traderChangesTo("9980", "0.2");
        then.requestIs(DONE);
        then.orderIs(WORKING).at("9980").ofQuantity("0.2");
        then.exchangeEverSaw(1);
        when.exchangeFills("0.2");
        then.positionIs("0.2");
        then.averagePriceIs("9980");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-05 a reduce-only order closes a position and never turns it round")
    void shouldNeverTurnAPositionRound() {
        when.traderBuys("0.1").atTheMarket();
        when.traderSells("0.3").atTheMarket().reduceOnly();
        then.orderIs(FILLED).ofQuantity("0.1").filled("0.1");
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-05 what exits on their way will take cannot be reduced once more")
    void shouldNotReduceTwice() {
        when.traderBuys("0.1").atTheMarket();
        when.traderSells("0.1").limit("10100").reduceOnly();
        then.orderIs(WORKING);
        when.traderSells("0.05").atTheMarket().reduceOnly();
        then.requestIsRefusedWith(NOTHING_TO_REDUCE).seen("0.1").limit("0.1");
        then.positionIs("0.1");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-05 closing a position is a reduce-only market order")
    void shouldCloseAPositionAtTheMarket() {
        when.traderBuys("0.1").atTheMarket();
        when.traderCloses("tBTCUSD");
        then.lastOrderSentIs(genesis.core.message.Purpose.EXIT_MANUAL).side(SELL).isReduceOnly().is(FILLED).filled("0.1");
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-06 a post-only order that would trade at once is dropped by the exchange")
    void shouldDropAPostOnlyOrderThatWouldTake() {
        when.traderBuys("0.1").limit("10001").postOnly();
        then.orderIs(CANCELED).filled("0").isAtTheExchange("POSTONLY CANCELED");
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-06 or, where that is set, is priced beside the best price of the others")
    void shouldPriceAPostOnlyOrderBesideTheBestPrice() {
        given.setting(POST_ONLY_REPRICE, "1");
        when.traderBuys("0.1").limit("10001").postOnly();
        then.orderIs(WORKING).at("10000").filled("0");
        then.exchangeHasOpenOrders(1);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-06 and is passed over at the market, where all that is wanted is to take")
    void shouldPassOverPostOnlyAtTheMarket() {
        when.traderBuys("0.1").atTheMarket().postOnly();
        then.orderIs(FILLED).filled("0.1").isAtTheExchange("EXECUTED");
        then.positionIs("0.1");
        then.booksAgree();
    }
}
