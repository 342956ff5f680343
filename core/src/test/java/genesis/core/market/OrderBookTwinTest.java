package genesis.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same random updates into the book and into sorted maps. */
class OrderBookTwinTest {
    private static final int UPDATES = 200_000;

    private final OrderBook book = new OrderBook();
    private final TreeMap<Long, Long> bids = new TreeMap<>(Collections.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();

    @ParameterizedTest(name = "seed {0}, {1} prices")
    @CsvSource({"21, 5", "22, 60", "23, 200", "24, 5000"})
    void shouldEqualSortedMaps(final long seed, final int priceCount) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < UPDATES; i++) {
            final String at = "seed=" + seed + ", update=" + i;
            final long priceE8 = 1_000_000 + random.nextInt(priceCount) * 10L;
            final long amountE8 = (1 + random.nextInt(1_000_000)) * (random.nextBoolean() ? 1L : -1L);
            final int orderCount = random.nextInt(priceCount > OrderBook.LEVEL_COUNT_MAX ? 6 : 3);
            assertEquals(applyToMaps(priceE8, amountE8, orderCount), book.apply(priceE8, amountE8, orderCount), at);
            assertEquals(bids.isEmpty() ? OrderBook.NO_PRICE : bids.firstKey(), book.bestBidE8(), at);
            assertEquals(asks.isEmpty() ? OrderBook.NO_PRICE : asks.firstKey(), book.bestAskE8(), at);
            assertEquals(bids.getOrDefault(priceE8, 0L), book.bidQtyAtE8(priceE8), at);
            assertEquals(asks.getOrDefault(priceE8, 0L), book.askQtyAtE8(priceE8), at);
            if (i % 1_000 == 0) {
                assertSameLevels(at);
            }
        }
        assertSameLevels("seed=" + seed + ", end");
    }

    private boolean applyToMaps(final long priceE8, final long amountE8, final int orderCount) {
        final TreeMap<Long, Long> side = amountE8 > 0 ? bids : asks;
        if (orderCount == 0) {
            return side.remove(priceE8) != null;
        }
        side.put(priceE8, Math.abs(amountE8));
        if (side.size() > OrderBook.LEVEL_COUNT_MAX) {
            side.pollLastEntry();
        }
        return true;
    }

    private void assertSameLevels(final String at) {
        assertEquals(bids.size(), book.bidCount(), at);
        assertEquals(asks.size(), book.askCount(), at);
        int i = 0;
        for (final Map.Entry<Long, Long> level : bids.entrySet()) {
            assertEquals(level.getKey(), book.bidPriceE8(i), at);
            assertEquals(level.getValue(), book.bidQtyE8(i++), at);
        }
        i = 0;
        for (final Map.Entry<Long, Long> level : asks.entrySet()) {
            assertEquals(level.getKey(), book.askPriceE8(i), at);
            assertEquals(level.getValue(), book.askQtyE8(i++), at);
        }
    }
}
