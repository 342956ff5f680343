package genesis.core.pipeline;

import genesis.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps every record, for tests that look at them or play them again. */
final class MemoryJournal implements Journal {
    final List<UnsafeBuffer> inputs = new ArrayList<>();
    final List<UnsafeBuffer> outputs = new ArrayList<>();

    @Override
    public void appendInput(final UnsafeBuffer buffer, final int offset, final int length) {
        inputs.add(copy(buffer, offset, length));
    }

    @Override
    public void appendOutputs(final UnsafeBuffer buffer, final int offset, final int length) {
        for (int at = offset; at < offset + length; ) {
            final int messageLength = Message.HEADER_LENGTH + Message.blockLength(buffer, at) + CHAIN_LENGTH;
            outputs.add(copy(buffer, at, messageLength));
            at += messageLength;
        }
    }

    /** Message times of all inputs. */
    List<Long> times() {
        return inputs.stream().map(record -> Message.timeNs(record, 0)).toList();
    }

    List<Integer> templates() {
        return inputs.stream().map(record -> Message.templateId(record, 0)).toList();
    }

    private static UnsafeBuffer copy(final UnsafeBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new UnsafeBuffer(bytes);
    }
}
