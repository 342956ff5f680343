package genesis.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.FeedState;
import genesis.core.unit.StreamDigest;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketStateTest {
    private final MarketState market = new MarketState(3);

    @Test
    void shouldKnowNoPriceAndTrustNothingAtFirst() {
        assertEquals(3, market.instrumentId());
        assertEquals(OrderBook.NO_PRICE, market.lastPriceE8());
        assertEquals(FeedState.UNSUBSCRIBED, market.feed().state());
        assertEquals(FeedHealth.NO_CONNECTION, market.feed().connectionId());
        assertEquals(FeedHealth.NEVER_HEARD, market.feed().lastHeardNs());
        assertTrue(market.feed().isStale(0, Long.MAX_VALUE));
    }

    @Test
    void shouldBelieveTheTickerUntilATradeIsSeen() {
        market.onTicker(0);
        assertEquals(OrderBook.NO_PRICE, market.lastPriceE8(), "the ticker names no price");
        market.onTicker(100);
        assertEquals(100, market.lastPriceE8());
        market.onTrade(101);
        market.onTicker(99);
        assertEquals(101, market.lastPriceE8());
    }

    @Test
    void shouldBeStaleWhenOlderThanTheBound() {
        market.feed().heard(1_000);
        assertFalse(market.feed().isStale(1_500, 500));
        assertTrue(market.feed().isStale(1_501, 500));
        assertEquals(1_000, market.feed().lastHeardNs());
    }

    @Test
    void shouldKeepTheConnectionOverChangesOfState() {
        market.feed().state(FeedState.SUBSCRIBED, 2);
        market.feed().state(FeedState.LIVE);
        assertEquals(FeedState.LIVE, market.feed().state());
        assertEquals(2, market.feed().connectionId());
    }

    @Test
    void shouldHaveADigestThatSeesEveryPart() {
        final List<Runnable> changes = List.of(
            () -> market.book().apply(100, 1, 1),
            () -> market.batchEnd().startsNewBatch(1, 1),
            () -> market.candles().onTrade(1, 100, 1),
            () -> market.candles().closeBefore(60_000),
            () -> market.candles().onTrade(2, 100, 1),
            () -> market.trades().isNew(1),
            () -> market.feed().state(FeedState.LIVE),
            () -> market.feed().state(FeedState.LIVE, 1),
            () -> market.feed().heard(5),
            () -> market.onTicker(100),
            () -> market.onTrade(100));
        for (final Runnable change : changes) {
            final long before = digest();
            change.run();
            assertNotEquals(before, digest(), "change number " + changes.indexOf(change));
        }
    }

    private long digest() {
        final StreamDigest digest = new StreamDigest();
        market.addTo(digest);
        return digest.value();
    }
}
