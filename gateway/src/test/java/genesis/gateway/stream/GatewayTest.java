package genesis.gateway.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.BookUpdateDecoder;
import genesis.core.message.Channel;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderEncoder;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.pipeline.CommandRing;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import genesis.gateway.Wrap;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.auth.RequestSigner;
import genesis.gateway.codec.FrameDecoder;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real sockets on the loopback; timeouts, backoff and silence by a clock that the tests advance. */
@Timeout(60)
class GatewayTest {
    private static final long PATIENCE_NS = 20_000_000_000L;
    private static final String BOOK_ACK = "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":1,\"symbol\":\"tBTCUSD\","
        + "\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"25\",\"pair\":\"BTCUSD\"}";
    private static final String TRADES_ACK =
        "{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":2,\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}";
    private static final String LOGIN_OK = "{\"event\":\"auth\",\"status\":\"OK\",\"chanId\":0,\"userId\":1}";

    @TempDir
    private Path directory;
    private final RecordedInputs inputs = new RecordedInputs();
    private final InstrumentRegistry registry = new InstrumentRegistry();
    private final CommandRing commands = new CommandRing();
    private final MockTicker ticker = Ticker.newMockTicker();
    private final ScriptedServer server = new ScriptedServer();
    private Gateway gateway;

    @AfterEach
    void end() {
        if (gateway != null) {
            gateway.close();
        }
        server.close();
    }

    @Test
    void shouldPlayACaptureInTheVenuesTimeAndEnd() {
        start(GatewayConfig.capture(server.uri()));
        await(() -> status() == ConnectionStatus.LIVE);
        server.time(1_542_045_968_000_000_000L);
        server.say(BOOK_ACK, "[1,[6433.9,0,1]]");
        server.time(1_542_045_969_000_000_000L);
        server.say("[1,[6433.8,1,0.5]]");
        server.raw(new PingWebSocketFrame());
        server.goodbye();
        await(() -> gateway.isEnded());

        assertEquals("connection0:CONNECTING connection0:UP defined BOOK:SUBSCRIBED level(643390000000,0,100000000)"
            + " level(643380000000,1,50000000) connection0:DOWN BOOK:BROKEN", inputs.text());
        final List<UnsafeBuffer> updates = inputs.all(BookUpdateDecoder.TEMPLATE_ID);
        assertEquals(1_542_045_968_000_000_000L, Message.timeNs(updates.get(0), 0));
        assertEquals(1_542_045_969_000_000_000L, Message.timeNs(updates.get(1), 0));
        assertTrue(view().closedNormally());
        assertEquals(2, gateway.counters().bookUpdates());
        await(() -> server.heard.equals(List.of("PongWebSocketFrame", "CloseWebSocketFrame")));
    }

    @Test
    void shouldAskForEverythingAndStampWallTime() {
        final long before = System.currentTimeMillis() * 1_000_000;
        start(GatewayConfig.market(server.uri(), List.of("tBTCUSD")).withChannels(
            EnumSet.of(Channel.BOOK, Channel.TRADES), 100));
        await(() -> server.heard.size() == 3);
        assertEquals(List.of("{\"event\":\"conf\",\"flags\":229376}",
            "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\",\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"100\",\"subId\":\"g1\"}",
            "{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\",\"subId\":\"g2\"}"), server.heard);
        assertEquals(ConnectionStatus.SUBSCRIBING, status());

        server.time(5);
        server.say(BOOK_ACK, "{\"event\":\"error\",\"msg\":\"symbol: invalid\",\"code\":10300}", "[1,[1,2,3]]");
        await(() -> gateway.counters().bookUpdates() == 1);
        assertEquals(ConnectionStatus.LIVE, status());
        assertEquals(1, view().refusedCount());
        final long timeNs = Message.timeNs(inputs.all(BookUpdateDecoder.TEMPLATE_ID).get(0), 0);
        assertTrue(timeNs >= before - 10_000_000 && timeNs <= System.currentTimeMillis() * 1_000_000 + 10_000_000,
            "timeNs=" + timeNs);
    }

    @Test
    void shouldComeBackWithBackoffAndAskAgain() {
        start(GatewayConfig.market(server.uri(), List.of("tBTCUSD")).withChannels(Set.of(Channel.BOOK), 25));
        await(() -> status() == ConnectionStatus.SUBSCRIBING);
        server.say(BOOK_ACK);
        await(() -> status() == ConnectionStatus.LIVE);
        server.cut();
        await(() -> status() == ConnectionStatus.DOWN);
        assertEquals("connection lost", view().reason());
        assertFalse(gateway.isEnded());

        ticker.advance(999, TimeUnit.MILLISECONDS);
        gateway.poll();
        assertEquals(1, view().connectCount());
        ticker.advance(501, TimeUnit.MILLISECONDS);
        await(() -> server.heard.stream().filter(text -> text.contains("subscribe")).count() == 2);
        assertEquals("connection0:CONNECTING connection0:UP defined BOOK:SUBSCRIBED connection0:DOWN BOOK:BROKEN"
            + " connection0:CONNECTING connection0:UP", inputs.text());
    }

    @Test
    void shouldReconnectAfterSilenceAndNotBefore() {
        start(GatewayConfig.market(server.uri(), List.of()));
        await(() -> status() == ConnectionStatus.LIVE);
        for (int second = 0; second < 29; second++) {
            ticker.advance(1, TimeUnit.SECONDS);
            gateway.poll();
        }
        assertEquals(ConnectionStatus.LIVE, status());

        ticker.advance(1, TimeUnit.SECONDS);
        gateway.poll();
        assertEquals(ConnectionStatus.DOWN, status());
        assertTrue(view().reason().startsWith("silent"), view().reason());
    }

    @Test
    void shouldWaitAMinuteAfterTooManyRequests() {
        server.refuses = true;
        start(GatewayConfig.market(server.uri(), List.of()));
        await(() -> status() == ConnectionStatus.DOWN);
        assertTrue(view().reason().contains("429"), view().reason());

        server.refuses = false;
        ticker.advance(59, TimeUnit.SECONDS);
        gateway.poll();
        assertEquals(1, view().connectCount());
        ticker.advance(1, TimeUnit.SECONDS);
        await(() -> status() == ConnectionStatus.LIVE);
    }

    @Test
    void shouldAnnounceMaintenanceAndReconnectAfterARestart() {
        start(GatewayConfig.market(server.uri(), List.of()));
        await(() -> status() == ConnectionStatus.LIVE);
        server.say("{\"event\":\"info\",\"code\":20060,\"msg\":\"a\"}",
            "{\"event\":\"info\",\"code\":20051,\"msg\":\"b\"}");
        await(() -> status() == ConnectionStatus.DOWN);
        ticker.advance(2, TimeUnit.SECONDS);
        await(() -> status() == ConnectionStatus.LIVE);

        assertEquals("connection0:CONNECTING connection0:UP connection0:MAINTENANCE connection0:MAINTENANCE"
            + " connection0:DOWN connection0:CONNECTING connection0:UP", inputs.text());
    }

    @Test
    void shouldReconnectAfterASequenceGap() {
        start(GatewayConfig.market(server.uri(), List.of()));
        await(() -> status() == ConnectionStatus.LIVE);
        server.say("{\"event\":\"conf\",\"status\":\"OK\",\"flags\":65536}", BOOK_ACK, "[1,\"hb\",1]", "[1,\"hb\",3]",
            "[1,\"hb\",4]");
        await(() -> status() == ConnectionStatus.DOWN);

        assertTrue(inputs.text().endsWith("hb refused:SEQUENCE_GAP BOOK:BROKEN connection0:DOWN BOOK:BROKEN"),
            inputs.text());
    }

    @Test
    void shouldRefuseForeignVersionsBrokenWebSocketsAndTooLongFrames() {
        server.hello = "{\"event\":\"info\",\"version\":3}";
        start(GatewayConfig.market(server.uri(), List.of()));
        await(() -> status() == ConnectionStatus.DOWN);
        assertTrue(view().reason().contains("version 3"), view().reason());

        server.hello = ScriptedServer.HELLO;
        ticker.advance(2, TimeUnit.SECONDS);
        await(() -> status() == ConnectionStatus.LIVE);
        server.raw(new BinaryWebSocketFrame(Unpooled.copyLong(1)));
        await(() -> status() == ConnectionStatus.DOWN);
        assertTrue(view().reason().contains("not a WebSocket"), view().reason());

        ticker.advance(2, TimeUnit.SECONDS);
        await(() -> status() == ConnectionStatus.LIVE);
        server.say("x".repeat(FrameDecoder.FRAME_LENGTH_MAX + 1));
        await(() -> status() == ConnectionStatus.DOWN);
        assertTrue(inputs.text().endsWith("refused:TOO_LONG connection0:DOWN"), inputs.text());
    }

    @Test
    void shouldOpenAsManyConnectionsAsTheChannelsNeed() {
        final GatewayConfig config = GatewayConfig.market(server.uri(),
            List.of("tBTCUSD", "tETHUSD", "tLTCUSD", "tXRPUSD", "tSOLUSD", "tADAUSD", "tDOGE:USD"));
        start(config);
        await(() -> server.heard.stream().filter(text -> text.contains("subscribe")).count() == 28);

        assertEquals(2, gateway.connections().size());
    }

    @Test
    void shouldLogInSendOnceAndTellWhatBecameUnknown() {
        final Credentials credentials = new Credentials("theKey", "theSecret".toCharArray());
        start(GatewayConfig.market(server.uri(), List.of()).withReconnect(false)
            .withAccount(server.uri(), credentials, new NonceManager(directory.resolve("nonce"))));
        registry.define("tBTCUSD");
        place(1);
        poll();
        assertEquals(0, gateway.commandsSent());

        await(() -> server.heard.stream().anyMatch(text -> text.contains("auth")));
        final String login = server.heard.stream().filter(text -> text.contains("auth")).findFirst().orElseThrow();
        final String payload = login.replaceAll(".*\"authPayload\":\"([^\"]*)\".*", "$1");
        assertTrue(login.contains("\"authSig\":\"" + new RequestSigner(credentials).sign(payload) + "\""), login);
        assertFalse(login.contains("theSecret"));
        server.sockets.forEach(socket -> socket.writeAndFlush(
            new TextWebSocketFrame(LOGIN_OK)));
        await(() -> gateway.connections().get(0).status() == ConnectionStatus.LIVE);
        place(2);
        place(3);
        await(() -> server.heard.stream().filter(text -> text.startsWith("[0,\"on\"")).count() == 2);
        server.sockets.forEach(socket -> socket.writeAndFlush(new TextWebSocketFrame(
            "[0,\"on\",[5,null,2,\"tBTCUSD\",1,1,1,1,\"LIMIT\",null,null,null,0,\"ACTIVE\"]]")));
        await(() -> gateway.ordersInFlight() == 1);
        server.cut();
        await(() -> gateway.isEnded());

        final String text = inputs.text();
        assertTrue(text.contains("rejected"), text);
        assertTrue(text.contains("accepted"), text);
        assertEquals(1, text.split("unknown", -1).length - 1, text);
        assertEquals(2, gateway.commandsSent());
    }

    @Test
    void shouldSayWhyItCannotConnect() {
        final ScriptedServer gone = new ScriptedServer();
        gone.close();
        start(GatewayConfig.capture(gone.uri()));
        await(() -> gateway.isEnded());

        assertTrue(view().reason().startsWith("cannot connect"), view().reason());
        assertFalse(view().closedNormally());
    }

    @Test
    void shouldThrowWhatFailsBehindAFullRing() {
        start(GatewayConfig.capture(server.uri()));
        await(() -> status() == ConnectionStatus.LIVE);
        inputs.ring.whenFull(() -> {
            throw new IllegalStateException("the journal is full");
        });
        server.say(BOOK_ACK);
        for (int i = 0; i < 10_000; i++) {
            server.say("[1,[1,2,3]]");
        }

        final IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> await(() -> false));
        assertEquals("the journal is full", thrown.getCause().getMessage());
    }

    @Test
    void shouldBeDrivenByItsOwnerOnly() throws InterruptedException {
        start(GatewayConfig.capture(server.uri()));
        gateway.poll();
        final Throwable[] thrown = new Throwable[2];
        final Thread other = new Thread(() -> {
            try {
                gateway.poll();
            } catch (final IllegalStateException e) {
                thrown[0] = e;
            }
            try {
                gateway.close();
            } catch (final IllegalStateException e) {
                thrown[1] = e;
            }
        });
        other.start();
        other.join();

        assertTrue(thrown[0] != null && thrown[1] != null);
    }

    private void start(final GatewayConfig config) {
        gateway = new Gateway(config, inputs.ring, registry, commands, Environment.system(ticker, 1));
        gateway.connect();
    }

    private void place(final long clientOrderId) {
        final UnsafeBuffer command = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
        final PlaceOrderEncoder order = new PlaceOrderEncoder();
        order.wrapAndApplyHeader(command, 0, new MessageHeaderEncoder())
            .sequence(1).timeNs(1).clientOrderId(clientOrderId).priceE8(644_310_000_000L).qtyE8(1).instrumentId(0).strategyId(0).side(Side.BUY).orderType(OrderType.LIMIT)
            .reduceOnly(Flag.NO).purpose(Purpose.ENTRY);
        commands.onCommand(command, 0, Message.HEADER_LENGTH + order.encodedLength());
    }

    private void poll() {
        gateway.poll();
        Thread.onSpinWait();
    }

    /** Turns the loop until it is so: no sleeping, and an end where it never becomes so. */
    private void await(final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            poll();
            if (System.nanoTime() > deadlineNs) {
                throw new AssertionError("did not happen: " + gateway.connections() + " heard=" + server.heard);
            }
        }
    }

    private ConnectionView view() {
        return gateway.connections().get(0);
    }

    private ConnectionStatus status() {
        return view().status();
    }
}
