package genesis.core.pipeline;

/** What a thread does when there is nothing to do. */
public enum Waiting {
    /** Asks again at once: the lowest latency, a whole core. */
    SPIN,
    /** Asks again for a moment, then sleeps for up to a millisecond: laptops, continuous integration. */
    THRIFTY
}
