package genesis.gateway.simulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The embedded exchange: serves a {@link MarketSource} over WebSocket on the loopback interface, on any path, with the
 * messages of Bitfinex v2.
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
    private final EventLoopGroup group;
    private final Channel listener;
    private volatile CaptureException failure;

    private SimulatorServer(final EventLoopGroup group, final MarketSource source, final int port, final Speed speed,
                            final AccountKey key) {
        this.group = group;
        listener = bind(group, playbackOf(source, speed, key, group.next()), port);
    }

    /** Starts at wall speed, without an account; port 0 takes a free one. */
    public static SimulatorServer start(final MarketSource source, final int port) {
        return start(source, port, Speed.WALL_TIME, null);
    }

    /**
     * Starts and is ready for connections when it returns.
     *
     * @param port 0 takes a free one
     * @param key  the account that clients may sign in to; null where there is none
     * @throws UncheckedIOException where the port is taken
     */
    public static SimulatorServer start(final MarketSource source, final int port, final Speed speed,
        final AccountKey key) {
        final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("simulator", true),
            Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        try {
            return new SimulatorServer(group, source, port, speed, key);
        } catch (final RuntimeException e) {
            group.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
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
        listener.close().syncUninterruptibly();
        group.shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }

    private void finished(final CaptureException reason) {
        failure = reason;
        finished.countDown();
    }

    private Playback playbackOf(final MarketSource source, final Speed speed, final AccountKey key,
        final EventLoop eventLoop) {
        if (source instanceof SyntheticMarket) {
            return new SyntheticPlayback((SyntheticMarket) source, speed, key, eventLoop);
        }
        return new CapturePlayback((CapturePlayer) source, speed, key, eventLoop, this::finished);
    }

    private static Channel bind(final EventLoopGroup group, final Playback playback, final int port) {
        final ServerBootstrap bootstrap = new ServerBootstrap()
            .group(group)
            .channel(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(WATER_LOW, WATER_HIGH))
            .childHandler(new ChannelInitializer<SocketChannel>() {
                @Override
                protected void initChannel(final SocketChannel channel) {
                    channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(HANDSHAKE_LENGTH_MAX),
                        new WebSocketServerProtocolHandler(webSocket()), new ClientHandler(playback));
                }
            });
        final var bound = bootstrap.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            final BindException taken = new BindException("port " + port
                + " on 127.0.0.1 cannot be used by the embedded"
                + " exchange: " + bound.cause().getMessage());
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
