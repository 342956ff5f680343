package genesis.gateway.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.gateway.codec.FrameDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The bytes are made by Netty's own encoder. */
class WebSocketReaderTest {
    private final List<String> seen = new ArrayList<>();
    private EmbeddedChannel channel = open();

    @Test
    void shouldReadFramesOfAllLengthsCutAnywhere() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (final boolean direct : new boolean[] {true, false}) {
            channel = open();
            seen.clear();
            final ByteBuf wire = Unpooled.buffer();
            final List<String> expected = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                final int length = new int[] {0, 1, 125, 126, 65_535, 65_536, 200}[random.nextInt(7)];
                final String text = "x".repeat(length);
                append(wire, new TextWebSocketFrame(text));
                expected.add("text " + length);
                if (random.nextInt(3) == 0) {
                    append(wire, new PingWebSocketFrame(Unpooled.copiedBuffer("p".repeat(random.nextInt(126)).getBytes())));
                    expected.add("ping");
                }
            }
            while (wire.isReadable()) {
                final int chunk = Math.min(wire.readableBytes(),
                    1 + random.nextInt(random.nextBoolean() ? 20 : 70_000));
                final ByteBuf part = direct ? Unpooled.directBuffer(chunk) : Unpooled.buffer(chunk);
                part.writeBytes(wire, chunk);
                channel.writeInbound(part);
                assertEquals(0, part.refCnt(), "seed=" + seed);
            }
            wire.release();
            assertEquals(expected, seen, "seed=" + seed);
        }
    }

    @Test
    void shouldJoinFragmentsAroundControlFrames() {
        feed(new TextWebSocketFrame(false, 0, "abc"), new PingWebSocketFrame(),
            new ContinuationWebSocketFrame(false, 0, "de"), new PongWebSocketFrame(Unpooled.copyLong(5)),
            new ContinuationWebSocketFrame(true, 0, "f"), new TextWebSocketFrame("g"));

        assertEquals(List.of("ping", "pong 8", "text 6", "text 1"), seen);
    }

    @Test
    void shouldStopAtClose() {
        feed(new CloseWebSocketFrame(1001, "bye"), new TextWebSocketFrame("late"));

        assertEquals(List.of("close 1001"), seen);
    }

    @Test
    void shouldRefuseTooLongFramesUnread() {
        final ByteBuf wire = Unpooled.buffer();
        wire.writeByte(0x81).writeByte(127).writeLong(FrameDecoder.FRAME_LENGTH_MAX + 1L).writeByte('x');
        channel.writeInbound(wire);

        assertEquals(List.of("too long " + (FrameDecoder.FRAME_LENGTH_MAX + 1L)), seen);
    }

    @Test
    void shouldRefuseTooLongMessagesInFragments() {
        final String half = "x".repeat(FrameDecoder.FRAME_LENGTH_MAX);
        feed(new TextWebSocketFrame(false, 0, half), new ContinuationWebSocketFrame(true, 0, "y"));

        assertEquals(List.of("too long " + (FrameDecoder.FRAME_LENGTH_MAX + 1L)), seen);
    }

    @Test
    void shouldRefuseWhatTheProtocolForbids() {
        final int[][] forbidden = {
            {0x81, 0x81, 1, 2, 3, 4, 'x'},   // masked
            {0xC1, 1, 'x'},                  // reserved bit
            {0x80, 1, 'x'},                  // continuation of nothing
            {0x83, 0},                       // unknown opcode
            {0x09, 0},                       // ping in pieces
            {0x89, 126, 0, 126},             // ping too long, header first
            {0x01, 0, 0x81, 0}};             // a message inside a message
        for (final int[] bytes : forbidden) {
            channel = open();
            seen.clear();
            final ByteBuf wire = Unpooled.buffer();
            for (final int value : bytes) {
                wire.writeByte(value);
            }
            wire.writeZero(200);
            channel.writeInbound(wire);
            assertEquals(1, seen.stream().filter(what -> what.startsWith("error")).count(), seen.toString());
            assertEquals(1, seen.size(), seen.toString());
        }
        channel = open();
        seen.clear();
        feed(new BinaryWebSocketFrame(Unpooled.copyLong(1)));
        assertEquals(List.of("error"), seen);
    }

    private EmbeddedChannel open() {
        return new EmbeddedChannel(new WebSocketReader(new FrameSink() {
            @Override
            public void onRead() {
            }

            @Override
            public void onText(final UnsafeBuffer buffer, final int offset, final int length) {
                for (int i = 0; i < length; i += 97) {
                    assertEquals(buffer.getByte(offset), buffer.getByte(offset + i));
                }
                seen.add("text " + length);
            }

            @Override
            public void onPing(final UnsafeBuffer buffer, final int offset, final int length) {
                seen.add("ping");
            }

            @Override
            public void onPong(final UnsafeBuffer buffer, final int offset, final int length) {
                seen.add("pong " + length);
            }

            @Override
            public void onClose(final int code) {
                seen.add("close " + code);
            }

            @Override
            public void onTooLong(final long length) {
                seen.add("too long " + length);
            }

            @Override
            public void onProtocolError(final String what) {
                seen.add("error");
            }
        }));
    }

    private void feed(final WebSocketFrame... frames) {
        final ByteBuf wire = Unpooled.buffer();
        for (final WebSocketFrame frame : frames) {
            append(wire, frame);
        }
        channel.writeInbound(wire);
    }

    private static void append(final ByteBuf wire, final WebSocketFrame frame) {
        final EmbeddedChannel encoder = new EmbeddedChannel(new WebSocket13FrameEncoder(false));
        encoder.writeOutbound(frame);
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            wire.writeBytes(part);
            part.release();
        }
        encoder.finish();
    }
}
