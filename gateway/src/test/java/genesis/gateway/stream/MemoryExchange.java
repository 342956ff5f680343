package genesis.gateway.stream;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A WebSocket server in memory, on the same loop as its clients: says hello and leaves the rest to a script. Local addresses are
 * the JVM's: worlds that live at the same time need different ports.
 */
public final class MemoryExchange implements AutoCloseable {
    public final List<Channel> sockets = new ArrayList<>();
    /** Every attempt to connect, by the world's clock. */
    public final List<Long> attemptsNs = new ArrayList<>();
    /** What is answered to a text frame of a client. */
    public BiConsumer<Channel, String> script = (socket, text) -> { };
    /** The next upgrades get HTTP 429. */
    public boolean refuses;
    /** Connections are taken, and never answered. */
    public boolean isSilent;
    public String hello = ScriptedServer.HELLO;
    /** Body of the answer to a path below /v2/; null is HTTP 503. */
    public Function<String, String> rest = path -> null;
    /** How long the next answer takes. */
    public LongSupplier restDelayNs = () -> 0;

    private final VirtualWorld world;
    private final int port;
    private Channel listening;

    public MemoryExchange(final VirtualWorld world, final int port) {
        this.world = world;
        this.port = port;
        listen();
    }

    public URI uri() {
        return URI.create("ws://exchange:" + port + "/ws/2");
    }

    public void listen() {
        listening = new ServerBootstrap().group(world.loop).channel(LocalServerChannel.class)
            .childHandler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(final Channel socket) {
                    attemptsNs.add(world.nowNs());
                    socket.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536), new Door(),
                        new WebSocketServerProtocolHandler("/ws/2"), new Ear());
                }
            })
            .bind(Environment.localAddress("exchange", port)).channel();
        world.settle();
        if (!listening.isActive()) {
            throw new IllegalStateException("another world listens at this port: " + port);
        }
    }

    /** Nobody can connect any more, as if the host were gone. */
    public void unlisten() {
        listening.close();
        world.settle();
    }

    public static void say(final Channel socket, final String... frames) {
        for (final String frame : frames) {
            socket.writeAndFlush(new TextWebSocketFrame(frame));
        }
    }

    /** Cuts all connections without a goodbye. */
    public void cut() {
        List.copyOf(sockets).forEach(MemoryExchange::cut);
    }

    public static void cut(final Channel socket) {
        socket.pipeline().firstContext().close();
    }

    @Override
    public void close() {
        unlisten();
        cut();
        world.settle();
    }

    private final class Door extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(final ChannelHandlerContext context, final Object message) {
            if (message instanceof final FullHttpRequest request && (refuses || isSilent)) {
                request.release();
                if (refuses) {
                    context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                        HttpResponseStatus.TOO_MANY_REQUESTS));
                }
                return;
            }
            if (message instanceof final FullHttpRequest request && request.uri().startsWith("/v2/")) {
                final String path = request.uri().substring("/v2/".length());
                request.release();
                world.loop.schedule(() -> answer(context, rest.apply(path)), restDelayNs.getAsLong(), TimeUnit.NANOSECONDS);
                return;
            }
            context.fireChannelRead(message);
        }

        private static void answer(final ChannelHandlerContext context, final String body) {
            final DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                body == null ? HttpResponseStatus.SERVICE_UNAVAILABLE : HttpResponseStatus.OK,
                Unpooled.copiedBuffer(body == null ? "<html>" : body, StandardCharsets.UTF_8));
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
            context.writeAndFlush(response);
        }
    }

    private final class Ear extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                sockets.add(context.channel());
                if (!hello.isEmpty()) {
                    say(context.channel(), hello);
                }
            }
        }

        @Override
        protected void channelRead0(final ChannelHandlerContext context, final TextWebSocketFrame frame) {
            script.accept(context.channel(), frame.text());
        }

        @Override
        public void channelInactive(final ChannelHandlerContext context) {
            sockets.remove(context.channel());
        }
    }
}
