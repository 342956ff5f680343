package genesis.gateway.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.gateway.simulator.wire.FrameText;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {
    private static final long START_NS = 1_700_000_012_345_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void shouldGiveTheSameMarketForTheSameSeed() {
        final Watcher first = watch(new SyntheticMarket(7, START_NS), 60);

        assertEquals(first.digest, watch(new SyntheticMarket(7, START_NS), 60).digest);
        assertNotEquals(first.digest, watch(new SyntheticMarket(8, START_NS), 60).digest);
    }

    @Test
    void shouldHoldItsPromisesOverAnHour() {
        for (long seed = 1; seed <= 3; seed++) {
            final Watcher watcher = watch(new SyntheticMarket(seed, START_NS), 3_600);

            assertEquals(3_600 * 10 * 6, watcher.batches, "seed=" + seed);
            assertTrue(watcher.trades > 3_600 * 6, "seed=" + seed + ", trades=" + watcher.trades);
        }
    }

    /** About 500 a second at the socket: a trade is told twice. */
    @Test
    void shouldSendAboutFiveHundredMessagesASecond() {
        for (long seed = 1; seed <= 3; seed++) {
            final Watcher watcher = watch(new SyntheticMarket(seed, START_NS), 600);
            final long perSecond = (watcher.levels + 2 * watcher.trades + 2 * watcher.summaries) / 600;

            assertTrue(perSecond >= 420 && perSecond <= 580, "seed=" + seed + ", messages a second=" + perSecond);
        }
    }

    /**
     * EMA 12 and 26 over closed one-minute candles, provisionally with the last price, looked at once a second: the first
     * side seen is only remembered, every later change of sides counts. A client comes two seconds late.
     */
    @Test
    void shouldCrossTheAveragesSeveralTimesInTheFirstMinute() {
        int poor = 0;
        for (long seed = 1; seed <= 200; seed++) {
            final SyntheticMarket market = new SyntheticMarket(seed, START_NS);
            final Crosses crosses = new Crosses(market);
            long nextLookNs = START_NS + 2 * SECOND_NS;
            while (market.timeNs() < START_NS + 60 * SECOND_NS) {
                market.step(crosses);
                if (market.timeNs() >= nextLookNs) {
                    crosses.look();
                    nextLookNs += SECOND_NS;
                }
            }
            poor += crosses.count < 5 ? 1 : 0;
        }
        assertTrue(poor <= 4, "seeds of 200 with fewer than five crosses: " + poor);
    }

    @Test
    void shouldHaveFourHoursOfClosedMinutesBehindIt() {
        final SyntheticInstrument instrument = new SyntheticMarket(5, START_NS).instrument(0);
        final long startMs = START_NS / 1_000_000;
        final FrameText text = new FrameText();

        assertEquals(240, instrument.candles().closedCount(startMs));
        instrument.candles().writeClosed(text, 0, startMs);
        assertTrue(text.toString().startsWith("[" + (startMs - startMs % 60_000 - 60_000) + ","), text.toString());
        instrument.candles().writeClosed(text.clear(), 239, startMs);
        assertTrue(text.toString().startsWith("[" + (startMs - startMs % 60_000 - 240 * 60_000) + ","),
            text.toString());
    }

    private static Watcher watch(final SyntheticMarket market, final int seconds) {
        final Watcher watcher = new Watcher(market);
        while (market.timeNs() < START_NS + seconds * SECOND_NS) {
            market.step(watcher);
        }
        return watcher;
    }

    /** A client's books, kept from the messages alone, and compared with what the market promises. */
    private static final class Watcher implements MarketListener {
        private final SyntheticMarket market;
        private final List<TreeMap<Long, Long>> bids = books();
        private final List<TreeMap<Long, Long>> asks = books();
        private long lastTradeId;
        private long digest;
        long batches;
        long levels;
        long trades;
        long summaries;

        Watcher(final SyntheticMarket market) {
            this.market = market;
            for (int i = 0; i < market.instrumentCount(); i++) {
                fill(bids.get(i), market.instrument(i).bids(), market.instrument(i).tickE8());
                fill(asks.get(i), market.instrument(i).asks(), market.instrument(i).tickE8());
            }
        }

        @Override
        public void traded(final int instrument, final long tradeId, final long timeMs, final long priceE8,
            final long amountE8) {
            assertTrue(tradeId > lastTradeId, "trade ids ascend");
            assertEquals(market.timeNs() / 1_000_000, timeMs);
            assertTrue(amountE8 != 0);
            final Long shown = amountE8 > 0 ? asks.get(instrument).get(priceE8) : bids.get(instrument).get(priceE8);
            assertTrue(shown != null && shown >= Math.abs(amountE8), "a taker takes what is shown");
            lastTradeId = tradeId;
            trades++;
            digest = 31 * digest + priceE8 + amountE8;
        }

        @Override
        public void levelChanged(final int instrument, final long priceE8, final int orderCount, final long amountE8) {
            final TreeMap<Long, Long> side = amountE8 > 0 ? bids.get(instrument) : asks.get(instrument);
            assertEquals(0, priceE8 % Instrument.tickE8(priceE8), "five significant digits: " + priceE8);
            if (orderCount == 0) {
                assertTrue(side.remove(priceE8) != null, "no delete of an unknown level");
            } else {
                side.put(priceE8, Math.abs(amountE8));
            }
            levels++;
            digest = 31 * digest + priceE8 * 7 + amountE8 + orderCount;
        }

        @Override
        public void batchEnded(final int instrument) {
            assertEquals(25, bids.get(instrument).size());
            assertEquals(25, asks.get(instrument).size());
            assertTrue(bids.get(instrument).lastKey() < asks.get(instrument).firstKey(), "not crossed");
            if (batches++ % 997 == 0) {
                assertEquals(checksum(bids.get(instrument), asks.get(instrument)),
                    market.instrument(instrument).checksum());
            }
        }

        @Override
        public void summaryChanged(final int instrument) {
            summaries++;
        }

        /** The exchange's rule, over decimal texts; no price here is small enough for an exponent. */
        private static int checksum(final TreeMap<Long, Long> bids, final TreeMap<Long, Long> asks) {
            final StringBuilder text = new StringBuilder();
            final var bid = bids.descendingMap().entrySet().iterator();
            final var ask = asks.entrySet().iterator();
            while (bid.hasNext()) {
                final var bidLevel = bid.next();
                final var askLevel = ask.next();
                text.append(':').append(E8.text(bidLevel.getKey())).append(':')
                    .append(E8.text(bidLevel.getValue())).append(':')
                    .append(E8.text(askLevel.getKey())).append(":-")
                    .append(E8.text(askLevel.getValue()));
            }
            final CRC32 crc = new CRC32();
            crc.update(text.substring(1).getBytes(US_ASCII));
            return (int) crc.getValue();
        }

        private static void fill(final TreeMap<Long, Long> book, final SyntheticSide side, final long tickE8) {
            for (int i = 0; i < side.toldCount(); i++) {
                book.put(side.toldTick(i) * tickE8, Math.abs(side.toldAmountE8(i)));
            }
        }

        private static List<TreeMap<Long, Long>> books() {
            return SyntheticMarket.SYMBOLS.stream().map(symbol -> new TreeMap<Long, Long>()).toList();
        }
    }

    /** Counts changes of sides beyond 0.02 ATR; the ATR is the mean range of the calm minutes. */
    private static final class Crosses implements MarketListener {
        private final double[] fast = new double[6];
        private final double[] slow = new double[6];
        private final double[] band = new double[6];
        private final double[] last = new double[6];
        private final int[] side = new int[6];
        int count;

        Crosses(final SyntheticMarket market) {
            for (int i = 0; i < 6; i++) {
                final SyntheticCandles candles = market.instrument(i).candles();
                fast[i] = candles.column(239, 2);
                slow[i] = fast[i];
                for (int back = 238; back >= 0; back--) {
                    fast[i] += (candles.column(back, 2) - fast[i]) * 2 / 13;
                    slow[i] += (candles.column(back, 2) - slow[i]) * 2 / 27;
                    band[i] += 0.02 * (candles.column(back, 3) - candles.column(back, 4)) / 239;
                }
                last[i] = candles.column(0, 2);
            }
        }

        void look() {
            for (int i = 0; i < 6; i++) {
                final double gap = fast[i] + (last[i] - fast[i]) * 2 / 13 - slow[i] - (last[i] - slow[i]) * 2 / 27;
                final int now = gap > band[i] ? 1 : gap < -band[i] ? -1 : 0;
                count += now * side[i] < 0 ? 1 : 0;
                side[i] = now == 0 ? side[i] : now;
            }
        }

        @Override
        public void traded(final int instrument, final long tradeId, final long timeMs, final long priceE8,
                           final long amountE8) {
            last[instrument] = priceE8;
        }

        @Override
        public void levelChanged(final int instrument, final long priceE8, final int orderCount, final long amountE8) {
        }

        @Override
        public void batchEnded(final int instrument) {
        }

        @Override
        public void summaryChanged(final int instrument) {
        }
    }
}
