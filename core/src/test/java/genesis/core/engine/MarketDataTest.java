package genesis.core.engine;

import static genesis.core.engine.EngineDriver.DAY_NS;
import static genesis.core.engine.EngineDriver.MINUTE_NS;
import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.AccountChangedDecoder;
import genesis.core.message.BreakerChangedDecoder;
import genesis.core.message.BreakerState;
import genesis.core.message.CandleClosedDecoder;
import genesis.core.message.Channel;
import genesis.core.message.ConnectionState;
import genesis.core.message.DayPerformanceDecoder;
import genesis.core.message.DenialReason;
import genesis.core.message.EngineStatusDecoder;
import genesis.core.message.FeedHealthChangedDecoder;
import genesis.core.message.FeedState;
import genesis.core.message.InstrumentAnnouncedDecoder;
import genesis.core.message.Mode;
import genesis.core.message.OrderChangedDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionChangedDecoder;
import genesis.core.message.RiskUsedDecoder;
import genesis.core.message.SessionAnnouncedDecoder;
import genesis.core.message.StrategyAnnouncedDecoder;
import genesis.core.message.StrategyPerformanceDecoder;
import genesis.core.message.TradeKind;
import genesis.core.message.TradesCountedDecoder;
import genesis.core.message.TradingStateChangedDecoder;
import genesis.core.message.TradingWindowChangedDecoder;
import genesis.core.unit.Setting;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Feeds, sessions, and that the same inputs are always the same outputs. */
class MarketDataTest {
    private final EngineDriver driver = new EngineDriver().readyToTrade().quiet();

    @Test
    void shouldCountABookThatIsCrossedAtTheEndOfABatch() {
        driver.setBid(0, 100.5).setAsk(0, 101).heartbeat(0);
        assertEquals(1, driver.engine.counters().crossedBooks());
        driver.heartbeat(0);
        assertEquals(1, driver.engine.counters().crossedBooks(), "a batch ends once");
    }

    @Test
    void shouldNotCountABookThatIsCrossedInsideABatch() {
        driver.dropAsk(0, 100).setBid(0, 100.5).setAsk(0, 101).heartbeat(0);
        assertEquals(0, driver.engine.counters().crossedBooks());
        assertEquals(3, driver.engine.counters().bookUpdates());
        assertEquals(0, driver.engine.counters().unknownDeletes());
        driver.dropAsk(0, 100);
        assertEquals(1, driver.engine.counters().unknownDeletes());
    }

    @Test
    void shouldIgnoreTheSecondTellingOfATrade() {
        driver.trade(0, 500, TradeKind.EXECUTED, 96);
        final long once = driver.engine.counters().evaluations();
        driver.later(SECOND_NS).quiet().trade(0, 500, TradeKind.UPDATED, 100);
        assertEquals(once, driver.engine.counters().evaluations());
        assertEquals(1, driver.engine.counters().trades());
        assertEquals(0, driver.templates().size());
    }

    @Test
    void shouldTakeTheSecondTellingWhereTheFirstIsMissing() {
        driver.trade(0, 500, TradeKind.UPDATED, 96);
        assertEquals(1, driver.engine.counters().evaluations());
        assertEquals(0, driver.engine.counters().trades(), "trades are counted at their execution");
    }

    @Test
    void shouldCloseACandleByATradeOrByTime() {
        driver.trade(0, 96).later(MINUTE_NS).trade(0, 97);
        assertEquals(1, driver.count(CandleClosedDecoder.TEMPLATE_ID));
        driver.later(2 * MINUTE_NS).tick();
        assertEquals(2, driver.count(CandleClosedDecoder.TEMPLATE_ID));
        assertEquals(2, driver.engine.counters().candlesClosed());
    }

    @Test
    void shouldBreakTheFeedsOfAConnectionThatGoesDown() {
        driver.connection(2, ConnectionState.DOWN);
        assertEquals(0, driver.count(FeedHealthChangedDecoder.TEMPLATE_ID), "another connection");
        driver.connection(1, ConnectionState.DOWN);
        assertEquals(FeedState.BROKEN, driver.feedHealth().state());
        driver.crossUp();
        assertEquals(DenialReason.FEED_IS_NOT_LIVE, driver.verdict().reason());
    }

    @Test
    void shouldAnnounceEndpointsThatAreLeftAloneAndTradeOn() {
        driver.breaker("CANDLES", BreakerState.OPEN, 17);
        assertEquals("CANDLES", driver.breakerAnnounced().endpoint());
        assertEquals(BreakerState.OPEN, driver.breakerAnnounced().state());
        assertEquals("HTTP 429", driver.breakerAnnounced().reason());
        assertEquals(17, driver.breakerAnnounced().untilNs());
        driver.crossUp();
        assertEquals(DenialReason.NONE, driver.verdict().reason());
    }

    @Test
    void shouldTradeAgainOnANewSnapshot() {
        driver.feed(0, Channel.BOOK, FeedState.BROKEN).liveBook(0, 99.9, 100).crossUp();
        assertEquals(DenialReason.NONE, driver.verdict().reason());
    }

    @Test
    void shouldNotBreakABookForAnotherChannel() {
        driver.feed(0, Channel.TRADES, FeedState.BROKEN).feed(0, Channel.TRADES, FeedState.SUBSCRIBED);
        assertEquals(0, driver.count(FeedHealthChangedDecoder.TEMPLATE_ID));
        driver.crossUp();
        assertEquals(DenialReason.NONE, driver.verdict().reason());
    }

    @Test
    void shouldSeeNoStopInTheBookOfABrokenFeed() {
        driver.entryFilled(100);
        driver.quiet().feed(0, Channel.BOOK, FeedState.BROKEN).dropBid(0, 99.9).setBid(0, 94).heartbeat(0);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
        driver.snapshot(0, 94, 95);
        assertEquals(1, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "the fresh book says so too");
    }

    @Test
    void shouldAnnounceItsWholeStateWhenASessionStarts() {
        driver.entryFilled(100);
        driver.later(DAY_NS).quiet().session(Mode.PAPER);
        assertEquals(List.of(SessionAnnouncedDecoder.TEMPLATE_ID, InstrumentAnnouncedDecoder.TEMPLATE_ID,
            FeedHealthChangedDecoder.TEMPLATE_ID, TradingStateChangedDecoder.TEMPLATE_ID, BreakerChangedDecoder.TEMPLATE_ID,
            TradingWindowChangedDecoder.TEMPLATE_ID, DayPerformanceDecoder.TEMPLATE_ID, TradesCountedDecoder.TEMPLATE_ID,
            RiskUsedDecoder.TEMPLATE_ID, PositionChangedDecoder.TEMPLATE_ID, AccountChangedDecoder.TEMPLATE_ID,
            AccountChangedDecoder.TEMPLATE_ID, StrategyAnnouncedDecoder.TEMPLATE_ID, StrategyPerformanceDecoder.TEMPLATE_ID),
            driver.templates());
        assertEquals(FeedState.BROKEN, driver.feedHealth().state());
        driver.quiet().session(Mode.PAPER);
        assertEquals(1, driver.count(FeedHealthChangedDecoder.TEMPLATE_ID), "a reader of this session needs no other");
    }

    @Test
    void shouldTrustNoBookOfTheLastSession() {
        driver.entryFilled(100);
        driver.dropBid(0, 99.9).setBid(0, 94).later(DAY_NS).quiet().session(Mode.PAPER).heartbeat(0);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "the stop was reached in a batch that never ended");
        driver.setBid(0, 93).heartbeat(0);
        assertEquals(0, driver.count(PlaceOrderDecoder.TEMPLATE_ID), "no snapshot yet");
        driver.liveBook(0, 94, 95);
        assertEquals(1, driver.count(PlaceOrderDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldNotKnowTheFateOfLiveOrdersOfTheLastSession() {
        driver.session(Mode.LIVE).reconciled().arm().liveBook(0, 99.9, 100).crossUp();
        driver.quiet().session(Mode.LIVE);
        assertEquals(OrderStatus.UNKNOWN, driver.order().status());
        assertEquals(2, driver.count(OrderChangedDecoder.TEMPLATE_ID), "that it changed, and where it stands");
    }

    @Test
    void shouldKeepPaperOrdersOverASession() {
        driver.crossUp().quiet().session(Mode.PAPER);
        assertEquals(OrderStatus.PENDING_NEW, driver.order().status());
    }

    @Test
    void shouldSayItsCountersOnEveryTick() {
        driver.tick().later(SECOND_NS).tick();
        assertEquals(2, driver.count(EngineStatusDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldSayTheAccountOnceAMinuteAndWhenADayBegins() {
        driver.tick().quiet().later(59 * SECOND_NS).tick();
        assertEquals(0, driver.count(AccountChangedDecoder.TEMPLATE_ID));
        driver.later(SECOND_NS).tick();
        assertEquals(1, driver.count(AccountChangedDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldRepeatItselfToTheLastBit() {
        final long seed = 31;
        System.out.println("MarketDataTest seed=" + seed);
        final EngineDriver first = wander(seed);
        final EngineDriver second = wander(seed);
        assertEquals(first.outputsDigest(), second.outputsDigest());
        assertEquals(first.engine.stateHash(), second.engine.stateHash());
        assertTrue(first.engine.counters().ordersSent() > 10, "orders=" + first.engine.counters().ordersSent());
        assertTrue(first.engine.counters().ordersFilled() > 5, "filled=" + first.engine.counters().ordersFilled());

        final EngineDriver other = wander(seed + 1);
        assertNotEquals(first.outputsDigest(), other.outputsDigest());
        assertNotEquals(first.engine.stateHash(), other.engine.stateHash());
    }

    @Test
    void shouldTellStatesApartThatDifferInOneInput() {
        final EngineDriver twin = new EngineDriver().readyToTrade().quiet();
        assertEquals(driver.engine.stateHash(), twin.engine.stateHash());
        driver.heartbeat(0);
        assertNotEquals(driver.engine.stateHash(), twin.engine.stateHash());
    }

    /** A market that wanders, with a venue that fills every order at once. */
    private static EngineDriver wander(final long seed) {
        final Random random = new Random(seed);
        final EngineDriver driver = new EngineDriver().readyToTrade().setting(Setting.BREAKER_LOSSES, 0).quiet();
        double price = 100;
        for (int i = 0; i < 4_000; i++) {
            price = Math.max(50, price + Math.rint(random.nextGaussian() * 100) / 100);
            driver.snapshot(0, price - 0.05, price + 0.05).later(random.nextInt(3) * SECOND_NS).trade(0, price);
            if (random.nextInt(4) == 0) {
                driver.tick();
            }
            if (driver.count(PlaceOrderDecoder.TEMPLATE_ID) > 0) {
                final long id = driver.placed().clientOrderId();
                final long qtyE8 = driver.placed().qtyE8();
                driver.quiet().accepted(id).filled(id, price, qtyE8, 0.01);
            }
            driver.quiet();
        }
        return driver;
    }
}
