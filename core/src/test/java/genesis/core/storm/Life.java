package genesis.core.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.engine.Inputs;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.Journal;
import genesis.core.pipeline.Venue;
import genesis.core.unit.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;

/** An engine from its first input on, over all its processes: every input and all that it says pass {@link Promises}. */
final class Life implements Journal {
    final Promises promises;
    final Inputs inputs = new Inputs();
    final MessageHeaderEncoder header = new MessageHeaderEncoder();
    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + CHAIN_LENGTH]);
    long nowNs;
    private final Supplier<Venue> venues;
    private final boolean isRecorded;
    private final List<UnsafeBuffer> recorded = new ArrayList<>();
    private InputProcessor processor;
    private boolean replays;

    /** Only where all is recorded can there be a restart. A new process gets a new venue from the supplier. */
    Life(final Promises promises, final long beginNs, final boolean isRecorded, final Supplier<Venue> venues) {
        this.promises = promises;
        this.isRecorded = isRecorded;
        this.venues = venues;
        nowNs = beginNs;
        processor = new InputProcessor(venues.get(), this);
    }

    /** The input that stands in the buffer. */
    void accept(final int length) {
        promises.onInput(buffer, length);
        processor.accept(buffer, length);
        promises.afterInput(processor.engine().portfolio());
    }

    /** The same, by the length of its block. */
    void acceptBlock(final int encodedLength) {
        accept(Message.HEADER_LENGTH + encodedLength);
    }

    void set(final Setting setting, final long value) {
        accept(inputs.setting(buffer, nowNs, setting, value));
    }

    /** Everything again from what was recorded: the same state, and the same words. */
    void restart() {
        final InputProcessor before = processor;
        processor = new InputProcessor(venues.get(), this);
        replays = true;
        for (final UnsafeBuffer input : recorded) {
            processor.reexecute(input, 0, input.capacity() - CHAIN_LENGTH);
        }
        replays = false;
        assertEquals(before.outputsDigest(), processor.outputsDigest(), "a restart says the same again");
        assertEquals(before.engine().stateHash(), processor.engine().stateHash(), "and stands where it stood");
    }

    boolean isRecorded() {
        return isRecorded;
    }

    /** Everything was heard before. */
    boolean replays() {
        return replays;
    }

    @Override
    public void appendInput(final UnsafeBuffer record, final int offset, final int length) {
        if (isRecorded && !replays) {
            final byte[] copy = new byte[length];
            record.getBytes(offset, copy);
            recorded.add(new UnsafeBuffer(copy));
        }
    }

    @Override
    public void appendOutputs(final UnsafeBuffer record, final int offset, final int length) {
        if (replays) {
            return;
        }
        for (int at = offset; at < offset + length; at += Message.HEADER_LENGTH + Message.blockLength(record, at) + CHAIN_LENGTH) {
            promises.onOutput(record, at);
        }
    }
}
