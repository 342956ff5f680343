package genesis.admin.metrics;

/**
 * How long inputs take from their publication in the ring to the end of their processing, in nanoseconds.
 *
 * @param count inputs measured
 */
public record Latency(long p50Ns, long p99Ns, long p999Ns, long maxNs, long count) {
    /** Nothing was measured yet. */
    public static final Latency NONE = new Latency(0, 0, 0, 0, 0);
}
