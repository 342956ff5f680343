package genesis.gateway.stream;

import static java.nio.ByteOrder.BIG_ENDIAN;

import genesis.gateway.codec.FrameDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.util.ReferenceCountUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Frames of a WebSocket's server side, read where the socket put them: a frame that arrived whole is handed on without
 * a copy and without an object. Only what is cut by the end of a read, or sent in fragments, is collected.
 *
 * <pre>
 *   byte 0   FIN · RSV1-3 · opcode (4 bits)
 *   byte 1   MASK (never from a server) · length (7 bits); 126: the next 2 bytes are the length; 127: the next 8
 *   payload
 * </pre>
 *
 * <p>Netty's own decoder copies every frame into a buffer of its own and makes two objects for each.
 * <p>Threading: the gateway's thread. Allocation: none per frame; buffers grow to the largest message, below
 * {@link FrameDecoder#FRAME_LENGTH_MAX}.
 */
final class WebSocketReader extends ChannelInboundHandlerAdapter implements WebSocketFrameDecoder {
    static final int CLOSED_WITHOUT_CODE = 1005;

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASK = 0x80;
    private static final int CONTROL_LENGTH_MAX = 125;
    private static final int SHORTEST_HEADER = 2;

    private final FrameSink sink;
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private final GrowingBytes scratch = new GrowingBytes();
    private final GrowingBytes cut = new GrowingBytes();
    private final GrowingBytes message = new GrowingBytes();
    private boolean inMessage;
    private boolean isOpen = true;

    WebSocketReader(final FrameSink sink) {
        this.sink = sink;
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object received) {
        if (!(received instanceof ByteBuf)) {
            ReferenceCountUtil.release(received);
            return;
        }
        final ByteBuf bytes = (ByteBuf) received;
        try {
            sink.onRead();
            final int length = bytes.readableBytes();
            if (bytes.hasMemoryAddress()) {
                view.wrap(bytes.memoryAddress() + bytes.readerIndex(), length);
                read(view, length);
            } else {
                scratch.copy(bytes);
                read(scratch.buffer(), length);
            }
        } finally {
            bytes.release();
        }
    }

    private void read(final UnsafeBuffer buffer, final int length) {
        int at = cut.length() > 0 ? completeCut(buffer, length) : 0;
        while (isOpen && at < length) {
            final int wanted = wanted(buffer, at, length - at);
            if (wanted > length - at) {
                cut.append(buffer, at, length - at);
                return;
            }
            if (isOpen) {
                onFrame(buffer, at, wanted);
                at += wanted;
            }
        }
    }

    /** Adds to the frame that the last read cut, no more than it needs. Returns where the next frame begins. */
    private int completeCut(final UnsafeBuffer buffer, final int length) {
        int at = 0;
        while (isOpen) {
            final int wanted = wanted(cut.buffer(), 0, cut.length());
            if (!isOpen) {
                return length;
            }
            final int missing = wanted - cut.length();
            if (missing == 0) {
                final int whole = cut.length();
                cut.clear();
                onFrame(cut.buffer(), 0, whole);
                return at;
            }
            final int taken = Math.min(missing, length - at);
            cut.append(buffer, at, taken);
            at += taken;
            if (taken < missing) {
                return at;
            }
        }
        return length;
    }

    /** Bytes of the frame as far as its first bytes tell: all of them, or those that tell more. */
    private int wanted(final UnsafeBuffer buffer, final int at, final int available) {
        if (available < SHORTEST_HEADER) {
            return SHORTEST_HEADER;
        }
        final int second = buffer.getByte(at + 1) & 0xFF;
        final int shortLength = second & 0x7F;
        final int header = headerLength(shortLength);
        if ((second & MASK) != 0) {
            fail("a masked frame from the server");
            return available;
        }
        if (available < header) {
            return header;
        }
        final long length = shortLength < 126 ? shortLength
            : shortLength == 126 ? buffer.getShort(at + 2, BIG_ENDIAN) & 0xFFFF
            : buffer.getLong(at + 2, BIG_ENDIAN);
        if (length < 0 || length > FrameDecoder.FRAME_LENGTH_MAX) {
            tooLong(length);
            return available;
        }
        return header + (int) length;
    }

    private void onFrame(final UnsafeBuffer buffer, final int at, final int length) {
        final int first = buffer.getByte(at) & 0xFF;
        final int header = headerLength(buffer.getByte(at + 1) & 0x7F);
        final int payload = at + header;
        final int payloadLength = length - header;
        final int opcode = first & 0x0F;
        final boolean isFinal = (first & FIN) != 0;
        if ((first & RESERVED) != 0) {
            fail("reserved bits without an extension");
        } else if (opcode >= CLOSE && (!isFinal || payloadLength > CONTROL_LENGTH_MAX)) {
            fail("a control frame in pieces or above 125 bytes");
        } else if (opcode == TEXT && isFinal && !inMessage) {
            sink.onText(buffer, payload, payloadLength);
        } else if (opcode == TEXT && !inMessage || opcode == CONTINUATION && inMessage) {
            onFragment(buffer, payload, payloadLength, isFinal);
        } else if (opcode == PING) {
            sink.onPing(buffer, payload, payloadLength);
        } else if (opcode == PONG) {
            sink.onPong(buffer, payload, payloadLength);
        } else if (opcode == CLOSE) {
            isOpen = false;
            sink.onClose(payloadLength >= 2 ? buffer.getShort(payload, BIG_ENDIAN) & 0xFFFF : CLOSED_WITHOUT_CODE);
        } else {
            fail("unexpected opcode " + opcode);
        }
    }

    private void onFragment(final UnsafeBuffer buffer, final int payload, final int length, final boolean isFinal) {
        if (message.length() + length > FrameDecoder.FRAME_LENGTH_MAX) {
            tooLong((long) message.length() + length);
            return;
        }
        message.append(buffer, payload, length);
        inMessage = !isFinal;
        if (isFinal) {
            final int whole = message.length();
            message.clear();
            sink.onText(message.buffer(), 0, whole);
        }
    }

    private void tooLong(final long length) {
        isOpen = false;
        sink.onTooLong(length);
    }

    private void fail(final String what) {
        isOpen = false;
        sink.onProtocolError(what);
    }

    private static int headerLength(final int shortLength) {
        return shortLength < 126 ? 2 : shortLength == 126 ? 4 : 10;
    }
}
