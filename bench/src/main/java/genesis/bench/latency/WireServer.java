package genesis.bench.latency;

import genesis.bench.setup.Feed;
import genesis.bench.setup.Opening;
import genesis.bench.setup.Threads;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The exchange's side of the wire: sends a trade at its intended time, and stops the watch when the answer is read.
 * The same loop, frames and clock for both sides that are compared.
 * <p>Threading: one thread, which drives the loop by spinning.
 */
final class WireServer implements AutoCloseable {
    private static final long PATIENCE_NS = 10_000_000_000L;
    private static final int BOOK_CHANNEL = 81_568;
    private static final String ECHO_PATH = "/echo";

    private final boolean epoll;
    private final ManualIoEventLoop loop;
    private final Channel listener;
    private final CrossingTrades trades = new CrossingTrades();
    private Channel market;
    private Channel account;
    private Channel echo;
    private int acknowledged;
    private String answer;
    private long answeredNs;

    /** Listens on a free port of the loopback. The calling thread is the one that drives all. */
    WireServer(final boolean epoll) {
        this.epoll = epoll;
        loop = new ManualIoEventLoop(Thread.currentThread(), Transports.ioHandler(epoll));
        final ChannelFuture bound = new ServerBootstrap().group(loop)
            .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .childHandler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(final Channel fresh) {
                    fresh.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536),
                        new WebSocketServerProtocolHandler("/", true), new Peer());
                }
            })
            .bind(new InetSocketAddress("127.0.0.1", 0));
        await(bound::isDone, "the port");
        listener = bound.channel();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Waits until the gateway has its book, its trades and its account, and the echo client is there. */
    void awaitClients() {
        await(() -> acknowledged == 3 && echo != null, "the clients");
    }

    /**
     * Sends trades that cause orders and answers these; {@code canceledCount} tells how many answers were processed.
     */
    void trade(final int count, final long intervalNs, final Histogram histogram, final CancelWatch watch) {
        final long startNs = System.nanoTime() + intervalNs;
        for (int i = 0; i < count; i++) {
            Latencies.record(histogram, roundTripNs(market, trades.next(), startNs + i * intervalNs));
            final OrderCheck.Order order = OrderCheck.order(answer);
            final String wrong = trades.check(order);
            if (wrong != null) {
                throw new IllegalStateException(wrong);
            }
            final long before = watch.canceledCount();
            account.writeAndFlush(new TextWebSocketFrame(trades.canceledText(order.clientOrderId())),
                account.voidPromise());
            tellTime();
            await(() -> watch.canceledCount() > before, "the cancellation");
        }
    }

    /** Sends the same trades to a client that sends them back. */
    void echo(final int count, final long intervalNs, final Histogram histogram) {
        final CrossingTrades frames = new CrossingTrades();
        final long startNs = System.nanoTime() + intervalNs;
        for (int i = 0; i < count; i++) {
            final UnsafeBuffer frame = frames.next();
            Latencies.record(histogram, roundTripNs(echo, frame, startNs + i * intervalNs));
            if (!answer.equals(frame.getStringWithoutLengthAscii(0, frame.capacity()))) {
                throw new IllegalStateException("not an echo: " + answer);
            }
        }
    }

    @Override
    public void close() {
        for (final Channel channel : new Channel[] {market, account, echo, listener}) {
            if (channel != null) {
                channel.close();
            }
        }
        Transports.close(loop);
    }

    /** From when it should have been sent to when the answer was read. */
    private long roundTripNs(final Channel to, final UnsafeBuffer text, final long intendedNs) {
        answer = null;
        final ByteBuf frame = PooledByteBufAllocator.DEFAULT.directBuffer(text.capacity());
        frame.writeBytes(text.byteBuffer().duplicate().clear());
        while (System.nanoTime() < intendedNs) {
            Threads.spin();
        }
        to.writeAndFlush(new TextWebSocketFrame(frame), to.voidPromise());
        await(() -> answer != null, "the answer");
        return answeredNs - intendedNs;
    }

    private void tellTime() {
        market.writeAndFlush(new PongWebSocketFrame(Unpooled.copyLong(trades.timeNs())), market.voidPromise());
    }

    private void await(final BooleanSupplier done, final String what) {
        final long startNs = System.nanoTime();
        while (!done.getAsBoolean()) {
            loop.runNow();
            Threads.spin();
            if (System.nanoTime() - startNs > PATIENCE_NS) {
                throw new IllegalStateException("waited in vain for " + what);
            }
        }
    }

    /** One client's connection. */
    private final class Peer extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
            if (event instanceof final WebSocketServerProtocolHandler.HandshakeComplete handshake) {
                if (handshake.requestUri().startsWith(ECHO_PATH)) {
                    echo = context.channel();
                } else {
                    send(context, "{\"event\":\"info\",\"version\":2,\"platform\":{\"status\":1}}");
                }
            }
        }

        @Override
        protected void channelRead0(final ChannelHandlerContext context, final TextWebSocketFrame frame) {
            final long readNs = System.nanoTime();
            final String text = frame.text();
            if (!text.startsWith("{")) {
                answeredNs = readNs;
                answer = text;
            } else if (text.contains("\"auth\"")) {
                account = context.channel();
                acknowledge(context, "{\"event\":\"auth\",\"status\":\"OK\",\"chanId\":0,\"userId\":1}");
            } else if (text.contains("\"trades\"")) {
                market = context.channel();
                tellTime();
                acknowledge(context, CrossingTrades.subscribedText());
            } else if (text.contains("\"book\"")) {
                acknowledge(context, "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":" + BOOK_CHANNEL
                    + ",\"symbol\":\""
                    + Feed.SYMBOL + "\",\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"25\",\"pair\":\"BTCUSD\"}");
                send(context, "[" + BOOK_CHANNEL + "," + Opening.bookText() + "]");
            }
        }

        private void acknowledge(final ChannelHandlerContext context, final String text) {
            acknowledged++;
            send(context, text);
        }

        private void send(final ChannelHandlerContext context, final String text) {
            context.writeAndFlush(new TextWebSocketFrame(text), context.voidPromise());
        }
    }
}
