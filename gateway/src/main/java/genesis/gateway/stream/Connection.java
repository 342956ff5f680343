package genesis.gateway.stream;

import genesis.core.message.ConnectionState;
import genesis.core.message.FeedProblem;
import genesis.gateway.codec.FrameDecoder;
import genesis.gateway.order.OrderSender;
import genesis.gateway.order.OrderSocket;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's life over all its reconnects; the states are drawn at {@link ConnectionStatus}. What is said on it, and
 * what follows from that, is {@link Dialogue}'s.
 * <p>Threading: the gateway's thread, but for {@link #view()}. Allocation: none per frame.
 */
final class Connection implements OrderSocket {
    /** From the socket to the exchange's hello: TLS, upgrade, greeting. */
    static final long GREETING_NS_MAX = 5_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    static final int NORMAL = 1000;

    private final int connectionId;
    private final Wiring wiring;
    private final boolean isAccount;
    private final Channels channels;
    private final Watchdog watchdog;
    private final Frames frames;
    private final FrameDecoder decoder;
    private OrderSender orders;

    private Transport transport;
    private ConnectionStatus status = ConnectionStatus.NOT_STARTED;
    private volatile ConnectionView view;
    private volatile boolean isEnded;
    private boolean closing;
    private boolean closedNormally;
    private int connectCount;
    private int failureCount;
    private int pingCount;

    Connection(final int connectionId, final Wiring wiring, final Pool pool, final boolean isAccount) {
        this.connectionId = connectionId;
        this.wiring = wiring;
        this.isAccount = isAccount;
        channels = new Channels(wiring, pool, this, text -> transport.sendText(text));
        frames = new Frames(wiring, this);
        watchdog = new Watchdog(wiring.environment(), this::probe, this::onSilent);
        decoder = new FrameDecoder(connectionId, wiring.inputs(), wiring.registry(), wiring.counters(),
            new Dialogue(this, wiring));
        view = new ConnectionView(connectionId, isAccount, status, "", false, 0, 0);
    }

    /** The sender whose orders go over this connection. Set before the first connect. */
    void orders(final OrderSender sender) {
        orders = sender;
    }

    void connect() {
        if (closing) {
            return;
        }
        final long waitNs = door().tryAttempt(wiring.environment().ticker().nanoTime());
        if (waitNs > 0) {
            wiring.environment().loop().schedule(this::connect, waitNs, TimeUnit.NANOSECONDS);
            return;
        }
        connectCount++;
        closedNormally = false;
        state(ConnectionStatus.CONNECTING, "");
        transport = new Transport(wiring, this, isAccount ? wiring.config().accountUri() : wiring.config().uri());
        transport.connect();
    }

    /**
     * An orderly end; a silent one where the input ring is not to be touched any more. Null where there is no socket.
     */
    ChannelFuture close(final boolean silently) {
        closing = true;
        isEnded = true;
        final Transport last = transport;
        if (isUp() && !silently) {
            down("closed by us", FeedProblem.DISCONNECTED, NORMAL);
        }
        return last == null ? null : last.close(NORMAL);
    }

    ConnectionView view() {
        return view;
    }

    /** Down, and it will not come back. Any thread. */
    boolean isEnded() {
        return isEnded;
    }

    Frames frames() {
        return frames;
    }

    FrameDecoder decoder() {
        return decoder;
    }

    Watchdog watchdog() {
        return watchdog;
    }

    Transport transport() {
        return transport;
    }

    /** What is subscribed here. */
    Channels channels() {
        return channels;
    }

    boolean isAccount() {
        return isAccount;
    }

    ConnectionStatus status() {
        return status;
    }

    void say(final String frame) {
        transport.sendText(frame);
    }

    /** Failures in a row: what the next backoff is made of. */
    void failures(final int count) {
        failureCount = count;
    }

    void onConnected(final Transport from) {
        if (from == transport && isUp()) {
            state(ConnectionStatus.HANDSHAKING, "");
            loseUnless(() -> status != ConnectionStatus.HANDSHAKING, GREETING_NS_MAX, "no greeting");
            if (!wiring.config().venueTime()) {
                watchdog.start();
            }
        }
    }

    /** @param tooMany the exchange wants fewer connections, and says so to everybody at this address */
    void onLost(final Transport from, final String reason, final boolean tooMany) {
        if (tooMany) {
            door().refused(wiring.environment().ticker().nanoTime());
        }
        if (from == transport) {
            lose(reason, NORMAL);
        }
    }

    /** Not the network's doing: what the frame set off failed. Whoever drives the loop must know. */
    void onBroken(final Throwable cause) {
        wiring.failures().accept(cause);
    }

    /** @param isGoodbye the other side closed in order */
    void onClosedByExchange(final int code, final boolean isGoodbye) {
        closedNormally = isGoodbye;
        lose("closed by the exchange: code=" + code, NORMAL);
    }

    void onOrderAnswered(final long clientOrderId) {
        if (orders != null) {
            orders.onAnswered(clientOrderId);
        }
    }

    void onCancelManyAnswered() {
        if (orders != null) {
            orders.onCancelManyAnswered();
        }
    }

    @Override
    public boolean isReady() {
        return status == ConnectionStatus.LIVE && transport.isOpen();
    }

    @Override
    public ByteBuf allocate() {
        return transport.allocate();
    }

    @Override
    public void send(final ByteBuf frame) {
        transport.sendFrame(frame);
    }

    private void probe() {
        if (status == ConnectionStatus.SUBSCRIBING || status == ConnectionStatus.LIVE) {
            transport.sendText(Subscriptions.ping(++pingCount));
        }
    }

    private void onSilent(final long silentNs) {
        lose("silent for " + silentNs / 1_000_000_000L + " s", FeedProblem.SILENCE, NORMAL);
    }

    /** Gives this socket so long, and not its successors. */
    void loseUnless(final BooleanSupplier isFine, final long delayNs, final String reason) {
        final Transport watched = transport;
        wiring.environment().loop().schedule(() -> {
            if (watched == transport && isUp() && !isFine.getAsBoolean()) {
                lose(reason + " within " + delayNs / 1_000_000_000L + " s", NORMAL);
            }
        }, delayNs, TimeUnit.NANOSECONDS);
    }

    private ConnectLimiter door() {
        return isAccount ? wiring.accountDoor() : wiring.publicDoor();
    }

    boolean isUp() {
        return status != ConnectionStatus.DOWN && status != ConnectionStatus.NOT_STARTED;
    }

    void lose(final String reason, final int closeCode) {
        lose(reason, FeedProblem.DISCONNECTED, closeCode);
    }

    void lose(final String reason, final FeedProblem problem, final int closeCode) {
        if (isUp()) {
            down(reason, problem, closeCode);
            scheduleReconnect();
        }
    }

    private void down(final String reason, final FeedProblem problem, final int closeCode) {
        final Transport lost = transport;
        watchdog.stop();
        state(ConnectionStatus.DOWN, reason);
        channels.down();
        decoder.onDisconnected(wiring.clock().timeNs(), problem);
        if (orders != null) {
            orders.onDisconnected();
        }
        lost.close(closeCode);
    }

    private void scheduleReconnect() {
        if (!wiring.config().reconnect() || closing) {
            isEnded = true;
            return;
        }
        failureCount++;
        wiring.environment().loop().schedule(
            this::connect, wiring.backoff().delayNs(failureCount), TimeUnit.NANOSECONDS);
    }

    /** The only place where the state changes: one line to log, to publish, to put a breakpoint on. */
    void state(final ConnectionStatus newStatus, final String reason) {
        if (!status.mayBecome(newStatus)) {
            throw new IllegalStateException(
                "connection " + connectionId + " cannot go from " + status + " to " + newStatus + ": " + reason);
        }
        LOG.info("connection {}: {} → {} {}", connectionId, status, newStatus, reason);
        final ConnectionStatus last = status;
        status = newStatus;
        view = new ConnectionView(
            connectionId, isAccount, newStatus, reason, closedNormally, connectCount, channels.refusedCount());
        wiring.listener().onStatus(connectionId, last, newStatus);
        switch (newStatus) {
            case CONNECTING -> publish(ConnectionState.CONNECTING, reason);
            case GREETED -> publish(ConnectionState.UP, reason);
            case LIVE -> publishAccount(true);
            case DOWN -> {
                publish(ConnectionState.DOWN, reason);
                publishAccount(false);
            }
            default -> { }
        }
    }

    private void publishAccount(final boolean isUp) {
        if (isAccount) {
            wiring.inputs().account().accountChanged(wiring.clock().timeNs(), connectionId, isUp);
        }
    }

    @Override
    public String toString() {
        return "connection " + connectionId;
    }

    void publish(final ConnectionState state, final String reason) {
        wiring.inputs().connectionChanged(wiring.clock().timeNs(), connectionId, state, reason);
    }
}
