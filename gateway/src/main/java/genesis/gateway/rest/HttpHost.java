package genesis.gateway.rest;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * Connections to one server. How many there are at once is decided by whoever asks; idle ones are kept for a moment, the
 * last used first.
 * <p>Threading: the gateway's thread.
 */
final class HttpHost {
    static final int CONNECT_TIMEOUT_MS = 5_000;
    /** The longest answer, 10,000 candles, has about 800 kB. */
    static final int BODY_LENGTH_MAX = 4 << 20;
    /** An order that is sent just when the other side closes an idle connection has an unknown fate: so not for long. */
    static final long IDLE_NS_MAX = 5_000_000_000L;
    private static final int LINE_LENGTH_MAX = 4_096;
    private static final int HEADERS_LENGTH_MAX = 32_768;
    private static final int CHUNK_LENGTH_MAX = 65_536;

    private final URI uri;
    private final RestWiring wiring;
    private final Deque<HttpConnection> idle = new ArrayDeque<>();
    private final Set<HttpConnection> open = new HashSet<>();
    private SslContext tls;

    HttpHost(final URI uri, final RestWiring wiring) {
        this.uri = uri;
        this.wiring = wiring;
    }

    static int port(final URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : isSecure(uri) ? 443 : 80;
    }

    /** As the Host header wants it. */
    String name() {
        return uri.getPort() > 0 ? uri.getHost() + ":" + uri.getPort() : uri.getHost();
    }

    /** One that is idle, or a new one that is still to be connected. The listener's own until it is done with it. */
    HttpConnection take() {
        for (HttpConnection last = idle.pollLast(); last != null; last = idle.pollLast()) {
            if (last.isUsable(wiring.ticker().nanoTime())) {
                return last;
            }
            last.close();
        }
        final HttpConnection fresh = new HttpConnection(this);
        open.add(fresh);
        return fresh;
    }

    /** Tells the connection whether it worked. */
    void connect(final HttpConnection connection) {
        try {
            if (isSecure(uri) && tls == null) {
                tls = SslContextBuilder.forClient().build();
            }
        } catch (final SSLException e) {
            wiring.loop().execute(() -> connection.onConnectFailed(e));
            return;
        }
        final Bootstrap bootstrap = new Bootstrap().group(wiring.loop()).channel(wiring.channelType())
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
            .handler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(final Channel channel) {
                    if (tls != null) {
                        channel.pipeline().addLast(tls.newHandler(channel.alloc(), uri.getHost(), port(uri)));
                    }
                    channel.pipeline().addLast(
                        new HttpClientCodec(LINE_LENGTH_MAX, HEADERS_LENGTH_MAX, CHUNK_LENGTH_MAX),
                        connection.new Head(), new HttpObjectAggregator(BODY_LENGTH_MAX), connection);
                }
            });
        if (SocketChannel.class.isAssignableFrom(wiring.channelType())) {
            bootstrap.option(ChannelOption.TCP_NODELAY, true);
        }
        bootstrap.connect(wiring.addresses().apply(uri)).addListener(done -> {
            if (!done.isSuccess()) {
                connection.onConnectFailed(done.cause());
            }
        });
    }

    /** The connection has done its work and may be used again. */
    void release(final HttpConnection connection) {
        connection.idleSince(wiring.ticker().nanoTime());
        idle.addLast(connection);
    }

    void closed(final HttpConnection connection) {
        idle.remove(connection);
        open.remove(connection);
    }

    void close() {
        Set.copyOf(open).forEach(HttpConnection::close);
    }

    private static boolean isSecure(final URI uri) {
        return "https".equals(uri.getScheme());
    }
}
