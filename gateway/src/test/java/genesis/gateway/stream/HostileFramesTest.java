package genesis.gateway.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.BookUpdateDecoder;
import genesis.core.message.Channel;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.RecordedInputs;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What no exchange should send, sent over a real socket: it is counted and refused, and the connection goes on or comes back. */
@Timeout(60)
class HostileFramesTest {
    private static final long PATIENCE_NS = 20_000_000_000L;
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final String BOOK = "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":1,\"symbol\":\"tBTCUSD\","
        + "\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"25\",\"pair\":\"BTCUSD\"}";

    private final RecordedInputs inputs = new RecordedInputs();
    private final MockTicker ticker = Ticker.newMockTicker();
    private final ScriptedServer server = new ScriptedServer();
    private Gateway gateway;

    /** Without numbers on the frames: a refused one is not a lost one, too. */
    @BeforeEach
    void start() {
        final GatewayConfig market =
            GatewayConfig.market(server.uri(), List.of("tBTCUSD")).withChannels(Set.of(Channel.BOOK), 25);
        gateway = new Gateway(new GatewayConfig(market.uri(), market.accountUri(), market.symbols(), market.channels(),
            market.book(), market.timeframes(), 0, false, true, null, null, false, 25, 1_000), inputs.ring,
            new InstrumentRegistry(), null, Environment.system(ticker, 1));
        gateway.connect();
        subscribe(1);
    }

    @AfterEach
    void end() {
        gateway.close();
        server.close();
    }

    @Test
    void shouldComeBackFromAFrameOfTenMegabytes() {
        server.say("[1,[" + "[6000,1,1],".repeat(TEN_MEGABYTES / 11) + "[6000,1,1]]]");
        await(() -> status() == ConnectionStatus.DOWN);

        assertEquals(1, gateway.counters().malformed());
        assertTrue(inputs.text().contains("refused:TOO_LONG"), inputs.text());
        assertEquals(0, inputs.count(BookUpdateDecoder.TEMPLATE_ID));
        ticker.advance(5, TimeUnit.SECONDS);
        subscribe(2);
    }

    @Test
    void shouldComeBackFromTenMegabytesInPieces() {
        server.raw(new TextWebSocketFrame(false, 0, "[1,["));
        for (int sent = 0; sent < TEN_MEGABYTES; sent += 65_536) {
            server.raw(new ContinuationWebSocketFrame(false, 0, " ".repeat(65_536)));
        }
        await(() -> status() == ConnectionStatus.DOWN);

        assertTrue(inputs.text().contains("refused:TOO_LONG"), inputs.text());
        ticker.advance(5, TimeUnit.SECONDS);
        subscribe(2);
    }

    @Test
    void shouldRefuseDeepNestingAndKeepTheConnection() {
        refuse(new TextWebSocketFrame("[".repeat(200_000)));
        refuse(new TextWebSocketFrame("{\"event\":" + "{\"a\":".repeat(40_000)));
    }

    @Test
    void shouldRefuseANumberOf400DigitsAndKeepTheConnection() {
        refuse(new TextWebSocketFrame("[1,[" + "9".repeat(400) + ",1,1]]"));
    }

    @Test
    void shouldRefuseInvalidUtf8AndKeepTheConnection() {
        final byte[] bytes = {'[', '1', ',', '[', (byte) 0xC3, (byte) 0x28, ',', '1', ',', (byte) 0xFF, ']', ']'};
        refuse(new TextWebSocketFrame(true, 0, Unpooled.wrappedBuffer(bytes)));
        refuse(new TextWebSocketFrame(true, 0, Unpooled.wrappedBuffer(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})));
    }

    private void refuse(final TextWebSocketFrame hostile) {
        final long refused = gateway.counters().malformed();
        server.raw(hostile);
        await(() -> gateway.counters().malformed() == refused + 1);

        server.say("{\"event\":\"pong\",\"ts\":1}");
        final long frames = gateway.counters().frames();
        await(() -> gateway.counters().frames() > frames);
        assertEquals(ConnectionStatus.LIVE, status());
        assertEquals(1, gateway.connections().get(0).connectCount());
        assertEquals(0, inputs.count(BookUpdateDecoder.TEMPLATE_ID), inputs.text());
    }

    private void subscribe(final int connectCount) {
        await(() -> status() == ConnectionStatus.SUBSCRIBING && gateway.connections().get(0).connectCount() == connectCount);
        server.say(BOOK, "[1,[[6000,1,1],[6100,1,-1]]]");
        await(() -> status() == ConnectionStatus.LIVE && gateway.counters().snapshots() == connectCount);
    }

    private ConnectionStatus status() {
        return gateway.connections().get(0).status();
    }

    private void await(final BooleanSupplier condition) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - startNs < PATIENCE_NS, () -> "waited in vain, " + status() + ": " + inputs.text());
            gateway.poll();
            Thread.onSpinWait();
        }
    }
}
