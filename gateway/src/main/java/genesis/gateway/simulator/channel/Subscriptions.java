package genesis.gateway.simulator.channel;

import java.util.ArrayList;
import java.util.List;

/**
 * The public channels of one client. Channel numbers ascend, so the list is in the order of heartbeats.
 * <p>Threading: the one that drives the exchange.
 */
final class Subscriptions {
    /** The exchange's limit for one connection. */
    static final int COUNT_MAX = 25;

    private static final int FIRST_ID = 10_001;

    private final List<Subscription> all = new ArrayList<>();
    private int nextId = FIRST_ID;

    int count() {
        return all.size();
    }

    boolean has(final Subscription.Topic topic) {
        return all.stream().anyMatch(one -> one.topic().equals(topic));
    }

    int nextId() {
        return nextId++;
    }

    void add(final Subscription subscription) {
        all.add(subscription);
    }

    /** What was removed, or null where there is no such channel. */
    Subscription remove(final long id) {
        for (final Subscription one : all) {
            if (one.id() == id) {
                all.remove(one);
                return one;
            }
        }
        return null;
    }

    /** True where the number was given, be the channel still there or not. */
    boolean wasGiven(final long id) {
        return id >= FIRST_ID && id < nextId;
    }

    /** Ascending by number. */
    List<Subscription> all() {
        return all;
    }
}
