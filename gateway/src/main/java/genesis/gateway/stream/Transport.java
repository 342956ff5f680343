package genesis.gateway.stream;

import genesis.gateway.codec.FrameDecoder;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker13;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLException;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One socket, from connect to close: TCP, TLS, upgrade, frames. It is used once; a reconnect makes a new one.
 * <p>Threading: the gateway's thread. What it notices goes to its connection while it is that connection's socket.
 */
final class Transport extends ChannelInboundHandlerAdapter {
    static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final int RESPONSE_LENGTH_MAX = 64 * 1_024;

    private final Wiring wiring;
    private final Connection connection;
    private final URI uri;
    private final WebSocketClientHandshaker handshaker;
    private Channel channel;

    Transport(final Wiring wiring, final Connection connection, final URI uri) {
        this.wiring = wiring;
        this.connection = connection;
        this.uri = uri;
        handshaker = new WebSocketClientHandshaker13(uri, WebSocketVersion.V13, null, false, new DefaultHttpHeaders(),
            FrameDecoder.FRAME_LENGTH_MAX) {
            @Override
            protected WebSocketFrameDecoder newWebsocketDecoder() {
                return new WebSocketReader(connection.frames());
            }
        };
    }

    void connect() {
        final Environment environment = wiring.environment();
        final Bootstrap bootstrap = new Bootstrap().group(environment.loop()).channel(environment.socketType())
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
            .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT);
        if (SocketChannel.class.isAssignableFrom(environment.socketType())) {
            bootstrap.option(ChannelOption.TCP_NODELAY, true);
        }
        final ChannelFuture connecting = bootstrap
            .handler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(final Channel fresh) throws SSLException {
                    if (Environment.isEncrypted(uri)) {
                        final SslContext tls = SslContextBuilder.forClient().build();
                        fresh.pipeline().addLast(
                            tls.newHandler(fresh.alloc(), uri.getHost(), Environment.portOf(uri)));
                    }
                    fresh.pipeline().addLast(new HttpClientCodec(), new StatusLine(),
                        new HttpObjectAggregator(RESPONSE_LENGTH_MAX), Transport.this);
                }
            })
            .connect(environment.addressOf(uri));
        channel = connecting.channel();
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                connection.onLost(this, "cannot connect: " + done.cause().getMessage(), false);
            }
        });
    }

    boolean isOpen() {
        return channel != null && channel.isActive() && handshaker.isHandshakeComplete();
    }

    ByteBuf allocate() {
        return channel.alloc().directBuffer();
    }

    /** A frame that is complete: the encoder in the pipeline lets bytes pass. */
    void sendFrame(final ByteBuf frame) {
        channel.writeAndFlush(frame, channel.voidPromise());
    }

    void sendText(final String text) {
        channel.writeAndFlush(new TextWebSocketFrame(text), channel.voidPromise());
    }

    void sendPong(final UnsafeBuffer buffer, final int offset, final int length) {
        final byte[] payload = new byte[length];
        buffer.getBytes(offset, payload);
        channel.writeAndFlush(new PongWebSocketFrame(Unpooled.wrappedBuffer(payload)), channel.voidPromise());
    }

    /** Says goodbye where the WebSocket stands, and closes. */
    ChannelFuture close(final int code) {
        if (isOpen()) {
            channel.writeAndFlush(new CloseWebSocketFrame(code, ""), channel.voidPromise());
        }
        return channel.close();
    }

    @Override
    public void channelActive(final ChannelHandlerContext context) {
        connection.onConnected(this);
        handshaker.handshake(channel);
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object received) {
        try {
            if (received instanceof final FullHttpResponse response) {
                onResponse(response);
            }
        } finally {
            ReferenceCountUtil.release(received);
        }
    }

    private void onResponse(final FullHttpResponse response) {
        try {
            handshaker.finishHandshake(channel, response);
        } catch (final WebSocketHandshakeException refused) {
            connection.onLost(this, "upgrade refused: " + refused.getMessage(), false);
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        connection.onLost(this, "connection lost", false);
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        if (!(cause instanceof IOException || cause instanceof CodecException)) {
            connection.onBroken(cause);
            return;
        }
        connection.onLost(this, cause.toString(), false);
    }

    /** A refusal is known by its first line: what stands behind it may be long, or never end. */
    private final class StatusLine extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(final ChannelHandlerContext context, final Object received) {
            if (received instanceof final HttpResponse response) {
                final HttpResponseStatus status = response.status();
                if (!status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                    ReferenceCountUtil.release(received);
                    connection.onLost(Transport.this, "upgrade refused: HTTP " + status,
                        status.equals(HttpResponseStatus.TOO_MANY_REQUESTS));
                    return;
                }
                context.pipeline().remove(this);
            }
            context.fireChannelRead(received);
        }
    }
}
