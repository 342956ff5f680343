package genesis.gateway.stream;

import genesis.core.message.ConnectionState;
import genesis.core.message.FeedProblem;
import genesis.gateway.codec.ConnectionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the exchange says to one connection, besides data, and what is said and done about it: hello, then our flags, login
 * and subscriptions, then notices, refusals, and that frames or books cannot be trusted.
 * <p>Threading: the gateway's thread. Allocation: none per frame of data.
 */
final class Dialogue implements ConnectionListener {
    /** From the login to its answer. */
    private static final long LOGIN_NS_MAX = 3_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);
    private static final int VERSION = 2;
    private static final int RESTART = 20051;
    private static final int MAINTENANCE_BEGINS = 20060;
    private static final int MAINTENANCE_ENDS = 20061;
    private static final int CONF_FAILED = 10050;
    private static final int FAILURES_OF_A_REFUSED_LOGIN = 5;

    private final Connection connection;
    private final Wiring wiring;
    private boolean isLoggedIn;

    Dialogue(final Connection connection, final Wiring wiring) {
        this.connection = connection;
        this.wiring = wiring;
    }

    @Override
    public void onGreeting(final int version, final int platformStatus) {
        if (connection.status() != ConnectionStatus.HANDSHAKING) {
            LOG.info("{}: a second greeting, platform status {}", connection, platformStatus);
            return;
        }
        if (version != VERSION) {
            connection.lose("the exchange speaks version " + version + " instead of " + VERSION, Connection.NORMAL);
            return;
        }
        connection.state(ConnectionStatus.GREETED, platformStatus == 1 ? "" : "the exchange is in maintenance");
        if (platformStatus != 1) {
            connection.publish(ConnectionState.MAINTENANCE, "platform status 0");
        }
        ask();
    }

    @Override
    public void onNotice(final int code) {
        switch (code) {
            case RESTART -> {
                connection.publish(ConnectionState.MAINTENANCE, "20051: the exchange restarts");
                connection.lose("the exchange restarts", FeedProblem.RESTART, Connection.NORMAL);
            }
            case MAINTENANCE_BEGINS -> connection.publish(ConnectionState.MAINTENANCE, "20060: maintenance begins");
            case MAINTENANCE_ENDS -> {
                connection.publish(ConnectionState.MAINTENANCE, "20061: maintenance is over");
                connection.lose("maintenance is over, all subscriptions are renewed", FeedProblem.MAINTENANCE,
                    Connection.NORMAL);
            }
            default -> LOG.info("{}: info code {}", connection, code);
        }
    }

    @Override
    public void onConfigured(final int flags, final boolean accepted) {
        if (!accepted) {
            LOG.warn("{}: the exchange refused flags {}", connection, wiring.config().flags());
        }
    }

    @Override
    public void onSubscribed(final String subscriptionId, final String channel, final String subject,
                             final int channelId) {
        connection.channels().onSubscribed(subscriptionId, Subscriptions.label(channel, subject), channelId);
        liveIfAnswered();
    }

    @Override
    public void onUnsubscribed(final int channelId) {
        connection.channels().onUnsubscribed(channelId);
    }

    @Override
    public void onSubscriptionRefused(final String subscriptionId, final String channel, final String subject,
                                      final int code, final String message) {
        if (code == CONF_FAILED) {
            onConfigured(0, false);
        } else {
            connection.channels().onRefused(subscriptionId, Subscriptions.label(channel, subject), code, message);
            liveIfAnswered();
        }
    }

    @Override
    public void onAuthenticated(final boolean accepted, final int code, final String message) {
        if (accepted) {
            isLoggedIn = true;
            liveIfAnswered();
        } else {
            // A wrong key does not become right by hurrying.
            connection.failures(FAILURES_OF_A_REFUSED_LOGIN);
            connection.lose("login refused: code=" + code + ", " + message, Connection.NORMAL);
        }
    }

    @Override
    public void onSequenceGap() {
        if (wiring.config().reconnect()) {
            connection.lose("frames were lost: sequence gap", FeedProblem.SEQUENCE_GAP, Connection.NORMAL);
        }
    }

    /** Not the whole connection: only this book is wrong. A recording is not asked again. */
    @Override
    public void onBookBroken(final int channelId) {
        if (connection.isUp() && wiring.config().reconnect()) {
            LOG.warn("{}: the book of channel {} is broken and subscribed again", connection, channelId);
            connection.channels().renew(channelId);
        }
    }

    @Override
    public void onOrderAnswered(final long clientOrderId) {
        connection.onOrderAnswered(clientOrderId);
    }

    @Override
    public void onCancelManyAnswered() {
        connection.onCancelManyAnswered();
    }

    private void ask() {
        isLoggedIn = false;
        Subscriptions.opening(wiring.config(), connection.isAccount()).forEach(connection::say);
        if (connection.status() != ConnectionStatus.GREETED) {
            // The other side was gone already: a write that fails loses the connection while it is made.
            return;
        }
        connection.state(ConnectionStatus.SUBSCRIBING, "");
        connection.channels().up();
        if (connection.isAccount()) {
            connection.loseUnless(() -> isLoggedIn, LOGIN_NS_MAX, "no answer to the login");
        }
        liveIfAnswered();
    }

    private void liveIfAnswered() {
        if (connection.status() == ConnectionStatus.SUBSCRIBING && connection.channels().isAnswered()
            && (isLoggedIn || !connection.isAccount())) {
            connection.failures(0);
            connection.state(ConnectionStatus.LIVE, "");
        }
    }
}
