package genesis.bench.part;

import genesis.core.engine.OutputSink;
import genesis.core.message.Message;
import genesis.core.pipeline.InputRing;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where a message goes that is encoded and not published: slots as the ring has them, filled one after the other, without
 * anything that a ring does for another thread.
 */
final class PlainSlots extends InputRing {
    private static final int SLOT_LENGTH = Message.LENGTH_MAX + 64;

    private final UnsafeBuffer[] buffers;
    private int next;

    /** @param count messages between two rewinds */
    PlainSlots(final int count) {
        final ByteBuffer memory = ByteBuffer.allocateDirect(count * SLOT_LENGTH);
        buffers = new UnsafeBuffer[count];
        for (int i = 0; i < count; i++) {
            buffers[i] = new UnsafeBuffer(memory, i * SLOT_LENGTH, SLOT_LENGTH);
        }
    }

    void rewind() {
        next = 0;
    }

    /** Hands over what was filled since the last rewind. */
    void drain(final OutputSink sink) {
        for (int i = 0; i < next; i++) {
            sink.onOutput(buffers[i], 0, Message.LENGTH_MAX);
        }
    }

    @Override
    public long claim() {
        return next;
    }

    @Override
    public UnsafeBuffer buffer(final long slot) {
        return buffers[(int) slot];
    }

    @Override
    public void publish(final long slot, final int length) {
        next++;
    }
}
