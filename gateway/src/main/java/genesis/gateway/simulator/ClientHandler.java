package genesis.gateway.simulator;

import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between one client's channel and the playback. Nothing that a client says is logged: it may hold a secret.
 * <p>Threading: the channel's event loop.
 */
final class ClientHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(ClientHandler.class);

    private final Playback playback;
    private final Traffic traffic;
    private ClientConnection client;
    private FrameBuffer out;

    ClientHandler(final Playback playback, final Traffic traffic) {
        this.playback = playback;
        this.traffic = traffic;
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
        if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
            out = new FrameBuffer(context.channel());
            client = new ClientConnection(playback.between(out));
            traffic.opened();
            playback.connected(client);
            out.flush();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    protected void channelRead0(final ChannelHandlerContext context, final WebSocketFrame frame) {
        if (!(frame instanceof TextWebSocketFrame)) {
            return; // Pings, pongs and closes are answered before they come here; binary frames are not spoken.
        }
        traffic.message();
        try {
            playback.received(client, ClientFrame.parse(((TextWebSocketFrame) frame).text()));
        } catch (final IOException notJson) {
            playback.misunderstood(client);
        }
        out.flush();
    }

    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext context) {
        if (client != null && context.channel().isWritable()) {
            playback.writable(client);
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        if (client != null) {
            traffic.closed();
            playback.disconnected(client);
            out.release();
            client = null;
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("a client went away: {}", cause.toString());
        } else {
            LOG.warn("a client's connection is closed after an error", cause);
        }
        context.close();
    }
}
