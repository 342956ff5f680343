package genesis.gateway.rest;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Supplier;

/**
 * One connection, one exchange at a time. The request is made when the connection stands, so that a nonce is not older
 * than it must be.
 *
 * <pre>
 *   new ─ send ─► connecting ─► busy ◄── send ── idle ─► closed
 *                                 └─── answer ────►┘
 * </pre>
 *
 * <p>Threading: the gateway's thread.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {
    private final HttpHost host;
    private Channel channel;
    private HttpListener listener;
    /** Has an answer on its way to it; the connection's end does not matter to it any more. */
    private HttpListener answered;
    private Supplier<FullHttpRequest> request;
    private boolean isSent;
    private boolean headSeen;
    private boolean isClosed;
    private int useCount;
    private long idleSinceNs;

    HttpConnection(final HttpHost host) {
        this.host = host;
    }

    /** Sends as soon as the connection stands. The supplier may return null: then nothing is sent and nothing answered. */
    void send(final Supplier<FullHttpRequest> newRequest, final HttpListener newListener) {
        request = newRequest;
        listener = newListener;
        isSent = false;
        headSeen = false;
        useCount++;
        if (channel == null) {
            host.connect(this);
        } else {
            write();
        }
    }

    boolean isUsable(final long nowNs) {
        return !isClosed && channel.isActive() && nowNs - idleSinceNs < HttpHost.IDLE_NS_MAX;
    }

    void idleSince(final long nowNs) {
        idleSinceNs = nowNs;
    }

    boolean isSent() {
        return isSent;
    }

    /** Drops whatever is under way, and nobody is told. */
    void close() {
        listener = null;
        answered = null;
        end();
    }

    private void end() {
        isClosed = true;
        host.closed(this);
        if (channel != null) {
            channel.close();
        }
    }

    void onConnectFailed(final Throwable cause) {
        disconnected("cannot connect: " + text(cause));
    }

    @Override
    public void channelActive(final ChannelHandlerContext context) {
        if (isClosed) {
            context.close();
            return;
        }
        channel = context.channel();
        final SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls == null) {
            write();
            return;
        }
        tls.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                write();
            } else {
                disconnected("no TLS: " + text(done.cause()));
            }
        });
    }

    private void write() {
        if (isClosed || listener == null) {
            return;
        }
        final FullHttpRequest message = request.get();
        if (message == null) {
            listener = null;
            host.release(this);
            return;
        }
        isSent = true;
        channel.writeAndFlush(message).addListener(done -> {
            if (!done.isSuccess()) {
                disconnected("cannot send: " + text(done.cause()));
            }
        });
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
        if (listener == null) {
            end();
            return;
        }
        if (response.decoderResult().isFailure()) {
            disconnected("not HTTP: " + text(response.decoderResult().cause()));
            return;
        }
        final byte[] body = new byte[response.content().readableBytes()];
        response.content().readBytes(body);
        final int status = response.status().code();
        final String retryAfter = response.headers().get(HttpHeaderNames.RETRY_AFTER);
        final boolean keepAlive = HttpUtil.isKeepAlive(response);
        answered = listener;
        listener = null;
        // Later: whoever is told sends the next request, and that is not to happen while this read is under way.
        channel.eventLoop().execute(() -> told(status, retryAfter, body, keepAlive));
    }

    private void told(final int status, final String retryAfter, final byte[] body, final boolean keepAlive) {
        final HttpListener waiting = answered;
        if (waiting == null) {
            return;
        }
        answered = null;
        if (keepAlive && !isClosed) {
            host.release(this);
        } else {
            end();
        }
        waiting.onResponse(status, retryAfter, body);
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        disconnected("connection lost");
    }

    /** Whatever goes wrong here is the network's or the other side's doing; the loop must not see it. */
    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        disconnected(text(cause));
    }

    private void disconnected(final String reason) {
        final HttpListener waiting = listener;
        listener = null;
        end();
        if (waiting == null) {
            return;
        }
        if (headSeen) {
            waiting.onBroken("cut off or too long: " + reason);
        } else {
            waiting.onDisconnected(reason, isSent, useCount > 1);
        }
    }

    private static String text(final Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** In front of the aggregator: tells an answer that broke off from one that never came. */
    final class Head extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(final ChannelHandlerContext context, final Object received) {
            headSeen |= received instanceof HttpResponse;
            context.fireChannelRead(received);
        }
    }
}
