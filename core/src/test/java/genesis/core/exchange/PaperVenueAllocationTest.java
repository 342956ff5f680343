package genesis.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import genesis.core.message.Message;
import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.message.TradeKind;
import java.lang.management.ManagementFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class PaperVenueAllocationTest {
    private static final long ONE = 100_000_000L;

    private final PaperVenue venue = new PaperVenue();
    private final VenueMessages to = new VenueMessages(venue);
    private final UnsafeBuffer answer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
    private long nowNs;

    @Test
    void shouldAllocateNothingAfterWarmUp() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        to.session(1, 1);
        to.define(2);
        to.snapshot(3, 100 * ONE, 101 * ONE, 3 * ONE);
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
            nowNs += 1_000_000;
            final Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            to.place(nowNs, nowNs, side, i % 3 == 0 ? OrderType.MARKET : OrderType.LIMIT, 100 * ONE, ONE);
            to.update(nowNs, 101 * ONE, -ONE - i, 1);
            to.trade(nowNs, 100 * ONE, i % 2 == 0 ? -ONE : ONE, TradeKind.EXECUTED);
            to.cancel(nowNs, nowNs - 5_000_000);
            to.tick(nowNs);
            while (venue.nextDueNs() <= nowNs) {
                venue.answer(answer);
            }
        }
    }
}
