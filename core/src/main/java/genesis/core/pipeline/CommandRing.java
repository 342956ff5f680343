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
 * consumer, the gateway's, which may be the same thread. Nothing is lost in a burst: what finds no slot waits, in order,
 * on the producer's side and follows with the next input. A gateway that takes nothing at all ends the engine in the end.
 * <p>Allocation: none after construction.
 */
public final class CommandRing implements Venue {
    /** The order budget lets far fewer than these through in the time the gateway needs for one turn; 40 KiB in all. */
    public static final int SLOT_COUNT = 128;

    /** Every open order canceled in one burst, twice. */
    static final int WAITING_COUNT_MAX = 2_048;

    private final RingBuffer<InputRing.Slot> ring;
    private final EventPoller<InputRing.Slot> poller;
    private final EventPoller.Handler<InputRing.Slot> handler = this::onSlot;
    private final UnsafeBuffer waiting = new UnsafeBuffer(new byte[WAITING_COUNT_MAX * InputRing.SLOT_LENGTH]);
    private final int[] waitingLengths = new int[WAITING_COUNT_MAX];
    private int waitingHead;
    private int waitingCount;
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
        if (waitingCount != 0 || !ring.hasAvailableCapacity(1)) {
            waitBehind(buffer, offset, length);
        } else {
            publish(buffer, offset, length);
        }
    }

    private void publish(final UnsafeBuffer buffer, final int offset, final int length) {
        final long slot;
        try {
            slot = ring.tryNext();
        } catch (final InsufficientCapacityException full) {
            throw new IllegalStateException("one producer, and there was a slot", full);
        }
        final InputRing.Slot claimed = ring.get(slot);
        claimed.buffer.putBytes(0, buffer, offset, length);
        claimed.length = length;
        ring.publish(slot);
    }

    private void waitBehind(final UnsafeBuffer buffer, final int offset, final int length) {
        if (waitingCount == WAITING_COUNT_MAX) {
            // Waiting would stop the engine for a dead gateway; dropping would lose an order. Neither is allowed to go on.
            throw new IllegalStateException("command ring is full: the gateway takes nothing, capacity="
                + (SLOT_COUNT + WAITING_COUNT_MAX));
        }
        final int slot = (waitingHead + waitingCount++) % WAITING_COUNT_MAX;
        waiting.putBytes(slot * InputRing.SLOT_LENGTH, buffer, offset, length);
        waitingLengths[slot] = length;
    }

    private void moveUp() {
        while (waitingCount != 0 && ring.hasAvailableCapacity(1)) {
            publish(waiting, waitingHead * InputRing.SLOT_LENGTH, waitingLengths[waitingHead]);
            waitingHead = (waitingHead + 1) % WAITING_COUNT_MAX;
            waitingCount--;
        }
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

    /** The exchange sees its own market. What waited for a slot takes one; time ticks see to it that none waits long. */
    @Override
    public void onInput(final UnsafeBuffer buffer, final int offset, final int length) {
        if (waitingCount != 0) {
            moveUp();
        }
    }

    /** The exchange remembers: a recovery or replay tells it nothing again. */
    @Override
    public boolean isOutside() {
        return true;
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
