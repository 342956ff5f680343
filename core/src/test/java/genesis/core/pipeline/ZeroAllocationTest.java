package genesis.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import genesis.core.engine.Counters;
import genesis.core.unit.StreamDigest;
import java.lang.management.ManagementFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * The pinned thread allocates nothing once it is warm: ring, ticks, answers, journal, engine, commands. The virtual machine
 * itself may put a lump on a thread now and then (a method that is compiled anew), so the smallest of several runs counts.
 */
class ZeroAllocationTest {
    private static final long SEED = 2_026;
    private static final int RUN_COUNT = 5;
    private static final int INPUTS_PER_RUN = 100_000;

    @Test
    void shouldAllocateNothingPerInputOnceWarm() {
        System.out.println("ZeroAllocationTest seed=" + SEED);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final PatientVenue venue = new PatientVenue(30_000_000L);
        final DigestJournal journal = new DigestJournal();
        final InputProcessor processor = new InputProcessor(venue, journal);
        final InputRing ring = new InputRing();
        final AllocationMeter meter = new AllocationMeter();
        final EngineLoop loop = new EngineLoop(ring, processor, null, new LatencyRecorder(), meter);
        final Market market = new Market(SEED, venue);
        feed(ring, loop, market, 3 * INPUTS_PER_RUN);
        final Counters counters = processor.engine().counters();
        final long signals = counters.signals();
        final long filled = counters.ordersFilled();
        final long candles = counters.candlesClosed();

        long smallest = Long.MAX_VALUE;
        for (int run = 0; run < RUN_COUNT; run++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            feed(ring, loop, market, INPUTS_PER_RUN);
            final long bytes = threads.getCurrentThreadAllocatedBytes() - before;
            System.out.println("ZeroAllocationTest run=" + run + ", bytes=" + bytes);
            smallest = Math.min(smallest, bytes);
        }
        assertEquals(0, smallest, "bytes in " + INPUTS_PER_RUN + " inputs");
        assertTrue(counters.signals() - signals > 500, "signals=" + (counters.signals() - signals));
        assertTrue(counters.ordersFilled() - filled > 200, "filled=" + (counters.ordersFilled() - filled));
        assertTrue(counters.candlesClosed() - candles > 1_000, "candles=" + (counters.candlesClosed() - candles));
        assertTrue(venue.fills > 200 && journal.outputs > 100_000, "fills=" + venue.fills + ", outputs=" + journal.outputs);
        assertTrue(meter.inputs() > 10_000, "the meter measured inputs=" + meter.inputs());
        assertTrue(meter.bytesPerInput() < 1, "the meter says " + meter.bytesPerInput());
    }

    @Test
    void shouldAllocateNothingPerInputOfAReplayOnceWarm() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final MemoryJournal recorded = new MemoryJournal();
        final PatientVenue venue = new PatientVenue(30_000_000L);
        final InputRing ring = new InputRing();
        feed(ring, new EngineLoop(ring, new InputProcessor(venue, recorded), null, new LatencyRecorder(), new AllocationMeter()),
            new Market(SEED, null), 2 * INPUTS_PER_RUN);

        final InputProcessor replay = new InputProcessor(new PatientVenue(30_000_000L), new DigestJournal());
        final int runLength = recorded.inputs.size() / 8;
        long smallest = Long.MAX_VALUE;
        for (int from = 0; from + runLength <= recorded.inputs.size(); from += runLength) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = from; i < from + runLength; i++) {
                final UnsafeBuffer record = recorded.inputs.get(i);
                replay.reexecute(record, 0, record.capacity() - Journal.CHAIN_LENGTH);
            }
            smallest = Math.min(smallest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, smallest, "bytes in " + runLength + " inputs");
        assertTrue(replay.engine().counters().ordersFilled() > 100, "filled=" + replay.engine().counters().ordersFilled());
    }

    private static void feed(final InputRing ring, final EngineLoop loop, final Market market, final int count) {
        for (int i = 0; i < count; i++) {
            final long slot = ring.claim();
            ring.publish(slot, market.next(ring.buffer(slot)));
            if ((i & 63) == 63 || i == count - 1) {
                while (loop.poll() != 0) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    /** Reads every byte, as a real one would. */
    private static final class DigestJournal implements Journal {
        private final StreamDigest digest = new StreamDigest();
        private long outputs;

        @Override
        public void appendInput(final UnsafeBuffer buffer, final int offset, final int length) {
            digest.add(buffer, offset, length);
        }

        @Override
        public void appendOutputs(final UnsafeBuffer buffer, final int offset, final int length) {
            digest.add(buffer, offset, length);
            outputs++;
        }
    }
}
