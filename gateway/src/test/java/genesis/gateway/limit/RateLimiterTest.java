package genesis.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final long MINUTE_NS = 60_000_000_000L;

    /** The exchange's rule itself, counted one by one. */
    @Test
    void shouldNeverAllowMoreCallsInAnyMinuteThanTheExchangeTakes() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            final int callsPerMinute = 2 + random.nextInt(90);
            final TokenBucket bucket = new TokenBucket(callsPerMinute, 0);
            final Deque<Long> taken = new ArrayDeque<>();
            // Greedy, lazy and resting callers by turns.
            final long stepNs = 1L << 10 + random.nextInt(25);
            long nowNs = 0;
            for (int i = 0; i < 5_000; i++) {
                nowNs += random.nextInt(50) == 0 ? random.nextLong(3 * MINUTE_NS) : random.nextLong(stepNs);
                if (bucket.tryTake(nowNs) == 0) {
                    taken.addLast(nowNs);
                    while (taken.getFirst() <= nowNs - MINUTE_NS) {
                        taken.removeFirst();
                    }
                    assertTrue(taken.size() <= callsPerMinute, "seed=" + seed + " round=" + round + " calls="
                        + taken.size() + " of " + callsPerMinute);
                }
            }
        }
    }

    @Test
    void shouldHaveATokenExactlyWhenItSaidSo() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final TokenBucket bucket = new TokenBucket(45, 0);
        long nowNs = 0;
        for (int i = 0; i < 10_000; i++) {
            final long waitNs = bucket.tryTake(nowNs);
            if (waitNs > 0) {
                assertTrue(bucket.waitNs(nowNs + waitNs - 1) > 0, "seed=" + seed);
                assertEquals(0, bucket.tryTake(nowNs + waitNs), "seed=" + seed);
                nowNs += waitNs;
            }
            nowNs += random.nextLong(3_000_000_000L);
        }
    }

    @Test
    void shouldUseWhatTheExchangeAllowsInTheLongRun() {
        final TokenBucket bucket = new TokenBucket(90, 0);
        int taken = 0;
        for (long nowNs = 0; nowNs < 60 * MINUTE_NS; nowNs += 100_000_000) {
            taken += bucket.tryTake(nowNs) == 0 ? 1 : 0;
        }

        assertEquals(60 * 60 + 30, taken, 2, "two thirds of 90 a minute, and the burst");
    }

    @Test
    void shouldCapHowManyRunAtOncePerClass() {
        final RateLimiter limiter = new RateLimiter(0);
        for (int i = 0; i < 4; i++) {
            assertTrue(limiter.hasCapacity(Endpoint.CANDLES, 0));
            limiter.begin(RateClass.PUBLIC_MARKET);
        }

        assertFalse(limiter.hasCapacity(Endpoint.CANDLES, 0));
        assertFalse(limiter.hasCapacity(Endpoint.BOOK, 0));
        assertTrue(limiter.hasCapacity(Endpoint.WALLETS, 0));
        assertThrows(IllegalStateException.class, () -> limiter.begin(RateClass.PUBLIC_MARKET));
        limiter.end(RateClass.PUBLIC_MARKET);
        assertTrue(limiter.hasCapacity(Endpoint.CANDLES, 0));
        assertThrows(IllegalStateException.class, () -> limiter.end(RateClass.PRIVATE_TRADING));
    }

    @Test
    void shouldCountEndpointsApartAndTellHowFullTheyAre() {
        final RateLimiter limiter = new RateLimiter(0);
        assertEquals(10, limiter.tokens(Endpoint.BOOK, 0));
        assertEquals(0, limiter.utilisationPercent(Endpoint.BOOK, 0));
        for (int i = 0; i < 10; i++) {
            assertEquals(0, limiter.tryTake(Endpoint.BOOK, 0));
        }

        assertEquals(100, limiter.utilisationPercent(Endpoint.BOOK, 0));
        assertEquals(3_000_000_000L, limiter.tryTake(Endpoint.BOOK, 0), "30 a minute: 10 at once, 20 a minute after that");
        assertEquals(0, limiter.utilisationPercent(Endpoint.CANDLES, 0));
        assertEquals(1, limiter.tokens(Endpoint.BOOK, 3_000_000_000L));
        assertEquals(90, limiter.utilisationPercent(Endpoint.BOOK, 3_000_000_000L));
    }

    /** The patterns of the brief's table, CB-08. */
    @Test
    void shouldClassifyPathsByTheirPatterns() {
        assertEquals(RateClass.PRIVATE_TRADING, RateClass.of("auth/w/order/submit"));
        assertEquals(RateClass.PRIVATE_ACCOUNT, RateClass.of("auth/r/positions/hist"));
        assertEquals(RateClass.PRIVATE_ACCOUNT, RateClass.of("auth/r/wallets"));
        assertEquals(RateClass.PRIVATE_MARGIN, RateClass.of("auth/r/info/margin/sym_all"));
        for (final String path : new String[] {"ticker/tBTCUSD", "tickers?symbols=ALL", "candles/x", "book/x", "trades/x"}) {
            assertEquals(RateClass.PUBLIC_MARKET, RateClass.of(path));
        }
        assertEquals(RateClass.PRIVATE_ACCOUNT, RateClass.of("auth/r/orders"));
        assertEquals(RateClass.PUBLIC_MARKET, RateClass.of("conf/pub:list:currency"));
        for (final Endpoint endpoint : Endpoint.values()) {
            assertEquals(endpoint.isWrite(), endpoint.rateClass() == RateClass.PRIVATE_TRADING, endpoint.name());
        }
    }
}
