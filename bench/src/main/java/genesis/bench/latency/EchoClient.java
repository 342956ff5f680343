package genesis.bench.latency;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;

/**
 * The least that a WebSocket client in Java can do with a frame: send it back. Plain Netty, on the same transport
 * and the same kind of loop as the gateway, driven by the same thread.
 */
final class EchoClient implements AutoCloseable {
    private final ManualIoEventLoop loop;
    private final Channel channel;

    /** Connects with the turns that follow. The calling thread gives them. */
    EchoClient(final int port, final boolean epoll) {
        final URI uri = URI.create("ws://127.0.0.1:" + port + "/echo");
        loop = new ManualIoEventLoop(Thread.currentThread(), Transports.ioHandler(epoll));
        final ChannelFuture connecting = new Bootstrap().group(loop)
            .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .handler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(final Channel fresh) {
                    fresh.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(65_536),
                        new WebSocketClientProtocolHandler(WebSocketClientHandshakerFactory.newHandshaker(
                            uri, WebSocketVersion.V13, null, false, new DefaultHttpHeaders())),
                        new Echo());
                }
            })
            .connect(uri.getHost(), port);
        channel = connecting.channel();
    }

    /** One turn without waiting. */
    void poll() {
        loop.runNow();
    }

    @Override
    public void close() {
        channel.close();
        Transports.close(loop);
    }

    /** Sends back what comes. */
    private static final class Echo extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(final ChannelHandlerContext context, final TextWebSocketFrame frame) {
            context.writeAndFlush(frame.retain(), context.voidPromise());
        }
    }
}
