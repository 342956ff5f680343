package genesis.gateway.live;

import genesis.core.engine.OutputSink;
import genesis.core.message.Message;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.Journal;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** What the journal would hold, in memory: all inputs, to be executed again; outputs go to whoever looks at them. */
final class MemoryJournal implements Journal {
    private static final int BLOCK_LENGTH = 1 << 20;

    private final List<UnsafeBuffer> blocks = new ArrayList<>();
    private final OutputSink inputReader;
    private final OutputSink reader;
    private int used = BLOCK_LENGTH;

    MemoryJournal(final OutputSink reader) {
        this((buffer, offset, length) -> { }, reader);
    }

    /** Who reads the inputs, and who the outputs. */
    MemoryJournal(final OutputSink inputReader, final OutputSink reader) {
        this.inputReader = inputReader;
        this.reader = reader;
    }

    /** Executes everything again that ever came in. */
    void replayInto(final InputProcessor processor) {
        for (final UnsafeBuffer block : blocks) {
            int at = 0;
            for (int length = block.getInt(0); length != 0; length = block.getInt(at)) {
                processor.reexecute(block, at + Integer.BYTES + Integer.BYTES, length);
                at += step(length);
            }
        }
    }

    @Override
    public void appendInput(final UnsafeBuffer buffer, final int offset, final int length) {
        final int messageLength = length - CHAIN_LENGTH;
        // The zero behind the last one ends a block.
        if (used + step(messageLength) + Integer.BYTES > BLOCK_LENGTH) {
            blocks.add(new UnsafeBuffer(new byte[BLOCK_LENGTH]));
            used = 0;
        }
        final UnsafeBuffer block = blocks.get(blocks.size() - 1);
        block.putInt(used, messageLength);
        block.putBytes(used + Integer.BYTES + Integer.BYTES, buffer, offset, messageLength);
        used += step(messageLength);
        inputReader.onOutput(buffer, offset, messageLength);
    }

    @Override
    public void appendOutputs(final UnsafeBuffer buffer, final int offset, final int length) {
        for (int at = offset; at < offset + length; ) {
            final int messageLength = Message.HEADER_LENGTH + Message.blockLength(buffer, at);
            reader.onOutput(buffer, at, messageLength);
            at += messageLength + CHAIN_LENGTH;
        }
    }

    /** Messages begin at multiples of eight. */
    private static int step(final int length) {
        return Integer.BYTES + Integer.BYTES + (length + 7) / 8 * 8;
    }

    /** Drops what is said. */
    static Journal forgetful() {
        return new Journal() {
            @Override
            public void appendInput(final UnsafeBuffer buffer, final int offset, final int length) {
            }

            @Override
            public void appendOutputs(final UnsafeBuffer buffer, final int offset, final int length) {
            }
        };
    }
}
