package genesis.gateway.simulator.market;

/** Numbers of orders, ascending over all instruments. Threading: one thread. */
final class OrderIds {
    private static final long FIRST = 100_000_000_001L;

    private long next = FIRST;

    long next() {
        return next++;
    }
}
