package genesis.gateway.stream;

import genesis.gateway.stream.Subscription.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions of one connection, see {@link Subscription} for their states. One request of a channel is under way
 * at a time; what is asked for again and again waits longer each time.
 * <p>Threading: the gateway's thread.
 */
final class Channels {
    /** A request that nobody answers is repeated after this; snapshots may be late, acknowledgements are not. */
    static final long ANSWER_NS_MAX = 15_000_000_000L;
    /** The end of an old subscription is not waited for longer. */
    static final long LEAVE_NS_MAX = 5_000_000_000L;
    /** The exchange says at least hb on every channel each 15 seconds; twice that is silence of this channel alone. */
    static final long SILENCE_NS_MAX = 30_000_000_000L;
    private static final long LISTEN_EVERY_NS = 5_000_000_000L;
    /** A channel that was fine for so long may be renewed at once. */
    static final long QUIET_NS = 60_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
    private static final int CLOSE_NORMALLY = 1000;
    private static final int NOT_READY = 11000;
    private static final int ALREADY_SUBSCRIBED = 10301;
    private static final int CHANNEL_LIMIT = 10305;

    private final Wiring wiring;
    private final Pool pool;
    private final Connection connection;
    private final Consumer<String> socket;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private int capacity;
    private int refusedCount;
    private boolean isUp;
    private int upCount;

    Channels(final Wiring wiring, final Pool pool, final Connection connection, final Consumer<String> socket) {
        this.wiring = wiring;
        this.pool = pool;
        this.connection = connection;
        this.socket = socket;
        capacity = wiring.config().maxChannelsPerConnection();
    }

    int room() {
        return capacity - subscriptions.size();
    }

    int refusedCount() {
        return refusedCount;
    }

    /** All that was asked for is answered. */
    boolean isAnswered() {
        for (final Subscription one : subscriptions) {
            if (one.state == State.ASKED || one.state == State.WANTED) {
                return false;
            }
        }
        return true;
    }

    void add(final Subscription subscription) {
        subscriptions.add(subscription);
        if (isUp) {
            ask(subscription);
        }
    }

    /** The connection said hello. */
    void up() {
        isUp = true;
        upCount++;
        List.copyOf(subscriptions).forEach(this::ask);
        if (!wiring.config().venueTime()) {
            listenLater(upCount);
        }
    }

    /** The connection is gone, and all channel numbers with it. */
    void down() {
        isUp = false;
        subscriptions.forEach(one -> {
            one.askCount++;
            one.isStale = false;
            leave(one, State.WANTED);
        });
    }

    void onSubscribed(final String id, final String label, final int channelId) {
        final Subscription one = find(id, label);
        if (one != null) {
            activate(one, channelId);
        }
    }

    void onUnsubscribed(final int channelId) {
        final Subscription one = find(channelId);
        if (one != null && one.state == State.LEAVING) {
            one.channelId = Subscription.NO_CHANNEL;
            later(one, one.nextAskNs - now(), () -> ask(one));
        }
    }

    void onRefused(final String id, final String label, final int code, final String message) {
        final Subscription known = find(id, label);
        // A server that does not say what it refuses answers in order.
        final Subscription one = known != null || !label.isBlank() ? known : firstAsked();
        if (one == null || one.state != State.ASKED) {
            LOG.warn("{}: refused without a question: code={}, {}", connection, code, message);
        } else if (code == ALREADY_SUBSCRIBED && one.isStale) {
            connection.lose("a channel does not end: " + one, CLOSE_NORMALLY);
        } else if (code == ALREADY_SUBSCRIBED) {
            activate(one, one.channelId);
        } else if (code == CHANNEL_LIMIT && subscriptions.size() > 1) {
            capacity = subscriptions.size() - 1;
            subscriptions.remove(one);
            one.state = State.WANTED;
            one.askCount++;
            LOG.info("{}: full with {} channels, {} moves", connection, capacity, one);
            pool.add(one);
        } else {
            refusedCount++;
            LOG.warn("{}: the exchange refused {}: code={}, {}", connection, one, code, message);
            one.state = State.REFUSED;
            if (code == NOT_READY) {
                later(one, wiring.backoff().delayNs(++one.renewalCount), () -> ask(one));
            }
        }
    }

    /**
     * What came over this channel cannot be trusted: end it and ask anew, at once the first time, later when it happens
     * again. Nothing where that is under way already, or the channel is not ours.
     */
    void renew(final int channelId) {
        final Subscription one = find(channelId);
        if (one == null || one.state != State.ACTIVE) {
            return;
        }
        final long nowNs = now();
        one.renewalCount = nowNs - one.activeSinceNs >= QUIET_NS ? 1 : one.renewalCount + 1;
        one.nextAskNs = nowNs + (one.renewalCount == 1 ? 0 : wiring.backoff().delayNs(one.renewalCount - 1));
        one.isStale = true;
        leave(one, State.LEAVING);
        socket.accept(Subscriptions.unsubscribe(channelId));
        later(one, Math.max(LEAVE_NS_MAX, one.nextAskNs - nowNs), () -> ask(one));
    }

    /** An open socket on which one channel has died is worse than a closed one: nobody notices. */
    private void listenLater(final int watched) {
        wiring.environment().loop().schedule(() -> {
            if (isUp && watched == upCount) {
                final long nowNs = wiring.clock().timeNs();
                for (final Subscription one : subscriptions) {
                    if (one.state == State.ACTIVE && one.channelId != Subscription.NO_CHANNEL
                        && nowNs - connection.decoder().heardNs(one.channelId) >= SILENCE_NS_MAX) {
                        LOG.warn("{}: {} is silent and renewed", connection, one);
                        renew(one.channelId);
                    }
                }
                listenLater(watched);
            }
        }, LISTEN_EVERY_NS, TimeUnit.NANOSECONDS);
    }

    private void ask(final Subscription one) {
        if (!isUp) {
            // The question before this one found that nobody is there.
            return;
        }
        one.state = State.ASKED;
        one.askCount++;
        // The clock is set first: between two ends on one event loop the answer comes before this returns.
        later(one, ANSWER_NS_MAX, () -> ask(one));
        socket.accept(one.request);
    }

    private void activate(final Subscription one, final int channelId) {
        one.askCount++;
        one.state = State.ACTIVE;
        one.channelId = channelId;
        one.isStale = false;
        one.activeSinceNs = now();
        wiring.listener().onChannelUp(one.topic);
    }

    private void leave(final Subscription one, final State state) {
        final boolean wasUp = one.state == State.ACTIVE;
        one.state = state;
        if (state == State.WANTED) {
            one.channelId = Subscription.NO_CHANNEL;
        }
        if (wasUp) {
            wiring.listener().onChannelDown(one.topic);
        }
    }

    /** Unless it was asked for, answered or lost meanwhile. */
    private void later(final Subscription one, final long delayNs, final Runnable action) {
        final int asked = one.askCount;
        wiring.environment().loop().schedule(() -> {
            if (asked == one.askCount && isUp && subscriptions.contains(one)) {
                action.run();
            }
        }, Math.max(0, delayNs), TimeUnit.NANOSECONDS);
    }

    private Subscription find(final String id, final String label) {
        for (final Subscription one : subscriptions) {
            if (id.isEmpty() ? one.label.equals(label) : one.id.equals(id)) {
                return one;
            }
        }
        return null;
    }

    private Subscription find(final int channelId) {
        for (final Subscription one : subscriptions) {
            if (one.channelId == channelId && channelId != Subscription.NO_CHANNEL) {
                return one;
            }
        }
        return null;
    }

    private Subscription firstAsked() {
        for (final Subscription one : subscriptions) {
            if (one.state == State.ASKED) {
                return one;
            }
        }
        return null;
    }

    private long now() {
        return wiring.environment().ticker().nanoTime();
    }
}
