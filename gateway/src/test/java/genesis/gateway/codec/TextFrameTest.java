package genesis.gateway.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);

    @Test
    void shouldEqualTheExampleOfTheStandard() {
        // RFC 6455, section 5.7: a single-frame masked text message that contains "Hello".
        buffer.putBytes(TextFrame.HEADER_LENGTH_MAX, "Hello".getBytes(US_ASCII));

        final int start = TextFrame.finish(buffer, TextFrame.HEADER_LENGTH_MAX, 5, 0x37fa213d);

        assertArrayEquals(HexFormat.of().parseHex("818537fa213d7f9f4d5158"),
            Arrays.copyOfRange(bytes, start, TextFrame.HEADER_LENGTH_MAX + 5));
    }

    @Test
    void shouldNettysServerReadEveryLengthThatAnOrderCanHave() {
        for (int length = 0; length <= 1_000; length++) {
            final String text = "[0,\"on\",null,{\"cid\":123456789}]".repeat(40).substring(0, length);
            buffer.putBytes(TextFrame.HEADER_LENGTH_MAX, text.getBytes(US_ASCII));

            final int start = TextFrame.finish(buffer, TextFrame.HEADER_LENGTH_MAX, length);

            assertEquals(text, read(Unpooled.copiedBuffer(bytes, start, TextFrame.HEADER_LENGTH_MAX + length - start)));
        }
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
