package genesis.core.engine;

import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where an output is written before it is sent, and which input it is an answer to. One for all that the engine says:
 * a message is complete before the next is begun. Threading: engine thread. Allocation: none.
 */
final class Outbox {
    /** A message and the bytes behind it that a sink may write; off the heap, where a journal can copy from at once. */
    private final UnsafeBuffer buffer = new UnsafeBuffer(
        BufferUtil.allocateDirectAligned(Message.LENGTH_MAX + 64, 64));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OutputSink sink;
    private long sequence;
    private long timeNs;

    Outbox(final OutputSink sink) {
        this.sink = sink;
    }

    /** Everything said from now on is caused by this input. */
    void onInput(final long inputSequence, final long inputTimeNs) {
        sequence = inputSequence;
        timeNs = inputTimeNs;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    MessageHeaderEncoder header() {
        return header;
    }

    long sequence() {
        return sequence;
    }

    long timeNs() {
        return timeNs;
    }

    /** What stands in the buffer, header included. */
    void send(final int encodedLength) {
        sink.onOutput(buffer, 0, Message.HEADER_LENGTH + encodedLength);
    }
}
