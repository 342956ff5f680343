package genesis.gateway.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.exchange.SeededRandom;
import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.Truth;
import genesis.gateway.simulator.fault.FaultPlan;
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
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Five minutes of orders while everything goes wrong, in virtual time: the server keeps its truth, and tells it afterwards. */
class FaultSoakTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final AccountKey KEY = new AccountKey("key1", "secret1");
    private static final int FAULTY_MS = 300_000;
    private static final int CALM_MS = 70_000;
    private static final int STEP_MS = 20;

    private final MockTicker ticker = Ticker.newMockTicker();
    private final ManualIoEventLoop loop =
        new ManualIoEventLoop(null, Thread.currentThread(), LocalIoHandler.newFactory(), ticker);
    private final List<String> faults = new ArrayList<>();
    private LocalAddress address;
    private Client client;
    private long nonce;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 3);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldKeepTheTruthAndTellIt(final long seed) {
        address = new LocalAddress("soak-" + seed);
        final SimulatorServer server = SimulatorServer.start(new SyntheticMarket(seed, START_NS),
            new Transport(loop, false, LocalServerChannel::new, address, ticker), Speed.WALL_TIME,
            ExchangeOptions.of(KEY).withFaults(FaultPlan.generate(seed, FAULTY_MS, 2_000), faults::add));
        loop.runNow();
        final SeededRandom random = new SeededRandom(seed);
        for (int ms = 0; ms < FAULTY_MS + CALM_MS; ms += STEP_MS) {
            if (client == null || !client.channel.isOpen()) {
                connect();
            } else if (ms % 200 == 0 && ms < FAULTY_MS) {
                client.send(request(random, ms));
            }
            loop.runNow();
            ticker.advanceMillis(STEP_MS);
        }
        client.channel.close();
        connect();
        for (int ms = 0; ms < 200; ms += STEP_MS) {
            loop.runNow();
            ticker.advanceMillis(STEP_MS);
        }

        final Truth truth = server.truth("key1");
        final String where = "seed=" + seed + ", faults=" + faults.size();
        assertTrue(faults.size() > 40 && truth.fills().size() > 20, where + ", fills=" + truth.fills().size());
        assertEquals(new TreeSet<>(truth.open().stream().map(Truth.Order::id).toList()), client.openIds(), where);
        final long filledE8 = truth.closed().stream().mapToLong(Truth.Order::filledE8).sum()
            + truth.open().stream().mapToLong(Truth.Order::filledE8).sum();
        assertEquals(filledE8, truth.fills().stream().mapToLong(fill -> Math.abs(fill.amountE8())).sum(), where);
        server.close();
        loop.runNow();
    }

    private static String request(final SeededRandom random, final int ms) {
        final String sign = random.nextInt(2) == 0 ? "" : "-";
        return switch (random.nextInt(4)) {
            case 0 -> "[0,\"oc_multi\",null,{\"gid\":" + random.nextInt(10) + "}]";
            case 1 -> "[0,\"on\",null,{\"cid\":" + ms + ",\"type\":\"EXCHANGE MARKET\",\"symbol\":\"tBTCUSD\",\"amount\":\"" + sign + "0.002\"}]";
            default -> "[0,\"on\",null,{\"cid\":" + ms + ",\"gid\":" + random.nextInt(10)
                + ",\"type\":\"LIMIT\",\"symbol\":\"tBTCUSD\",\"amount\":\"" + sign + "0.002\",\"price\":\"" + (66_000 + random.nextInt(2_000)) + "\"}]";
        };
    }

    private void connect() {
        client = new Client();
        client.channel = new Bootstrap().group(loop).channel(LocalChannel.class).handler(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(final Channel channel) {
                channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(8_192),
                    new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri("ws://127.0.0.1/ws/2").maxFramePayloadLength(1 << 20).build()), client);
            }
        }).connect(address).channel();
    }

    private final class Client extends SimpleChannelInboundHandler<WebSocketFrame> {
        private Channel channel;
        private String orders = "";

        private void send(final String text) {
            channel.writeAndFlush(new TextWebSocketFrame(text));
        }

        /** First column of each row of {@code [0,"os",[[id,…],…]]}; texts hold no brackets but those of metas. */
        private TreeSet<Long> openIds() {
            final TreeSet<Long> ids = new TreeSet<>();
            for (final String row : orders.split("\\[")) {
                if (row.matches("[0-9]{9,},.*")) {
                    ids.add(Long.parseLong(row.substring(0, row.indexOf(','))));
                }
            }
            return ids;
        }

        @Override
        public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                send(Signed.auth("key1", "secret1", ++nonce));
                send("{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\"}");
            }
        }

        @Override
        protected void channelRead0(final ChannelHandlerContext context, final WebSocketFrame frame) {
            if (frame instanceof TextWebSocketFrame text && text.text().startsWith("[0,\"os\"")) {
                orders = text.text();
            }
        }

        @Override
        public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
            context.close(); // A refused handshake: the next turn tries again.
        }
    }
}
