package genesis.admin.config;

/** What a thread of the trading path does while it has nothing to do. */
public enum Wait {
    /** {@link #SPIN} from four cores on, else {@link #THRIFTY}. */
    AUTO,
    /** Polls without a pause: lowest latency, one whole core per thread. */
    SPIN,
    /** Yields, then parks: a laptop, a build machine. */
    THRIFTY;

    /** Never {@link #AUTO}. */
    public Wait on(final int cores) {
        return this != AUTO ? this : cores >= Layout.SPLIT_CORES ? SPIN : THRIFTY;
    }
}
