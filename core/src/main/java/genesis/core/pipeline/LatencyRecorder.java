package genesis.core.pipeline;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Decision latency: from publication in the ring to the end of processing, journal appends and hand-over included.
 * <p>Threading: recorded by the pinned thread without waiting; read by any other. Allocation: none when recording.
 */
public final class LatencyRecorder {
    /** What takes longer than this is counted as this: a stall of a minute says all there is to say. */
    private static final long LATENCY_NS_MAX = 60_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(LATENCY_NS_MAX, SIGNIFICANT_DIGITS);
    private final Histogram total = new Histogram(LATENCY_NS_MAX, SIGNIFICANT_DIGITS);
    private Histogram interval;

    void record(final long latencyNs) {
        recorder.recordValue(Math.max(0, Math.min(latencyNs, LATENCY_NS_MAX)));
    }

    /** Figures since the start, up to now. */
    public synchronized Figures figures() {
        interval = recorder.getIntervalHistogram(interval);
        total.add(interval);
        return new Figures(total.getTotalCount(), total.getValueAtPercentile(50), total.getValueAtPercentile(99),
            total.getValueAtPercentile(99.9), total.getMaxValue());
    }

    /** Forgets what was recorded: after a warm-up. */
    public synchronized void reset() {
        recorder.reset();
        total.reset();
    }

    /** Latencies in nanoseconds; zero where nothing was recorded. */
    public record Figures(long count, long p50, long p99, long p999, long max) {
    }
}
