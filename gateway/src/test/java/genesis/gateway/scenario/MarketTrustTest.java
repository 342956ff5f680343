package genesis.gateway.scenario;

import static genesis.core.message.DenialReason.FEED_IS_NOT_LIVE;
import static genesis.core.message.DenialReason.MARKET_DATA_IS_STALE;
import static genesis.core.message.DenialReason.TRADING_IS_PAUSED;
import static genesis.core.message.TradingState.PAUSED;
import static genesis.core.message.TradingState.TRADING;

import genesis.core.message.BreakerState;
import genesis.core.message.Cause;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedProblem;
import genesis.core.message.OrderStatus;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.unit.Setting;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RSK-01, the guard of data: nothing is entered on what is old, broken, or not the exchange's. Whoever leaves may. */
class MarketTrustTest extends RiskScenario {
    @BeforeEach
    void nobodyWaits() {
        given.setting(Setting.COOLDOWN, Duration.ZERO);
    }

    @Test
    @DisplayName("RSK-01 a lost frame closes the door until a new book is verified")
    void shouldALostFrameCloseTheDoorUntilANewBookIsVerified() {
        when.traderBuys("0.5").atTheMarket();
        when.traderBuys("0.1").limit("9900");
        when.goesWrong("drop frame=public");
        when.marketMovesTo("9998", "10000");
        when.traderBuys("0.1").limit("9990");
        refused(FEED_IS_NOT_LIVE, FeedProblem.SEQUENCE_GAP.value(), 0);
        when.traderCancels();
        then.exchangeHasOpenOrders(0);
        exitsStillLeave(BTC);

        when.timePasses(seconds(6));
        when.traderBuys("0.1").limit("9990");
        working();
        then.booksAgree();
    }

    /**
     * A wrong checksum says that our book is not the exchange's: that trips the circuit breaker, too. The new book is
     * held back, so that frames of other channels pass it: a gap.
     */
    @Test
    @DisplayName("RSK-01, CB-01 a wrong checksum stops entries and pauses trading")
    void shouldAWrongChecksumStopEntriesAndPauseTrading() {
        when.traderBuys("0.5").atTheMarket();
        when.clockIs("2025-11-20T00:01:00Z");
        when.goesWrong("late-snapshot for=10");
        when.goesWrong("checksum");
        then.tradingIs(PAUSED, Cause.BROKEN_BOOK);
        breakerIs(BreakerState.OPEN, Cause.BROKEN_BOOK);
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(TRADING_IS_PAUSED).seenCount(Cause.BROKEN_BOOK.value());
        when.traderResumes();
        then.tradingIs(TRADING);
        when.traderBuys("0.1").limit("9990");
        refused(FEED_IS_NOT_LIVE, FeedProblem.SEQUENCE_GAP.value(), 0);
        exitsStillLeave(BTC);

        when.timePasses(seconds(6));
        when.traderBuys("0.1").limit("9990");
        working();
        then.booksAgree();
    }

    /** Stale after five seconds; after a while the silent connection is given up. What leaves is not asked. */
    @Test
    @DisplayName("RSK-01 silence makes data too old to trade on; an exit leaves")
    void shouldSilenceMakeDataTooOldToTradeOn() {
        when.traderBuys("0.5").atTheMarket();
        when.traderBuys("0.1").limit("9900").called("resting");
        when.clockIs("2025-11-20T00:01:00Z");
        when.goesWrong("silent for=60");
        when.clockIs("2025-11-20T00:01:04Z");
        when.traderBuys("0.1").limit("9800");
        then.requestIs(CommandResult.DONE);
        when.clockIs("2025-11-20T00:01:07Z");
        when.traderBuys("0.1").limit("9990");
        refusedAfter(MARKET_DATA_IS_STALE, seconds(7), seconds(5));
        when.traderCloses(BTC);
        when.clockIs("2025-11-20T00:01:12Z");
        then.exchangeBookedFills(2);
        when.clockIs("2025-11-20T00:02:30Z");
        then.positionIs("0");
        then.booksAgree();
        when.traderBuys("0.1").limit("9990");
        working();
    }

    @Test
    @DisplayName("RSK-01 nobody enters while the line is down")
    void shouldNobodyEnterWhileTheLineIsDownAndTheReasonBeNamed() {
        when.goesWrong("connect-refused count=6 value=503");
        when.lineBreaks();
        when.traderBuys("0.1").limit("9990");
        refused(DenialReason.ACCOUNT_IS_NOT_RECONCILED, 0, 0);
        when.lineIsBack();
        when.traderBuys("0.1").limit("9990");
        working();
    }

    @Test
    @DisplayName("RSK-01 maintenance is no time for entries")
    void shouldMaintenanceBeNoTimeForEntries() {
        when.traderBuys("0.1").limit("9900");
        when.goesWrong("maintenance for=20");
        when.timePasses(seconds(1));
        when.traderBuys("0.1").limit("9990");
        then.requestIs(CommandResult.REFUSED);
        then.ordersSent(1);
        when.timePasses(seconds(30));
        when.lineIsBack();
        when.traderBuys("0.1").limit("9990");
        working();
        then.booksAgree();
    }

    /** Nobody sells: the numbers are the best bid and what stands where nobody does. */
    @Test
    @DisplayName("RSK-01 nothing is entered into an empty book; an exit leaves")
    void shouldNothingBeEnteredIntoAnEmptyBookAndAnExitStillLeave() {
        when.traderBuys("0.5").atTheMarket();
        when.everybodyLeaves(Side.SELL);
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(DenialReason.BOOK_IS_CROSSED_OR_EMPTY).seen("9999").limitCount(Long.MIN_VALUE);
        exitsStillLeave(BTC);
        then.lastOrderSentIs(Purpose.EXIT_MANUAL).is(OrderStatus.FILLED);
    }
}
