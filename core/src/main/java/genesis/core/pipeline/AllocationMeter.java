package genesis.core.pipeline;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts what the pinned thread allocates while it processes inputs: append, decide, hand over; not what an event loop on
 * the same thread allocates between them. Asking the JVM costs some tens of nanoseconds, so one turn in sixteen is measured.
 * <p>Threading: the pinned thread measures, any thread reads. Allocation: none.
 */
public final class AllocationMeter {
    private static final int TURNS_PER_SAMPLE = 16;
    /** Classes are loaded and methods compiled before this many inputs; counting starts behind them. */
    private static final long WARM_UP_INPUTS = 10_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long turns;
    private long inputs;
    private long bytesBefore;
    private boolean measuring;
    private volatile long measuredInputs;
    private volatile long measuredBytes;

    void turnStarts() {
        measuring = turns++ % TURNS_PER_SAMPLE == 0 && inputs >= WARM_UP_INPUTS;
        if (measuring) {
            bytesBefore = threads.getCurrentThreadAllocatedBytes();
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread writes.
    void turnEnds(final int processed) {
        inputs += processed;
        if (measuring && processed > 0) {
            measuredBytes += threads.getCurrentThreadAllocatedBytes() - bytesBefore;
            measuredInputs += processed;
        }
    }

    /** 0 until enough inputs came. */
    public double bytesPerInput() {
        final long count = measuredInputs;
        return count == 0 ? 0 : (double) measuredBytes / count;
    }

    /** How many inputs were measured. */
    public long inputs() {
        return measuredInputs;
    }
}
