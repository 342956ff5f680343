package genesis.gateway.simulator;

import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.Truth;
import genesis.gateway.simulator.fault.Fault;
import genesis.gateway.simulator.fault.FaultKind;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The embedded exchange: serves a {@link MarketSource} over WebSocket on the loopback interface, on any path, with the
 * messages of Bitfinex v2. Only a shell of sockets: what is said and when is decided by {@link ExchangeCore}.
 * <p>Threading: {@link #start}, {@link #close} and the questions from any thread; everything else runs on its own event
 * loop.
 */
public final class SimulatorServer implements AutoCloseable {
    private static final String PATH = "/ws/2";
    /** More than 75 operations of one request. */
    private static final int REQUEST_LENGTH_MAX = 256 * 1024;
    private static final long CLOSE_TIMEOUT_MS = 5_000;
    private static final int WATER_LOW = 256 * 1024;
    private static final int WATER_HIGH = 512 * 1024;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Transport transport;
    private final Traffic traffic = new Traffic();
    private final Exchange exchange;
    private final EventLoop eventLoop;
    private final ChannelGroup clients;
    private final Channel listener;
    private volatile CaptureException failure;

    private SimulatorServer(final MarketSource source, final Transport transport, final Speed speed,
                            final ExchangeOptions options) {
        this.transport = transport;
        eventLoop = transport.group().next();
        exchange = Exchange.of(source, speed, options, transport, this::finished);
        clients = new DefaultChannelGroup(eventLoop);
        listener = bind(transport, exchange, traffic, clients);
    }

    /** Starts at wall speed, without an account; port 0 takes a free one. */
    public static SimulatorServer start(final MarketSource source, final int port) {
        return start(source, port, Speed.WALL_TIME, null);
    }

    /**
     * Starts on the loopback interface and is ready for connections when it returns.
     *
     * @param port 0 takes a free one
     * @param key  the account that clients may sign in to; null where there is none
     * @throws UncheckedIOException where the port is taken
     */
    public static SimulatorServer start(final MarketSource source, final int port, final Speed speed,
        final AccountKey key) {
        return start(source, Transport.loopback(port), speed,
            key == null ? ExchangeOptions.withoutAccounts() : ExchangeOptions.of(key));
    }

    /**
     * Starts on threads and sockets of the caller's choice. Where the caller drives the event loop himself, he does so
     * until the server listens.
     */
    public static SimulatorServer start(final MarketSource source, final Transport transport, final Speed speed,
        final ExchangeOptions options) {
        try {
            return new SimulatorServer(source, transport, speed, options);
        } catch (final RuntimeException e) {
            if (transport.isOwned()) {
                transport.group().shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
            }
            throw e;
        }
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Where clients connect to. */
    public URI uri() {
        return URI.create("ws://127.0.0.1:" + port() + PATH);
    }

    /** Where REST clients begin their paths. */
    public URI restUri() {
        return URI.create("http://127.0.0.1:" + port() + "/v2");
    }

    /** What the server knows about the account of this key. From any thread; waits for the exchange. */
    public Truth truth(final String key) {
        return eventLoop.inEventLoop() ? exchange.accounts().truth(key)
            : eventLoop.submit(() -> exchange.accounts().truth(key)).syncUninterruptibly().getNow();
    }

    /** How often which fault happened so far; empty where none was planned. From any thread; waits for the exchange. */
    public Map<FaultKind, Integer> faultCounts() {
        if (exchange.faults() == null) {
            return Map.of();
        }
        return eventLoop.inEventLoop() ? exchange.faults().counts()
            : eventLoop.submit(() -> exchange.faults().counts()).syncUninterruptibly().getNow();
    }

    /** True while something that the plan made go wrong lasts. On the exchange's own thread. */
    public boolean isDisturbed() {
        return exchange.faults() != null && exchange.faults().isUnderWay();
    }

    /** Something that the plan does not know goes wrong next. There has to be a plan. On the exchange's own thread. */
    public void add(final Fault fault) {
        exchange.faults().add(fault);
    }

    /** What came so far. */
    public Traffic traffic() {
        return traffic;
    }

    /** True when a recording was played to its end and its connection is closed. A synthetic market never ends. */
    public boolean isFinished() {
        return finished.getCount() == 0;
    }

    /** Waits until {@link #isFinished}; false where the time ran out before. */
    public boolean awaitFinished(final long timeoutMs) throws InterruptedException {
        return finished.await(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /** Why a recording could not be played to its end; null where it could, and before {@link #isFinished}. */
    public CaptureException failure() {
        return failure;
    }

    /** Closes all connections and ends the thread. */
    @Override
    public void close() {
        final ChannelFuture closed = listener.close();
        if (transport.isOwned()) {
            closed.syncUninterruptibly();
            // A loop that is told to end while it runs its tasks ends at once, and leaves the sockets of clients open.
            eventLoop.submit(this::hangUp).syncUninterruptibly();
            transport.group().shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS).syncUninterruptibly();
        }
    }

    /** Past the handlers, which would say goodbye first. */
    private void hangUp() {
        clients.forEach(client -> client.pipeline().firstContext().close());
    }

    private void finished(final CaptureException reason) {
        failure = reason;
        finished.countDown();
    }

    private static Channel bind(final Transport transport, final Exchange exchange, final Traffic traffic,
                                final ChannelGroup clients) {
        final ServerBootstrap bootstrap = new ServerBootstrap()
            .group(transport.group())
            .channelFactory(transport.channels())
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(WATER_LOW, WATER_HIGH))
            .childHandler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(final Channel channel) {
                    clients.add(channel);
                    channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(REQUEST_LENGTH_MAX),
                        new RestHandler(exchange.playback(), exchange.rest(), exchange.faults(), traffic),
                        new WebSocketServerProtocolHandler(webSocket()),
                        new ClientHandler(exchange.playback(), traffic));
                }
            });
        if (transport.isTcp()) {
            bootstrap.option(ChannelOption.SO_REUSEADDR, true).childOption(ChannelOption.TCP_NODELAY, true);
        }
        final ChannelFuture bound = bootstrap.bind(transport.address());
        if (!transport.isOwned()) {
            return bound.channel(); // The caller drives the loop: to wait here would be to wait for ever.
        }
        if (!bound.awaitUninterruptibly().isSuccess()) {
            final BindException taken = new BindException("port " + ((InetSocketAddress) transport.address()).getPort()
                + " on 127.0.0.1 cannot be used by the embedded exchange: " + bound.cause().getMessage());
            throw new UncheckedIOException(taken);
        }
        return bound.channel();
    }

    private static WebSocketServerProtocolConfig webSocket() {
        return WebSocketServerProtocolConfig.newBuilder()
            .websocketPath("/")
            .checkStartsWith(true)
            .handleCloseFrames(true)
            .forceCloseTimeoutMillis(CLOSE_TIMEOUT_MS)
            .build();
    }
}
