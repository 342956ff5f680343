package genesis.gateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PublicDeskTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ClientConnection client = new ClientConnection(channel, 2);
    private final PublicDesk desk = new PublicDesk(new SyntheticMarket(1, 1_700_000_000_000_000_000L));

    @Test
    void shouldRefuseChannelsBeyondTheLimitUntilOneIsGivenBack() throws IOException {
        assertTrue(subscribe("tBTCUSD"));
        assertTrue(subscribe("tETHUSD"));

        assertFalse(subscribe("tLTCUSD"));
        final String refusal = sent();
        assertTrue(refusal.contains("\"msg\":\"subscribe: limit\",\"code\":10305"), refusal);

        desk.answer(client, ClientFrame.parse("{\"event\":\"unsubscribe\",\"chanId\":10001}"), 0);
        assertTrue(subscribe("tLTCUSD"));
        assertEquals(java.util.List.of(10_002, 10_003), client.subscriptions.ids());
    }

    /** A recording brings its own channels. */
    @Test
    void shouldOfferNoChannelsWithoutAMarket() throws IOException {
        final PublicDesk empty = new PublicDesk(null);

        assertFalse(empty.answer(client, ClientFrame.parse(request("tBTCUSD")), 0));
        assertTrue(sent().contains("\"code\":10300"));
    }

    private boolean subscribe(final String symbol) throws IOException {
        return desk.answer(client, ClientFrame.parse(request(symbol)), 1_700_000_000_000L);
    }

    private static String request(final String symbol) {
        return "{\"event\":\"subscribe\",\"channel\":\"ticker\",\"symbol\":\"" + symbol + "\"}";
    }

    private String sent() {
        client.out().flush();
        final ByteBuf bytes = channel.readOutbound();
        final String text = bytes.toString(UTF_8);
        bytes.release();
        return text;
    }
}
