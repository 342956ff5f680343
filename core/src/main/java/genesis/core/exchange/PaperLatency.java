package genesis.core.exchange;

import genesis.core.unit.Setting;
import genesis.core.unit.StreamDigest;

/**
 * How long one way between us and the paper venue takes: a fixed part and an exponentially distributed rest.
 * <p>Allocation: none. Threading: one thread.
 */
final class PaperLatency {
    private final SeededRandom random = new SeededRandom(0);
    private long fixedNs = Setting.PAPER_LATENCY.initial();
    private long jitterNs = Setting.PAPER_LATENCY_JITTER.initial();

    /** Starts the chance over. A second session with the same seed must not repeat the first one's luck. */
    void session(final long seed, final long sequence) {
        random.reseed(SeededRandom.mix(seed) ^ sequence);
    }

    /** Takes in a setting; others than its own two change nothing. */
    void setting(final int code, final long value) {
        if (code == Setting.PAPER_LATENCY.code()) {
            fixedNs = value;
        } else if (code == Setting.PAPER_LATENCY_JITTER.code()) {
            jitterNs = value;
        }
    }

    /** Draws the time of one way. */
    long oneWayNs() {
        return fixedNs + (long) (jitterNs * random.nextExponential());
    }

    void addTo(final StreamDigest digest) {
        digest.add(fixedNs).add(jitterNs);
        random.addTo(digest);
    }
}
