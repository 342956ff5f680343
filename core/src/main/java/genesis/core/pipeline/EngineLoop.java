package genesis.core.pipeline;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.TimeTickEncoder;
import java.util.function.LongSupplier;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes inputs from the ring and, in front of each, what message time has brought about by then: a tick for every second,
 * and the answers of a venue in this thread. Where there is a clock, time also passes while nothing comes.
 * <p>Threading: the pinned thread. Allocation: none.
 */
public final class EngineLoop {
    /** Between two ticks. */
    public static final long TICK_NS = 1_000_000_000L;

    /** Inputs in one turn: then the slots are given back, and an event loop on the same thread gets its turn. */
    private static final int INPUTS_PER_TURN = 256;
    /** A longer silence, such as between two sessions, is one tick at its end, not one for every second of it. */
    private static final long SILENCE_NS_MAX = 3_600 * TICK_NS;

    private final InputProcessor processor;
    private final LongSupplier clock;
    private final LatencyRecorder latency;
    private final AllocationMeter allocation;
    private final EventPoller<InputRing.Slot> poller;
    private final EventPoller.Handler<InputRing.Slot> handler = this::onSlot;
    private final UnsafeBuffer own = new UnsafeBuffer(
        BufferUtil.allocateDirectAligned(InputRing.SLOT_LENGTH, 64));
    private final TimeTickEncoder tick = new TimeTickEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long nextTickNs;
    private int processed;
    private boolean ended;
    private volatile long processedSequence;

    /**
     * @param clock epoch nanoseconds, or null where message time is the venue's and stands still in silence
     */
    public EngineLoop(final InputRing inputs, final InputProcessor processor, final LongSupplier clock,
                      final LatencyRecorder latency, final AllocationMeter allocation) {
        this.processor = processor;
        this.clock = clock;
        this.latency = latency;
        this.allocation = allocation;
        final RingBuffer<InputRing.Slot> ring = inputs.ring();
        poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
        nextTickNs = processor.lastTimeNs() == 0 ? 0 : tickAfter(processor.lastTimeNs());
        processedSequence = processor.lastSequence();
    }

    /** One turn: what waits in the ring, at most {@link #INPUTS_PER_TURN}, then what time brought. Returns how many inputs. */
    public int poll() {
        if (ended) {
            throw new IllegalStateException("the engine has failed and takes no more inputs");
        }
        processed = 0;
        allocation.turnStarts();
        try {
            poller.poll(handler);
            if (processed == 0 && clock != null && processor.lastSequence() != 0) {
                passTime(clock.getAsLong());
            }
        } catch (final RuntimeException | Error e) {
            ended = true;
            throw e;
        } catch (final Exception e) {
            ended = true;
            throw new IllegalStateException("the ring's poller failed", e);
        }
        allocation.turnEnds(processed);
        if (processed != 0) {
            processedSequence = processor.lastSequence();
        }
        return processed;
    }

    /** From now on every turn is refused, as after a failure of its own: half of an input may be decided. */
    public void end() {
        ended = true;
    }

    /** The last input that was processed, for any thread. */
    public long processedSequence() {
        return processedSequence;
    }

    private boolean onSlot(final InputRing.Slot slot, final long sequence, final boolean endOfBatch) {
        passTime(Message.timeNs(slot.buffer, 0));
        processor.accept(slot.buffer, slot.length);
        latency.record(System.nanoTime() - slot.publishedNs);
        processed++;
        return processed < INPUTS_PER_TURN;
    }

    /** Injects ticks and answers that are due by now, in the order of their times; a tick goes first where they are equal. */
    private void passTime(final long nowNs) {
        if (nextTickNs == 0 || nowNs - nextTickNs > SILENCE_NS_MAX) {
            nextTickNs = nowNs - Math.floorMod(nowNs, TICK_NS) + (nextTickNs == 0 ? TICK_NS : 0);
        }
        while (true) {
            final long answerNs = processor.venue().nextDueNs();
            if (nextTickNs <= answerNs) {
                if (nextTickNs > nowNs) {
                    return;
                }
                tick.wrapAndApplyHeader(own, 0, header).timeNs(nextTickNs);
                nextTickNs += TICK_NS;
                inject(Message.HEADER_LENGTH + TimeTickEncoder.BLOCK_LENGTH);
            } else {
                if (answerNs > nowNs) {
                    return;
                }
                inject(processor.venue().answer(own));
            }
        }
    }

    private void inject(final int length) {
        processor.accept(own, length);
        processed++;
    }

    private static long tickAfter(final long timeNs) {
        return timeNs - Math.floorMod(timeNs, TICK_NS) + TICK_NS;
    }
}
