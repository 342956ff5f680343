package genesis.gateway.stream;

import static java.nio.ByteOrder.BIG_ENDIAN;

import genesis.core.message.ConnectionState;
import genesis.core.message.FeedProblem;
import genesis.gateway.codec.ConnectionListener;
import genesis.gateway.codec.FrameDecoder;
import genesis.gateway.order.OrderSender;
import genesis.gateway.order.OrderSocket;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's life over all its reconnects; the states are drawn at {@link ConnectionStatus}.
 * <p>Threading: the gateway's thread, but for {@link #view()}. Allocation: none per frame.
 */
final class Connection implements FrameSink, ConnectionListener, OrderSocket {
    /** The exchange says something on every channel each 15 seconds; twice that is silence. */
    static final long SILENCE_NS_MAX = 30_000_000_000L;
    private static final long WATCH_EVERY_MS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int VERSION = 2;
    private static final int RESTART = 20051;
    private static final int MAINTENANCE_BEGINS = 20060;
    private static final int MAINTENANCE_ENDS = 20061;
    private static final int ALREADY_SUBSCRIBED = 10301;
    private static final int CONF_FAILED = 10050;
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;
    private static final int PROTOCOL_ERROR = 1002;

    private final int connectionId;
    private final Wiring wiring;
    private final List<String> requests;
    private final boolean isAccount;
    private final FrameDecoder decoder;
    private final BookRepairs repairs = new BookRepairs();
    private OrderSender orders;

    private Transport transport;
    private ConnectionStatus status = ConnectionStatus.NOT_STARTED;
    private volatile ConnectionView view;
    private volatile boolean isEnded;
    private boolean closing;
    private boolean closedNormally;
    private int unanswered;
    private int refusedCount;
    private int connectCount;
    private int failureCount;
    private long receivedNs;
    private long lastReadNs;

    Connection(final int connectionId, final Wiring wiring, final List<String> requests, final boolean isAccount) {
        this.connectionId = connectionId;
        this.wiring = wiring;
        this.requests = requests;
        this.isAccount = isAccount;
        decoder = new FrameDecoder(connectionId, wiring.inputs(), wiring.registry(), wiring.counters(), this);
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
        final long waitNs = wiring.backoff().tryAttempt(wiring.ticker().nanoTime());
        if (waitNs > 0) {
            wiring.loop().schedule(this::connect, waitNs, TimeUnit.NANOSECONDS);
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

    void onConnected(final Transport from) {
        if (from == transport) {
            state(ConnectionStatus.HANDSHAKING, "");
            lastReadNs = wiring.ticker().nanoTime();
            if (!wiring.config().venueTime()) {
                watch(from);
            }
        }
    }

    void onLost(final Transport from, final String reason, final boolean tooMany) {
        if (from == transport && isUp()) {
            down(reason, FeedProblem.DISCONNECTED, NORMAL);
            scheduleReconnect(tooMany);
        }
    }

    /** Not the network's doing: what the frame set off failed. Whoever drives the loop must know. */
    void onBroken(final Throwable cause) {
        wiring.failures().accept(cause);
    }

    private void watch(final Transport watched) {
        wiring.loop().schedule(() -> {
            if (watched != transport || !isUp()) {
                return;
            }
            final long silentNs = wiring.ticker().nanoTime() - lastReadNs;
            if (silentNs >= SILENCE_NS_MAX) {
                lose("silent for " + silentNs / 1_000_000_000L + " s", FeedProblem.SILENCE, NORMAL);
            } else {
                watch(watched);
            }
        }, WATCH_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void onRead() {
        receivedNs = wiring.clock().timeNs();
        lastReadNs = wiring.ticker().nanoTime();
    }

    @Override
    public void onText(final UnsafeBuffer buffer, final int offset, final int length) {
        if (isUp()) {
            decoder.onText(buffer, offset, length, receivedNs);
        }
    }

    @Override
    public void onPing(final UnsafeBuffer buffer, final int offset, final int length) {
        if (isUp()) {
            transport.sendPong(buffer, offset, length);
        }
    }

    /** Unasked, with eight bytes: a recording or simulator tells its time. */
    @Override
    public void onPong(final UnsafeBuffer buffer, final int offset, final int length) {
        if (length == Long.BYTES) {
            wiring.clock().onVenueTime(buffer.getLong(offset, BIG_ENDIAN));
            receivedNs = wiring.clock().timeNs();
        }
    }

    @Override
    public void onClose(final int code) {
        closedNormally = code == NORMAL || code == GOING_AWAY || code == WebSocketReader.CLOSED_WITHOUT_CODE;
        lose("closed by the exchange: code=" + code, NORMAL);
    }

    @Override
    public void onTooLong(final long length) {
        if (isUp()) {
            decoder.onTooLong((int) Math.max(0, Math.min(Integer.MAX_VALUE, length)), receivedNs);
            lose("frame above the limit: length=" + length, FeedProblem.UNREADABLE, 1009);
        }
    }

    @Override
    public void onProtocolError(final String what) {
        lose("not a WebSocket: " + what, PROTOCOL_ERROR);
    }

    @Override
    public void onGreeting(final int version, final int platformStatus) {
        if (version != VERSION) {
            lose("the exchange speaks version " + version + " instead of " + VERSION, NORMAL);
            return;
        }
        failureCount = 0;
        state(ConnectionStatus.GREETED, platformStatus == 1 ? "" : "the exchange is in maintenance");
        if (platformStatus != 1) {
            publish(ConnectionState.MAINTENANCE, "platform status 0");
        }
        ask();
    }

    @Override
    public void onNotice(final int code) {
        switch (code) {
            case RESTART -> {
                publish(ConnectionState.MAINTENANCE, "20051: the exchange restarts");
                lose("the exchange restarts", FeedProblem.RESTART, NORMAL);
            }
            case MAINTENANCE_BEGINS -> publish(ConnectionState.MAINTENANCE, "20060: maintenance begins");
            case MAINTENANCE_ENDS -> {
                publish(ConnectionState.MAINTENANCE, "20061: maintenance is over");
                lose("maintenance is over, all subscriptions are renewed", FeedProblem.MAINTENANCE, NORMAL);
            }
            default -> LOG.info("connection {}: info code {}", connectionId, code);
        }
    }

    @Override
    public void onConfigured(final int flags, final boolean accepted) {
        if (!accepted) {
            LOG.warn("connection {}: the exchange refused flags {}", connectionId, wiring.config().flags());
        }
    }

    @Override
    public void onSubscribed() {
        answered();
    }

    @Override
    public void onSubscriptionRefused(final int code, final String message) {
        if (code == CONF_FAILED) {
            onConfigured(0, false);
        } else if (code == ALREADY_SUBSCRIBED) {
            // Its acknowledgement is here or comes.
            LOG.info("connection {}: already subscribed", connectionId);
        } else {
            refusedCount++;
            LOG.warn("connection {}: the exchange refused: code={}, {}", connectionId, code, message);
            answered();
        }
    }

    @Override
    public void onAuthenticated(final boolean accepted, final int code, final String message) {
        if (accepted) {
            answered();
        } else if (isUp()) {
            down("login refused: code=" + code + ", " + message, FeedProblem.DISCONNECTED, NORMAL);
            scheduleReconnect(true);
        }
    }

    @Override
    public void onSequenceGap() {
        if (wiring.config().reconnect()) {
            lose("frames were lost: sequence gap", FeedProblem.SEQUENCE_GAP, NORMAL);
        }
    }

    /** Not the whole connection: only this book is wrong. A recording is not asked again. */
    @Override
    public void onBookBroken(final int channelId, final String subscribeRequest) {
        if (!isUp() || !wiring.config().reconnect()) {
            return;
        }
        LOG.warn("connection {}: the book of channel {} is broken and subscribed again: {}", connectionId, channelId,
            subscribeRequest);
        transport.sendText(repairs.begin(channelId, subscribeRequest));
        whileUp(BookRepairs.ANSWER_NS_MAX, () -> {
            if (repairs.isAwaited(channelId)) {
                lose("no answer to an unsubscription", NORMAL);
            }
        });
    }

    @Override
    public void onUnsubscribed(final int channelId) {
        final String request = repairs.end(channelId);
        if (request != null) {
            whileUp(repairs.delayNs(request, wiring.ticker().nanoTime()), () -> transport.sendText(request));
        }
    }

    /** Later, unless this socket is gone by then. */
    private void whileUp(final long delayNs, final Runnable action) {
        final Transport socket = transport;
        wiring.loop().schedule(() -> {
            if (socket == transport && isUp()) {
                action.run();
            }
        }, delayNs, TimeUnit.NANOSECONDS);
    }

    @Override
    public void onOrderAnswered(final long clientOrderId) {
        if (orders != null) {
            orders.onAnswered(clientOrderId);
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

    private void ask() {
        unanswered = requests.size() + (isAccount ? 1 : 0);
        Subscriptions.opening(wiring.config(), isAccount).forEach(transport::sendText);
        requests.forEach(transport::sendText);
        state(unanswered == 0 ? ConnectionStatus.LIVE : ConnectionStatus.SUBSCRIBING, "");
    }

    private void answered() {
        if (status == ConnectionStatus.SUBSCRIBING && --unanswered <= 0) {
            state(ConnectionStatus.LIVE, "");
        }
    }

    private boolean isUp() {
        return status != ConnectionStatus.DOWN && status != ConnectionStatus.NOT_STARTED;
    }

    private void lose(final String reason, final int closeCode) {
        lose(reason, FeedProblem.DISCONNECTED, closeCode);
    }

    private void lose(final String reason, final FeedProblem problem, final int closeCode) {
        if (isUp()) {
            down(reason, problem, closeCode);
            scheduleReconnect(false);
        }
    }

    private void down(final String reason, final FeedProblem problem, final int closeCode) {
        final Transport lost = transport;
        state(ConnectionStatus.DOWN, reason);
        decoder.onDisconnected(wiring.clock().timeNs(), problem);
        repairs.onDisconnected();
        if (orders != null) {
            orders.onDisconnected();
        }
        lost.close(closeCode);
    }

    private void scheduleReconnect(final boolean tooMany) {
        if (!wiring.config().reconnect() || closing) {
            isEnded = true;
            return;
        }
        failureCount++;
        wiring.loop().schedule(this::connect, wiring.backoff().delayNs(failureCount, tooMany), TimeUnit.NANOSECONDS);
    }

    /** The only place where the state changes: one line to log, to publish, to put a breakpoint on. */
    private void state(final ConnectionStatus newStatus, final String reason) {
        LOG.info("connection {}: {} → {} {}", connectionId, status, newStatus, reason);
        status = newStatus;
        view = new ConnectionView(
            connectionId, isAccount, newStatus, reason, closedNormally, connectCount, refusedCount);
        switch (newStatus) {
            case CONNECTING -> publish(ConnectionState.CONNECTING, reason);
            case GREETED -> publish(ConnectionState.UP, reason);
            case DOWN -> publish(ConnectionState.DOWN, reason);
            default -> { }
        }
    }

    private void publish(final ConnectionState state, final String reason) {
        wiring.inputs().connectionChanged(wiring.clock().timeNs(), connectionId, state, reason);
    }
}
