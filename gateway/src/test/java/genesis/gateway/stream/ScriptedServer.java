package genesis.gateway.stream;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A WebSocket server that says hello, keeps what it hears, and says what a test tells it to. */
final class ScriptedServer implements AutoCloseable {
    static final String HELLO = "{\"event\":\"info\",\"version\":2,\"serverId\":\"x\",\"platform\":{\"status\":1}}";

    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<Channel> sockets = new CopyOnWriteArrayList<>();
    volatile String hello = HELLO;
    volatile boolean refuses;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel listening;

    ScriptedServer() {
        listening = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
            .childHandler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(final Channel socket) {
                    socket.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536), new Door(),
                        new WebSocketServerProtocolHandler("/ws/2"), new Ear());
                }
            })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).syncUninterruptibly().channel();
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort() + "/ws/2");
    }

    /** To the connection that came last. */
    void say(final String... frames) {
        for (final String frame : frames) {
            last().writeAndFlush(new TextWebSocketFrame(frame));
        }
    }

    void time(final long timeNs) {
        last().writeAndFlush(new PongWebSocketFrame(Unpooled.copyLong(timeNs)));
    }

    void raw(final WebSocketFrame frame) {
        last().writeAndFlush(frame);
    }

    void goodbye() {
        last().writeAndFlush(new CloseWebSocketFrame(1000, "done"));
    }

    /** Without a goodbye: past the handler that would say it. */
    void cut() {
        sockets.forEach(socket -> socket.pipeline().firstContext().close());
    }

    private Channel last() {
        return sockets.get(sockets.size() - 1);
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Refuses the upgrade where it is told to; hears every frame before Netty answers some of them itself. */
    private final class Door extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(final ChannelHandlerContext context, final Object message) {
            if (refuses && message instanceof final FullHttpRequest request) {
                request.release();
                context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                    HttpResponseStatus.TOO_MANY_REQUESTS));
            } else {
                if (message instanceof WebSocketFrame) {
                    heard.add(message instanceof final TextWebSocketFrame text ? text.text()
                        : message.getClass().getSimpleName());
                }
                context.fireChannelRead(message);
            }
        }
    }

    private final class Ear extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                sockets.add(context.channel());
                if (!hello.isEmpty()) {
                    context.writeAndFlush(new TextWebSocketFrame(hello));
                }
            }
        }

        @Override
        protected void channelRead0(final ChannelHandlerContext context, final WebSocketFrame frame) {
        }
    }
}
