package genesis.gateway.codec;

import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongHashSet;

/**
 * Which order of the exchange is which of ours: fills of older servers name only the exchange's number. Two generations
 * of bounded size: orders that nobody asked about while 4,096 newer ones came are forgotten.
 * <p>Threading: the gateway's thread. Allocation: when a map grows.
 */
final class KnownOrders {
    private static final int GENERATION_SIZE = 4_096;
    private static final long NONE = 0;

    private Long2LongHashMap young = new Long2LongHashMap(NONE);
    private Long2LongHashMap old = new Long2LongHashMap(NONE);
    private LongHashSet youngClosed = new LongHashSet();
    private LongHashSet oldClosed = new LongHashSet();
    private LongHashSet youngClients = new LongHashSet();
    private LongHashSet oldClients = new LongHashSet();

    /** True the first time. */
    boolean accept(final long orderId, final long clientId) {
        final boolean isNew = !isKnown(clientId);
        remember(orderId, clientId);
        return isNew;
    }

    void close(final long orderId, final long clientId) {
        remember(orderId, clientId);
        youngClosed.add(clientId);
    }

    /** Zero where the order is not known. */
    long clientId(final long orderId) {
        final long found = young.get(orderId);
        return found != NONE ? found : old.get(orderId);
    }

    boolean isKnown(final long clientId) {
        return youngClients.contains(clientId) || oldClients.contains(clientId);
    }

    boolean isClosed(final long clientId) {
        return youngClosed.contains(clientId) || oldClosed.contains(clientId);
    }

    private void remember(final long orderId, final long clientId) {
        if (young.size() >= GENERATION_SIZE) {
            old = young;
            oldClosed = youngClosed;
            oldClients = youngClients;
            young = new Long2LongHashMap(NONE);
            youngClosed = new LongHashSet();
            youngClients = new LongHashSet();
        }
        young.put(orderId, clientId);
        youngClients.add(clientId);
    }
}
