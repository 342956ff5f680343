package genesis.core.pipeline;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import genesis.core.engine.OutputSink;

/**
 * Takes inputs out of a ring without an engine: for tests and benchmarks of those who fill it. A ring has an engine loop
 * or a tap, not both.
 * <p>Threading: one thread. Allocation: none after construction.
 */
public final class InputTap {
    private final EventPoller<InputRing.Slot> poller;
    private final EventPoller.Handler<InputRing.Slot> handler = this::onSlot;
    private OutputSink sink;
    private int taken;

    public InputTap(final InputRing inputs) {
        final RingBuffer<InputRing.Slot> ring = inputs.ring();
        poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
    }

    /** Gives everything that waits to the sink, in order; returns how many. */
    public int drain(final OutputSink to) {
        sink = to;
        taken = 0;
        try {
            poller.poll(handler);
        } catch (final RuntimeException e) {
            throw e;
        } catch (final Exception e) {
            throw new IllegalStateException("the ring's poller failed", e);
        }
        return taken;
    }

    private boolean onSlot(final InputRing.Slot slot, final long sequence, final boolean endOfBatch) {
        sink.onOutput(slot.buffer, 0, slot.length);
        taken++;
        return true;
    }
}
