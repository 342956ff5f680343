package genesis.gateway.simulator.market;

/**
 * Numbers of orders, ascending over all instruments. They begin with the market's start, ten for each millisecond: an
 * exchange that is started again repeats none, which clients rely on. JavaScript holds them exactly until the year 2255.
 * <p>Threading: one thread.
 */
final class OrderIds {
    private static final long NS_PER_ID = 100_000;

    private long next;

    OrderIds(final long startNs) {
        next = startNs / NS_PER_ID + 1;
    }

    long next() {
        return next++;
    }
}
