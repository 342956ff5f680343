package genesis.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import genesis.core.message.Side;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class MatchingBookAllocationTest {
    private static final int RESTING_MAX = 500;

    private final MatchingBook book = new MatchingBook(new MatchingEvents() { }, 1_024);
    private final SeededRandom random = new SeededRandom(5);
    private long lastId;
    private long oldestId = 1;

    @Test
    void shouldAllocateNothingAfterWarmUp() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        long fewest = Long.MAX_VALUE;
        for (int run = 0; run < 8; run++) {
            final long before = threads.getThreadAllocatedBytes(thread);
            turns(20_000);
            fewest = Math.min(fewest, threads.getThreadAllocatedBytes(thread) - before);
        }

        assertEquals(0, fewest);
    }

    private void turns(final int count) {
        for (int i = 0; i < count; i++) {
            final Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            final long priceE8 = 1_000 + random.nextInt(41) - 20;
            book.limit(1, ++lastId, side, priceE8, 1 + random.nextInt(9), i % 7 == 0 ? MatchingBook.HIDDEN : 0);
            book.amend(lastId - random.nextInt(50), priceE8, 3, 0);
            book.take(2, ++lastId, side, MatchingBook.ANY_PRICE, 2, 0);
            while (book.orderCount() > RESTING_MAX) {
                book.cancel(oldestId++);
            }
        }
    }
}
