package genesis.gateway.codec;

import org.agrona.collections.LongHashSet;

/**
 * Which orders were told to be in the book: the exchange says so again with every update. Two generations of bounded size:
 * an order that nobody spoke of while 4,096 newer ones came is told again.
 * <p>Threading: the gateway's thread. Allocation: when a set grows.
 */
final class KnownOrders {
    private static final int GENERATION_SIZE = 4_096;

    private LongHashSet young = new LongHashSet();
    private LongHashSet old = new LongHashSet();

    /** True the first time. */
    boolean accept(final long orderId) {
        final boolean isNew = !young.contains(orderId) && !old.contains(orderId);
        if (young.size() >= GENERATION_SIZE) {
            final LongHashSet emptied = old;
            old = young;
            young = emptied;
            young.clear();
        }
        young.add(orderId);
        return isNew;
    }
}
