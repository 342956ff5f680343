package genesis.gateway.simulator;

import genesis.gateway.simulator.wire.FrameSink;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;

/**
 * WebSocket frames on their way to one client, encoded by hand into large buffers: the encoder of the pipeline would
 * cost several objects a frame, and a capture has a million of them.
 *
 * <pre>
 *   0x81 length text            a text frame, never fragmented; servers do not mask
 *   0x8A    8   epoch ns        the unsolicited PONG that tells the market's time
 * </pre>
 *
 * <p>Threading: the channel's event loop.
 */
final class FrameBuffer implements FrameSink {
    /** Large enough that a write costs little per frame, small enough to stay in the second-level cache. */
    private static final int CHUNK_LENGTH = 64 * 1024;
    private static final int TEXT = 0x81;
    private static final int PONG = 0x8A;
    private static final int SHORT_LENGTH_MAX = 125;
    private static final int LENGTH_16_BITS = 126;
    private static final int LENGTH_64_BITS = 127;

    private final Channel channel;
    private ByteBuf chunk;
    private long frameCount;
    private long lastStampNs = Long.MIN_VALUE;

    FrameBuffer(final Channel channel) {
        this.channel = channel;
    }

    @Override
    public void text(final byte[] from, final int offset, final int length) {
        final ByteBuf to = chunk();
        to.writeByte(TEXT);
        if (length <= SHORT_LENGTH_MAX) {
            to.writeByte(length);
        } else if (length <= 0xFFFF) {
            to.writeByte(LENGTH_16_BITS).writeShort(length);
        } else {
            to.writeByte(LENGTH_64_BITS).writeLong(length);
        }
        to.writeBytes(from, offset, length);
        frameCount++;
    }

    @Override
    public void stamp(final long timeNs) {
        if (timeNs != lastStampNs) {
            lastStampNs = timeNs;
            chunk().writeByte(PONG).writeByte(Long.BYTES).writeLong(timeNs);
        }
    }

    @Override
    public boolean isFull() {
        return chunk != null && chunk.readableBytes() >= CHUNK_LENGTH;
    }

    @Override
    public void flush() {
        if (chunk != null) {
            final ByteBuf full = chunk;
            // Before it is sent: in memory the other side reads at once, and may make us write again.
            chunk = null;
            channel.writeAndFlush(full, channel.voidPromise());
        }
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public void close(final int code, final String reason) {
        flush();
        if (code == NO_WORDS) {
            // Around the pipeline, which would say goodbye with a frame.
            channel.unsafe().close(channel.unsafe().voidPromise());
        } else {
            channel.writeAndFlush(new CloseWebSocketFrame(code, reason));
        }
    }

    /** Gives back what was not flushed; the channel is closed. */
    void release() {
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
    }

    /** Text frames so far. */
    long frameCount() {
        return frameCount;
    }

    private ByteBuf chunk() {
        if (chunk == null) {
            chunk = channel.alloc().directBuffer(CHUNK_LENGTH + CHUNK_LENGTH / 8);
        }
        return chunk;
    }
}
