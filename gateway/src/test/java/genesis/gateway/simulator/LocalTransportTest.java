package genesis.gateway.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole server within one thread, without sockets, in virtual time: what a harness of many seeds needs. */
class LocalTransportTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;

    @Test
    void shouldRunInVirtualTimeAndRepeatItself() {
        final List<String> first = framesOf(6);

        assertEquals(first, framesOf(6));
        assertTrue(first.stream().filter(frame -> frame.contains("\"cs\"")).count() >= 590, "a minute of batches");
        assertEquals(4, first.stream().filter(frame -> frame.equals("[10001,\"hb\"]")).count(), "a minute of heartbeats");
    }

    private static List<String> framesOf(final long seed) {
        final MockTicker ticker = Ticker.newMockTicker();
        final ManualIoEventLoop loop = new ManualIoEventLoop(null, Thread.currentThread(), LocalIoHandler.newFactory(),
            ticker);
        final LocalAddress address = new LocalAddress("exchange-" + seed);
        final List<String> frames = new ArrayList<>();
        final SimulatorServer server = SimulatorServer.start(new SyntheticMarket(seed, START_NS),
            new Transport(loop, false, LocalServerChannel::new, address, ticker), Speed.WALL_TIME,
            ExchangeOptions.withoutAccounts());
        loop.runNow();
        new Bootstrap().group(loop).channel(LocalChannel.class).handler(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(final Channel channel) {
                channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(8_192),
                    new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri("ws://127.0.0.1/ws/2").maxFramePayloadLength(1 << 20).build()), new Reader(frames));
            }
        }).connect(address);
        for (int ms = 0; ms <= 60_100; ms += 10) {
            loop.runNow();
            ticker.advanceMillis(10);
        }
        server.close();
        loop.runNow();
        return frames;
    }

    private static final class Reader extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final List<String> frames;

        Reader(final List<String> frames) {
            this.frames = frames;
        }

        @Override
        public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                context.write(new TextWebSocketFrame("{\"event\":\"conf\",\"flags\":131072}"));
                context.writeAndFlush(new TextWebSocketFrame(
                    "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\"}"));
            }
            context.fireUserEventTriggered(event);
        }

        @Override
        protected void channelRead0(final ChannelHandlerContext context, final WebSocketFrame frame) {
            if (frame instanceof TextWebSocketFrame) {
                frames.add(((TextWebSocketFrame) frame).text());
            }
        }
    }
}
