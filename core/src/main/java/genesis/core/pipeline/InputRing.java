package genesis.core.pipeline;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import genesis.core.message.Message;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The one way into the engine: a Disruptor ring of pre-allocated message slots that any thread may fill.
 *
 * <pre>
 *   final long slot = ring.claim();
 *   trade.wrapAndApplyHeader(ring.buffer(slot), 0, header) …;
 *   ring.publish(slot, length);
 * </pre>
 *
 * A full ring never loses a message: the producer waits, which pushes back into the socket; or, where producer and engine
 * share a thread, the engine takes its turn first (see {@link #whenFull}).
 * <p>Allocation: none after construction.
 */
public class InputRing {
    /** Slots: 320 KiB in all, so that the ring stays in the second-level cache: a larger one only stores a burst elsewhere. */
    public static final int SLOT_COUNT = 1024;
    /** A message and its chain link, in whole cache lines. */
    static final int SLOT_LENGTH = Message.LENGTH_MAX + 64;

    private final RingBuffer<Slot> ring;
    private Runnable whenFull = Thread::onSpinWait;

    public InputRing() {
        final ByteBuffer slab = BufferUtil.allocateDirectAligned(SLOT_COUNT * SLOT_LENGTH, 64);
        final int[] next = {0};
        ring = RingBuffer.createMultiProducer(() -> new Slot(slab, SLOT_LENGTH * next[0]++), SLOT_COUNT,
            // Nobody waits through it: the consumer polls, and how it waits is the loop thread's matter.
            new BusySpinWaitStrategy());
    }

    /** What a producer does, again and again, while the ring is full. Set before the first claim. */
    public void whenFull(final Runnable action) {
        whenFull = action;
    }

    /** Takes the next free slot; must be followed by {@link #publish}, whatever happens in between. */
    public long claim() {
        while (true) {
            try {
                return ring.tryNext();
            } catch (final InsufficientCapacityException full) {
                // One shared exception without a stack trace. Blocking in next() would be a deadlock where the
                // producer is the engine's own thread.
                whenFull.run();
            }
        }
    }

    /** The claimed slot's window: {@link Message#LENGTH_MAX} bytes for the message. */
    public UnsafeBuffer buffer(final long slot) {
        return ring.get(slot).buffer;
    }

    /** Hands the slot to the engine. The engine sets the sequence; a time behind the engine's own is lifted to it. */
    public void publish(final long slot, final int length) {
        final Slot claimed = ring.get(slot);
        claimed.length = length;
        claimed.publishedNs = System.nanoTime();
        ring.publish(slot);
    }

    /** For the pinned thread. */
    RingBuffer<Slot> ring() {
        return ring;
    }

    /** True when everything published was taken by the engine. */
    public boolean isEmpty() {
        return ring.remainingCapacity() == ring.getBufferSize();
    }

    static final class Slot {
        final UnsafeBuffer buffer;
        int length;
        /** Monotonic clock at publication: for the latency histogram only, never journaled. */
        long publishedNs;

        Slot(final ByteBuffer slab, final int offset) {
            buffer = new UnsafeBuffer(slab, offset, SLOT_LENGTH);
        }
    }
}
