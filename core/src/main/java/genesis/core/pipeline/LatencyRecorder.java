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
    /** What {@link #recent} looks back on, in two halves: when the newer is full, the older is emptied and begins again. */
    private static final long RECENT_NS = 10_000_000_000L;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(LATENCY_NS_MAX, SIGNIFICANT_DIGITS);
    private final Histogram total = new Histogram(LATENCY_NS_MAX, SIGNIFICANT_DIGITS);
    private final Histogram merged = new Histogram(LATENCY_NS_MAX, SIGNIFICANT_DIGITS);
    private Histogram newer = new Histogram(LATENCY_NS_MAX, SIGNIFICANT_DIGITS);
    private Histogram older = new Histogram(LATENCY_NS_MAX, SIGNIFICANT_DIGITS);
    private Histogram interval;
    private long newerSinceNs;

    void record(final long latencyNs) {
        recorder.recordValue(Math.max(0, Math.min(latencyNs, LATENCY_NS_MAX)));
    }

    /** Figures since the start, up to now. */
    public synchronized Figures figures() {
        collect();
        return figuresOf(total);
    }

    /**
     * Figures of the last five to ten seconds: how it is, not how it was while everything was cold.
     *
     * @param nowNs monotonic clock
     */
    public synchronized Figures recent(final long nowNs) {
        collect();
        if (nowNs - newerSinceNs >= RECENT_NS / 2) {
            final Histogram emptied = older;
            emptied.reset();
            older = newer;
            newer = emptied;
            newerSinceNs = nowNs;
        }
        merged.reset();
        merged.add(older);
        merged.add(newer);
        return figuresOf(merged);
    }

    /** How many were recorded since the start. */
    public synchronized long count() {
        collect();
        return total.getTotalCount();
    }

    /** Forgets what was recorded: after a warm-up. */
    public synchronized void reset() {
        recorder.reset();
        total.reset();
        newer.reset();
        older.reset();
    }

    private void collect() {
        interval = recorder.getIntervalHistogram(interval);
        total.add(interval);
        newer.add(interval);
    }

    private static Figures figuresOf(final Histogram histogram) {
        return new Figures(histogram.getTotalCount(), histogram.getValueAtPercentile(50), histogram.getValueAtPercentile(99),
            histogram.getValueAtPercentile(99.9), histogram.getMaxValue());
    }

    /** Latencies in nanoseconds; zero where nothing was recorded. */
    public record Figures(long count, long p50, long p99, long p999, long max) {
    }
}
