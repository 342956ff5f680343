package genesis.bench.latency;

import org.HdrHistogram.Histogram;

/** The histograms of this package. */
final class Latencies {
    /** What takes longer than this is counted as this. */
    private static final long LATENCY_NS_MAX = 60_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 3;

    private Latencies() {
    }

    static Histogram histogram() {
        return new Histogram(LATENCY_NS_MAX, SIGNIFICANT_DIGITS);
    }

    static void record(final Histogram histogram, final long latencyNs) {
        histogram.recordValue(Math.max(0, Math.min(latencyNs, LATENCY_NS_MAX)));
    }
}
