package genesis.gateway.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.exchange.MatchingBook;
import genesis.core.message.Side;
import genesis.core.unit.Instrument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketTest {
    private static final long START_NS = 1_700_000_012_345_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void shouldGiveTheSameMarketForTheSameSeed() {
        final long first = watch(new Market(MarketPlan.usual(7, START_NS)), 60).digest;

        assertEquals(first, watch(new Market(MarketPlan.usual(7, START_NS)), 60).digest);
        assertNotEquals(first, watch(new Market(MarketPlan.usual(8, START_NS)), 60).digest);
    }

    /** Clients tell trades and orders by their numbers: an exchange that comes back must not give them out again. */
    @Test
    void shouldRepeatNoNumberWhenItIsStartedAgain() {
        final Market market = new Market(MarketPlan.of(1, START_NS, 56, 6_600));
        watch(market, 60);
        final Market again = new Market(MarketPlan.of(1, market.timeNs(), 56, 6_600));

        assertTrue(market.nextOrderId() < new OrderIds(market.timeNs()).next(), "orders");
        assertTrue(market.nextTradeId() < again.nextTradeId() - 56 * 60, "trades, those before the start among them");
    }

    /** Every instrument that the synthetic market knows, for a quarter of an hour. */
    @Test
    void shouldHoldItsPromisesForEveryInstrument() {
        final Market market = new Market(MarketPlan.of(1, START_NS, 56, MarketPlan.USUAL_RATE));
        final Watcher watcher = watch(market, 900);

        assertEquals(900 * 10 * 56, watcher.batches);
        assertTrue(watcher.trades > 900 * 56 * 5, "trades=" + watcher.trades);
    }

    @Test
    void shouldHoldItsPromisesOverAnHour() {
        for (long seed = 1; seed <= 3; seed++) {
            final Watcher watcher = watch(new Market(MarketPlan.usual(seed, START_NS)), 3_600);

            assertTrue(watcher.trades > 3_600 * 6 * 5, "seed=" + seed + ", trades=" + watcher.trades);
        }
    }

    @Test
    void shouldNotFollowAnAccountThatLeavesALargeOrderInItsWay() {
        final Market market = new Market(MarketPlan.usual(3, START_NS));
        final MatchingBook book = market.book(0);
        final long id = market.nextOrderId();
        book.limit(1, id, Side.SELL, book.bestAskE8(), 1_000_000_000_000L, 0);
        final long priceE8 = market.bestAskE8(0);
        watch(market, 300);

        // Makers and takers trade with it while the price is above, and turn away while it is below.
        assertTrue(book.leftOfE8(id) < 1_000_000_000_000L, "somebody traded with it");
        assertTrue(market.bestAskE8(0) <= priceE8, "nobody trades past it: ask=" + market.bestAskE8(0));
    }

    /** Somebody buys everything there is and offers to buy more, far above: the price comes back, in time. */
    @Test
    void shouldRecoverFromAnAccountThatTakesEverything() {
        final Market market = new Market(MarketPlan.usual(4, START_NS));
        final MatchingBook book = market.book(4);
        final long fairE8 = market.lastPriceE8(4);
        final long bidE8 = Instrument.roundDownE8(fairE8 / 100 * 125);
        final long allE8 = book.availableE8(Side.BUY, MatchingBook.ANY_PRICE, Long.MAX_VALUE);
        final long id = market.nextOrderId();
        book.limit(1, id, Side.BUY, bidE8, 2 * allE8, 0);
        assertTrue(book.contains(id), "it rests far above");
        watch(market, 60);

        assertTrue(!book.contains(id), "everybody sold to it: left=" + book.leftOfE8(id));
        assertEquals(1, market.bestAskE8(4) / (double) fairE8, 0.05);
        assertTrue(book.orderCount() > 500, "orders=" + book.orderCount());
    }

    /** At one price the older order is met before the younger, and both before a hidden one. */
    @Test
    void shouldMeetOrdersOfAccountsByPriceAndTime() {
        final Market market = new Market(MarketPlan.usual(9, START_NS));
        final MatchingBook book = market.book(1);
        final List<Long> met = new ArrayList<>();
        market.listen(new FloorListener() {
            @Override
            public void traded(final int instrument, final long tradeId, final long makerOrderId,
                               final long makerOwnerId, final long takerOrderId, final long takerOwnerId,
                               final Side takerSide, final long priceE8, final long qtyE8, final long makerLeftE8) {
                if (makerLeftE8 == 0 && makerOwnerId > TradingFloor.PARTICIPANTS) {
                    met.add(makerOrderId);
                }
            }

            @Override
            public void printed(final int instrument, final long priceE8) {
            }

            @Override
            public void bestChanged(final int instrument, final Side side, final long priceE8) {
            }
        });
        final long betterE8 = book.bestBidE8() + 10_000_000;
        final long worseE8 = betterE8 + 10_000_000;
        final long hidden = market.nextOrderId();
        final long older = market.nextOrderId();
        final long younger = market.nextOrderId();
        final long better = market.nextOrderId();
        book.limit(1, hidden, Side.SELL, worseE8, 3_000_000, MatchingBook.HIDDEN);
        book.limit(2, older, Side.SELL, worseE8, 300_000_000, 0);
        book.limit(1, younger, Side.SELL, worseE8, 3_000_000, 0);
        book.limit(3, better, Side.SELL, betterE8, 200_000_000, 0);
        while (market.timeNs() < START_NS + 300 * SECOND_NS) {
            market.step();
        }

        assertEquals(List.of(better, older, younger, hidden), met);
    }

    @Test
    void shouldRefuseInstrumentsThatItDoesNotKnow() {
        assertThrows(IllegalArgumentException.class, () -> MarketPlan.of(1, START_NS, 57, 0));
        assertThrows(IllegalArgumentException.class,
            () -> new MarketPlan(1, START_NS, List.of("tNOPEUSD"), 0));
        assertThrows(IllegalArgumentException.class, () -> MarketPlan.of(1, START_NS, 6, -1));
    }

    /**
     * EMA 12 and 26 over closed one-minute candles, provisionally with the last price, looked at once a second: the
     * first side seen is only remembered, every later change of sides counts. A client comes two seconds late.
     */
    @Test
    void shouldCrossTheAveragesSeveralTimesInTheFirstMinute() {
        int poor = 0;
        for (long seed = 1; seed <= 100; seed++) {
            final Market market = new Market(MarketPlan.usual(seed, START_NS));
            final Crosses crosses = new Crosses(market);
            for (int second = 2; second <= 60; second++) {
                while (market.timeNs() < START_NS + second * SECOND_NS) {
                    market.step();
                }
                crosses.look();
            }
            poor += crosses.count < 5 ? 1 : 0;
        }
        assertTrue(poor <= 3, "seeds of 100 with fewer than five crosses: " + poor);
    }

    private static Watcher watch(final Market market, final int seconds) {
        final Watcher watcher = new Watcher(market);
        market.listen(watcher);
        while (market.timeNs() < START_NS + seconds * SECOND_NS) {
            market.step();
        }
        return watcher;
    }

    /** What the market promises, looked at after every batch. */
    private static final class Watcher implements MarketListener {
        private final Market market;
        private long lastTradeId;
        long digest;
        long batches;
        long trades;

        Watcher(final Market market) {
            this.market = market;
        }

        @Override
        public void printed(final int instrument, final long tradeId, final long timeMs, final long priceE8,
                            final long amountE8) {
            final MatchingBook book = market.book(instrument);
            assertTrue(tradeId > lastTradeId, "trade ids ascend");
            assertEquals(market.timeMs(), timeMs);
            assertTrue(amountE8 != 0);
            assertEquals(0, priceE8 % Instrument.tickE8(priceE8), "five significant digits: " + priceE8);
            final Side makers = amountE8 > 0 ? Side.SELL : Side.BUY;
            assertEquals(priceE8, book.levelPriceE8(makers, book.bestLevel(makers)), "a taker takes the best price");
            lastTradeId = tradeId;
            trades++;
            digest = 31 * digest + priceE8 + amountE8;
        }

        @Override
        public void batchEnded(final int instrument, final long batchCount) {
            final MatchingBook book = market.book(instrument);
            assertTrue(book.bestBidE8() != MatchingBook.NO_PRICE && book.bestAskE8() != MatchingBook.NO_PRICE);
            assertTrue(book.bestBidE8() < book.bestAskE8(), "not crossed");
            batches++;
            digest = 31 * digest + book.bestBidE8() * 7 + book.bestAskE8();
        }

        @Override
        public void secondEnded(final int instrument) {
        }

        @Override
        public void liquidated(final Liquidation liquidation) {
            digest = 31 * digest + liquidation.hashCode();
        }
    }

    /** Counts changes of sides beyond 0.02 ATR; the ATR is the mean range of the calm minutes. */
    private static final class Crosses {
        private final double[] fast = new double[6];
        private final double[] slow = new double[6];
        private final double[] band = new double[6];
        private final int[] side = new int[6];
        private final Market market;
        int count;

        Crosses(final Market market) {
            this.market = market;
            final long startMs = TimeFrame.MINUTE_1.openMs(market.timeMs());
            for (int i = 0; i < 6; i++) {
                for (int back = 240; back > 0; back--) {
                    final CandleRow candle = market.synthetic(i).candles.candle(TimeFrame.MINUTE_1,
                        startMs - back * TimeFrame.MINUTE_MS);
                    fast[i] = back == 240 ? candle.closeE8 : fast[i] + (candle.closeE8 - fast[i]) * 2 / 13;
                    slow[i] = back == 240 ? candle.closeE8 : slow[i] + (candle.closeE8 - slow[i]) * 2 / 27;
                    band[i] += 0.02 * (candle.highE8 - candle.lowE8) / 240;
                }
            }
        }

        void look() {
            for (int i = 0; i < 6; i++) {
                final double last = market.lastPriceE8(i);
                final double gap = fast[i] + (last - fast[i]) * 2 / 13 - slow[i] - (last - slow[i]) * 2 / 27;
                final int now = gap > band[i] ? 1 : gap < -band[i] ? -1 : 0;
                count += now * side[i] < 0 ? 1 : 0;
                side[i] = now == 0 ? side[i] : now;
            }
        }
    }
}
