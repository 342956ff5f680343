package genesis.gateway.simulator;

import genesis.gateway.simulator.market.Market;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
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
    private static final int HANDSHAKE_LENGTH_MAX = 16 * 1024;
    private static final long CLOSE_TIMEOUT_MS = 5_000;
    private static final int WATER_LOW = 256 * 1024;
    private static final int WATER_HIGH = 512 * 1024;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Transport transport;
    private final Channel listener;
    private volatile CaptureException failure;

    private SimulatorServer(final MarketSource source, final Transport transport, final Speed speed,
                            final AccountKey key) {
        this.transport = transport;
        listener = bind(transport, playbackOf(source, speed, key));
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
        return start(source, Transport.loopback(port), speed, key);
    }

    /**
     * Starts on threads and sockets of the caller's choice. Where the caller drives the event loop himself, he does so until
     * the server listens.
     */
    public static SimulatorServer start(final MarketSource source, final Transport transport, final Speed speed,
        final AccountKey key) {
        try {
            return new SimulatorServer(source, transport, speed, key);
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
            transport.group().shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS).syncUninterruptibly();
        }
    }

    private void finished(final CaptureException reason) {
        failure = reason;
        finished.countDown();
    }

    private Playback playbackOf(final MarketSource source, final Speed speed, final AccountKey key) {
        final EventLoop eventLoop = transport.group().next();
        if (source instanceof SyntheticMarket) {
            final Market market = ((SyntheticMarket) source).market();
            return new SyntheticPlayback(new ExchangeCore(market, null, !speed.isWallTime()), speed, eventLoop,
                transport.ticker());
        }
        return new CapturePlayback((CapturePlayer) source, speed, key, eventLoop, this::finished);
    }

    private static Channel bind(final Transport transport, final Playback playback) {
        final ServerBootstrap bootstrap = new ServerBootstrap()
            .group(transport.group())
            .channelFactory(transport.channels())
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(WATER_LOW, WATER_HIGH))
            .childHandler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(final Channel channel) {
                    channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(HANDSHAKE_LENGTH_MAX),
                        new WebSocketServerProtocolHandler(webSocket()), new ClientHandler(playback));
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
