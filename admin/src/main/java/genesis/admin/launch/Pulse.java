package genesis.admin.launch;

import genesis.admin.metrics.Latency;
import genesis.admin.metrics.Vitals;
import genesis.core.pipeline.EngineLoop;
import genesis.core.pipeline.LatencyRecorder;

/** Takes the process's vitals a few times a second. Threading: one thread samples, any thread reads. */
final class Pulse {
    private static final long SAMPLE_INTERVAL_NS = 250_000_000L;
    /** The rate is over this many samples: about a second. */
    private static final int SAMPLE_COUNT = 5;

    private final Feed feed;
    private final EngineLoop loop;
    private final LatencyRecorder recorder;
    private final long[] sequences = new long[SAMPLE_COUNT];
    private final long[] timesNs = new long[SAMPLE_COUNT];
    private int samples;
    private volatile Vitals vitals;

    Pulse(final Feed feed, final EngineLoop loop, final LatencyRecorder recorder) {
        this.feed = feed;
        this.loop = loop;
        this.recorder = recorder;
        sample();
    }

    /** Does nothing where the last sample is recent. */
    void sampleWhenDue() {
        if (System.nanoTime() - timesNs[(samples - 1) % SAMPLE_COUNT] >= SAMPLE_INTERVAL_NS) {
            sample();
        }
    }

    Vitals vitals() {
        return vitals;
    }

    /** Since the start. */
    static Latency latency(final LatencyRecorder recorder) {
        final LatencyRecorder.Figures figures = recorder.figures();
        return new Latency(figures.p50(), figures.p99(), figures.p999(), figures.max(), figures.count());
    }

    /** Of the last seconds; the count is of all. */
    private Latency recent(final long nowNs) {
        final LatencyRecorder.Figures figures = recorder.recent(nowNs);
        return new Latency(figures.p50(), figures.p99(), figures.p999(), figures.max(), recorder.count());
    }

    private void sample() {
        final int newest = samples % SAMPLE_COUNT;
        sequences[newest] = loop.processedSequence();
        timesNs[newest] = System.nanoTime();
        samples++;
        final int oldest = samples < SAMPLE_COUNT ? 0 : samples % SAMPLE_COUNT;
        final long passedNs = timesNs[newest] - timesNs[oldest];
        final double rate = passedNs == 0 ? 0 : (sequences[newest] - sequences[oldest]) * 1e9 / passedNs;
        vitals = new Vitals(feed.name(), sequences[newest], rate, recent(timesNs[newest]), feed.counters());
    }
}
