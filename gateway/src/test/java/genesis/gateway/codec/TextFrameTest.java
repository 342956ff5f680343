package genesis.gateway.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import java.util.Arrays;
import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class TextFrameTest {
    private final byte[] bytes = new byte[70_000];
    private final UnsafeBuffer frame = new UnsafeBuffer(bytes);

    @Test
    void shouldEqualTheExampleOfTheStandard() {
        // RFC 6455, section 5.7: a single-frame masked text message that contains "Hello".
        final int length = TextFrame.write(text("Hello"), 5, frame, 0x37fa213d);

        assertArrayEquals(HexFormat.of().parseHex("818537fa213d7f9f4d5158"), Arrays.copyOf(bytes, length));
    }

    @Test
    void shouldNettysServerReadEveryLengthThatAnOrderCanHave() {
        for (int length = 0; length <= 1_000; length++) {
            final String text = "[0,\"on\",null,{\"cid\":123456789}]".repeat(40).substring(0, length);
            final int frameLength = TextFrame.write(text(text), length, frame);

            assertEquals(text, read(Unpooled.copiedBuffer(bytes, 0, frameLength)));
        }
    }

    @Test
    void shouldRefuseWhatDoesNotFitOneFrame() {
        assertThrows(IllegalArgumentException.class, () -> TextFrame.write(frame, 65_536, frame));
    }

    private static UnsafeBuffer text(final String text) {
        return new UnsafeBuffer(text.getBytes(US_ASCII));
    }

    private static String read(final ByteBuf frame) {
        final EmbeddedChannel server = new EmbeddedChannel(new WebSocket13FrameDecoder(true, false, 70_000));
        server.writeInbound(frame);
        final TextWebSocketFrame received = server.readInbound();
        try {
            return received.text();
        } finally {
            received.release();
            server.finishAndReleaseAll();
        }
    }
}
