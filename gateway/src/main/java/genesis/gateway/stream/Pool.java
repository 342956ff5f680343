package genesis.gateway.stream;

import genesis.core.message.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All connections, and which channel goes over which: a new one is opened when all are full. A subscription keeps its
 * connection over reconnects, so that only what was lost is asked for again.
 * <p>Threading: the gateway's thread; the list of connections is read by any.
 */
final class Pool {
    private final Wiring wiring;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private int subscriptionCount;
    private boolean isOpen;

    Pool(final Wiring wiring) {
        this.wiring = wiring;
    }

    List<Connection> connections() {
        return connections;
    }

    /** Connects what is there, and from now on each new one at once. */
    void open() {
        isOpen = true;
        connections.forEach(Connection::connect);
    }

    /** All channels of one symbol, over one connection where they fit into one. */
    void add(final String symbol) {
        add(symbol, wiring.config().channels());
    }

    /** Those of one symbol that are among these kinds. */
    void add(final String symbol, final Set<Channel> kinds) {
        final List<Topic> topics = new ArrayList<>(Subscriptions.topics(wiring.config(), symbol));
        topics.removeIf(topic -> !kinds.contains(topic.channel()));
        Connection connection = withRoomFor(Math.min(topics.size(), wiring.config().maxChannelsPerConnection()));
        for (final Topic topic : topics) {
            if (connection.channels().room() <= 0) {
                connection = withRoomFor(1);
            }
            connection.channels().add(Subscriptions.of(wiring.config(), topic, ++subscriptionCount));
        }
    }

    /** One channel that its connection could not take. */
    void add(final Subscription subscription) {
        withRoomFor(1).channels().add(subscription);
    }

    Connection addConnection(final boolean isAccount) {
        final Connection connection = new Connection(connections.size(), wiring, this, isAccount);
        connections.add(connection);
        if (isOpen) {
            connection.connect();
        }
        return connection;
    }

    private Connection withRoomFor(final int count) {
        for (final Connection connection : connections) {
            if (!connection.isAccount() && connection.channels().room() >= count) {
                return connection;
            }
        }
        return addConnection(false);
    }
}
