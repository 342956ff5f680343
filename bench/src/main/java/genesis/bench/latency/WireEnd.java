package genesis.bench.latency;

import genesis.gateway.order.OrderSocket;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;

/**
 * A connection whose socket is a watch: what the order sender writes, framed and masked, goes through Netty's own pipeline
 * and stops the watch where the next call would be the kernel's.
 */
final class WireEnd extends ChannelOutboundHandlerAdapter implements OrderSocket {
    private final byte[] bytes = new byte[1_024];
    private final EmbeddedChannel channel = new EmbeddedChannel(this);
    private int length;
    private long flushedNs;
    private long flushCount;

    /** When the last frame was handed over, on the monotonic clock. */
    long flushedNs() {
        return flushedNs;
    }

    long flushCount() {
        return flushCount;
    }

    /** The client's number of the last order. */
    long clientOrderId() {
        return OrderCheck.clientOrderId(bytes);
    }

    /** The last frame. */
    byte[] frame() {
        return java.util.Arrays.copyOf(bytes, length);
    }

    void close() {
        channel.close();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public ByteBuf allocate() {
        return PooledByteBufAllocator.DEFAULT.directBuffer();
    }

    @Override
    public void send(final ByteBuf frame) {
        length = 0;
        channel.writeAndFlush(frame, channel.voidPromise());
        if (length == 0) {
            throw new IllegalStateException("nothing was written");
        }
    }

    @Override
    public void write(final ChannelHandlerContext context, final Object message, final ChannelPromise promise) {
        final ByteBuf part = (ByteBuf) message;
        final int partLength = part.readableBytes();
        part.readBytes(bytes, length, partLength);
        length += partLength;
        part.release();
    }

    @Override
    public void flush(final ChannelHandlerContext context) {
        flushedNs = System.nanoTime();
        flushCount++;
    }
}
