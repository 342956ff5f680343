package genesis.core.pipeline;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import genesis.core.engine.OutputSink;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands on their way to the gateway: the same bytes that the journal holds. One producer, the pinned thread; one
 * consumer, the gateway's, which may be the same thread.
 * <p>Allocation: none after construction.
 */
public final class CommandRing implements Venue {
    /** The order budget lets far fewer than these through in the time the gateway needs for one turn; 40 KiB in all. */
    public static final int SLOT_COUNT = 128;

    private final RingBuffer<InputRing.Slot> ring;
    private final EventPoller<InputRing.Slot> poller;
    private final EventPoller.Handler<InputRing.Slot> handler = this::onSlot;
    private OutputSink consumer;
    private int taken;

    public CommandRing() {
        final ByteBuffer slab = BufferUtil.allocateDirectAligned(SLOT_COUNT * InputRing.SLOT_LENGTH, 64);
        final int[] next = {0};
        ring = RingBuffer.createSingleProducer(
            () -> new InputRing.Slot(slab, InputRing.SLOT_LENGTH * next[0]++), SLOT_COUNT, new YieldingWaitStrategy());
        poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
    }

    @Override
    public void onCommand(final UnsafeBuffer buffer, final int offset, final int length) {
        final long slot;
        try {
            slot = ring.tryNext();
        } catch (final InsufficientCapacityException full) {
            // Waiting would stop the engine for a dead gateway; dropping would lose an order. Neither is allowed to go on.
            throw new IllegalStateException("command ring is full: the gateway takes nothing, capacity=" + SLOT_COUNT, full);
        }
        final InputRing.Slot claimed = ring.get(slot);
        claimed.buffer.putBytes(0, buffer, offset, length);
        claimed.length = length;
        ring.publish(slot);
    }

    /** Gives all waiting commands to the consumer; returns how many. Gateway's thread. */
    public int poll(final OutputSink to) {
        consumer = to;
        taken = 0;
        try {
            poller.poll(handler);
        } catch (final Exception e) {
            throw new IllegalStateException("a command could not be handed over", e);
        }
        return taken;
    }

    private boolean onSlot(final InputRing.Slot slot, final long sequence, final boolean endOfBatch) {
        consumer.onOutput(slot.buffer, 0, slot.length);
        taken++;
        return true;
    }

    /** Nothing: the exchange sees its own market. */
    @Override
    public void onInput(final UnsafeBuffer buffer, final int offset, final int length) {
    }

    @Override
    public long nextDueNs() {
        return NOTHING_DUE;
    }

    @Override
    public int answer(final UnsafeBuffer into) {
        throw new IllegalStateException("answers of a venue behind the gateway come through the input ring");
    }
}
