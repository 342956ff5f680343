package genesis.bench.latency;

import genesis.bench.setup.Opening;

/**
 * When each input should be sent, on the monotonic clock and in message time.
 * <p>Threading: started by one thread before others are told to go.
 */
final class Pace {
    /** A minute of message time passes in a second: candles close while we measure. */
    private static final long TIME_FACTOR = 60;

    private final long intervalNs;
    private volatile long startNs;

    Pace(final long intervalNs) {
        this.intervalNs = intervalNs;
    }

    void start() {
        startNs = System.nanoTime();
    }

    /** On the monotonic clock. */
    long intendedNs(final int index) {
        return startNs + index * intervalNs;
    }

    /** On the monotonic clock. */
    long intendedNs(final long messageTimeNs) {
        return startNs + (messageTimeNs - Opening.START_NS) / TIME_FACTOR;
    }

    /** Message time of an input; without regard to when it is really sent. */
    long messageTimeNs(final int index) {
        return Opening.START_NS + index * intervalNs * TIME_FACTOR;
    }
}
