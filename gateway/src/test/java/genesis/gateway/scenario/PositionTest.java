package genesis.gateway.scenario;

import static genesis.core.message.CommandResult.DONE;
import static genesis.core.message.CommandResult.NOTHING_TO_DO;
import static genesis.core.message.OrderStatus.FILLED;
import static genesis.core.message.OrderStatus.REJECTED;
import static genesis.core.message.Purpose.EXIT_MANUAL;
import static genesis.core.unit.Setting.COOLDOWN;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Positions, money and fees, from fills alone and to the last digit. */
class PositionTest extends TraderScenario {
    @BeforeEach
    void noWaitBetweenEntries() {
        given.setting(COOLDOWN, "0");
        given.account().wallet("USD", "100000").fees("0.001", "0.002");
        given.market("tBTCUSD").bestBid("9999").bestAsk("10001");
    }

    @Test
    @DisplayName("ORD-12 two buys are one position at the average price")
    void shouldAverageTwoBuys() {
        when.traderBuys("0.1").atTheMarket();
        when.marketMovesTo("10099", "10101");
        when.traderBuys("0.3").atTheMarket();
        then.positionIs("0.4");
        // (0.1 × 10,001 + 0.3 × 10,101) / 0.4
        then.averagePriceIs("10076");
        then.realisedIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-12 a part that is sold is realised, the rest keeps its price")
    void shouldRealiseWhatIsSold() {
        when.traderBuys("0.4").atTheMarket();
        when.marketMovesTo("10101", "10103");
        when.traderSells("0.1").atTheMarket().reduceOnly();
        then.positionIs("0.3");
        then.averagePriceIs("10001");
        then.realisedIs("10");
        // 0.2 % of 4,000.40 and of 1,010.10
        then.feesAre("10.021");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-12 closing a position leaves nothing of it, at the engine and at the exchange")
    void shouldCloseAPosition() {
        when.traderBuys("0.12345678").atTheMarket();
        when.traderCloses("tBTCUSD");
        then.requestIs(DONE);
        then.lastOrderSentIs(EXIT_MANUAL).is(FILLED).filled("0.12345678");
        then.positionIs("0");
        when.traderCloses("tBTCUSD");
        then.requestIs(NOTHING_TO_DO);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-12 opened and closed is one round trip, with the fees of both ways, in whatever pieces the news came")
    void shouldCountOneRoundTrip() {
        when.traderBuys("0.1").atTheMarket();
        when.marketMovesTo("10101", "10103");
        when.traderCloses("tBTCUSD");
        // 10 realised, 0.2 % of 1,000.10 and of 1,010.10 paid
        then.dayHas(2, 1, 1, "5.9796");
        when.marketMovesTo("9999", "10001");
        when.traderBuys("0.1").atTheMarket();
        when.traderCloses("tBTCUSD");
        // 0.20 lost, 0.2 % of 1,000.10 and of 999.90 paid
        then.dayHas(4, 2, 1, "1.7796");
    }

    @Test
    @DisplayName("ORD-12 a close that the exchange refuses is tried again")
    void shouldTryAgainToClose() {
        when.traderBuys("0.1").atTheMarket();
        when.goesWrong("reject");
        when.traderCloses("tBTCUSD");
        then.lastOrderSentIs(EXIT_MANUAL).is(REJECTED);
        when.timePasses(seconds(3));
        then.positionIs("0");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-13 the portfolio holds each instrument by itself, and the money of all together")
    void shouldHoldSeveralPositions() {
        when.traderBuys("0.1").atTheMarket();
        when.traderSells("2").of("tETHUSD").atTheMarket();
        then.positionIs("tBTCUSD", "0.1");
        then.positionIs("tETHUSD", "-2");
        // 0.2 % of 1,000.10 and of 1,998
        then.feesAre("5.9962");
        when.marketMovesTo("tETHUSD", "949", "951");
        when.traderCloses("tETHUSD");
        then.positionIs("tETHUSD", "0");
        then.positionIs("tBTCUSD", "0.1");
        // Sold at 999, bought back at 951, twice
        then.realisedIs("96");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-13 a maker pays the maker's fee")
    void shouldPayTheMakersFee() {
        when.traderBuys("0.1").limit("9990").postOnly();
        when.exchangeFills("0.1");
        // 0.1 % of 999
        then.feesAre("0.999");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-14 the margin wallet is told by the exchange, and follows every fill")
    void shouldFollowTheMarginWallet() {
        then.walletIs("margin USD", "100000");
        when.traderBuys("0.1").atTheMarket();
        when.marketMovesTo("10101", "10103");
        when.traderCloses("tBTCUSD");
        // 10 realised, 0.2 % of 1,000.10 and of 1,010.10 paid
        then.walletIs("margin USD", "100005.9796");
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-15 who counts orders and rejections can tell how many succeeded")
    void shouldTellEveryOrdersEnd() {
        when.traderBuys("0.1").atTheMarket().called("good");
        when.goesWrong("reject");
        when.traderBuys("0.1").atTheMarket().called("bad");
        then.order("good").is(FILLED);
        then.order("bad").is(REJECTED);
        then.ordersSent(2);
        then.engineCounted(2, 1);
    }
}
