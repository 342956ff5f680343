package genesis.core.pipeline;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import genesis.core.engine.OutputSink;
import genesis.core.engine.TradingEngine;
import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.ChangeRejectedDecoder;
import genesis.core.message.LookUpOrderDecoder;
import genesis.core.message.Message;
import genesis.core.message.OrderAcceptedDecoder;
import genesis.core.message.OrderAmendedDecoder;
import genesis.core.message.OrderUnknownDecoder;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What happens to one input, live and again in a replay: number it, append it, decide, append what was decided, hand over
 * the commands. {@link #accept} does it for an input that comes in, {@link #reexecute} for one that the journal holds.
 * <p>Threading: the pinned thread, or the only thread of a replay. Allocation: none.
 */
public final class InputProcessor implements OutputSink {
    private final TradingEngine engine;
    private final StreamDigest inputs = new StreamDigest();
    private final StreamDigest outputs = new StreamDigest();
    private final UnsafeBuffer answer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + Journal.CHAIN_LENGTH]);
    /** What the engine says about one input, until it has decided. */
    private final UnsafeBuffer batch = new UnsafeBuffer(BufferUtil.allocateDirectAligned(Journal.RECORD_LENGTH_MAX, 64));
    private final Venue venue;
    private Journal journal;
    private int batchLength;
    private boolean hasCommands;
    private boolean handsOver = true;
    private long lastSequence;
    private long lastTimeNs;
    private long outputCount;

    /** With the strategies that are built in. */
    public InputProcessor(final Venue venue, final Journal journal) {
        this(venue, journal, StrategyCatalogue.builtIn());
    }

    /** With these strategies to choose from. */
    public InputProcessor(final Venue venue, final Journal journal, final StrategyCatalogue catalogue) {
        engine = new TradingEngine(this, catalogue);
        this.venue = venue;
        this.journal = journal;
    }

    /** Changes where records go: from the comparing journal of a recovery to the one that appends. */
    public void journal(final Journal journal) {
        this.journal = journal;
    }

    /** Takes in a new input: header at 0, eight writable bytes behind the message. Lifts its time where it lags. */
    public void accept(final UnsafeBuffer buffer, final int length) {
        Message.sequence(buffer, 0, lastSequence + 1);
        if (Message.timeNs(buffer, 0) < lastTimeNs) {
            Message.timeNs(buffer, 0, lastTimeNs);
        }
        buffer.putLong(length, inputs.add(buffer, 0, length), LITTLE_ENDIAN);
        journal.appendInput(buffer, 0, length + Journal.CHAIN_LENGTH);
        execute(buffer, 0, length);
    }

    /**
     * Executes an input that the journal holds, with the same effect on engine and venue as when it first came in; a
     * venue outside is told nothing, for it was told then.
     * Returns its chain link, which the caller compares with the recorded one before it goes on.
     */
    public long reexecute(final UnsafeBuffer buffer, final int offset, final int length) {
        if (Message.sequence(buffer, offset) != lastSequence + 1) {
            // Not a Check: it would build the words for every input that fits.
            throw new IllegalStateException("inputs are consecutive: expected=" + (lastSequence + 1)
                + ", actual=" + Message.sequence(buffer, offset));
        }
        final long link = inputs.add(buffer, offset, length);
        handsOver = !venue.isOutside();
        if (isAccountEvent(buffer, offset) && venue.nextDueNs() != Venue.NOTHING_DUE) {
            // The venue in this thread made this input then; it must have made the same one again now.
            final int answerLength = venue.answer(answer);
            Message.sequence(answer, 0, lastSequence + 1);
            Message.timeNs(answer, 0, Message.timeNs(buffer, offset));
            Check.that(answerLength == length && sameBytes(answer, buffer, offset, length),
                "the paper venue repeats itself at input", lastSequence + 1);
        }
        execute(buffer, offset, length);
        handsOver = true;
        return link;
    }

    @Override
    public void onOutput(final UnsafeBuffer buffer, final int offset, final int length) {
        if (batchLength + length + Journal.CHAIN_LENGTH > Journal.RECORD_LENGTH_MAX) {
            flushOutputs();
        }
        batch.putBytes(batchLength, buffer, offset, length);
        batchLength += length + Journal.CHAIN_LENGTH;
        outputCount++;
        final int templateId = Message.templateId(buffer, offset);
        hasCommands |= isCommand(templateId);
    }

    public TradingEngine engine() {
        return engine;
    }

    public Venue venue() {
        return venue;
    }

    /** Sequence of the last input; 0 before the first. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Message time of the last input; 0 before the first. */
    public long lastTimeNs() {
        return lastTimeNs;
    }

    public long outputCount() {
        return outputCount;
    }

    public long inputsDigest() {
        return inputs.value();
    }

    public long outputsDigest() {
        return outputs.value();
    }

    private void execute(final UnsafeBuffer buffer, final int offset, final int length) {
        lastSequence = Message.sequence(buffer, offset);
        lastTimeNs = Message.timeNs(buffer, offset);
        engine.onInput(buffer, offset, length);
        if (batchLength != 0) {
            flushOutputs();
        }
        venue.onInput(buffer, offset, length);
    }

    /** Appends what was said, and only then hands over the commands among it. */
    private void flushOutputs() {
        final int length = batchLength;
        batchLength = 0;
        link(length);
        journal.appendOutputs(batch, 0, length);
        if (hasCommands) {
            hasCommands = false;
            if (handsOver) {
                handOver(length);
            }
        }
    }

    /** Not while the messages are made: reading what was only just written, in other widths, makes a processor wait. */
    private void link(final int length) {
        int offset = 0;
        while (offset < length) {
            final int messageLength = Message.HEADER_LENGTH + Message.blockLength(batch, offset);
            batch.putLong(offset + messageLength, outputs.add(batch, offset, messageLength), LITTLE_ENDIAN);
            offset += messageLength + Journal.CHAIN_LENGTH;
        }
    }

    private void handOver(final int length) {
        int offset = 0;
        while (offset < length) {
            // Outputs have neither groups nor variable parts: the header knows their length.
            final int messageLength = Message.HEADER_LENGTH + Message.blockLength(batch, offset);
            final int templateId = Message.templateId(batch, offset);
            if (isCommand(templateId)) {
                venue.onCommand(batch, offset, messageLength);
            }
            offset += messageLength + Journal.CHAIN_LENGTH;
        }
    }

    /** True for the outputs that a venue must hear of. */
    public static boolean isCommand(final int templateId) {
        return templateId == PlaceOrderDecoder.TEMPLATE_ID || templateId == CancelOrderDecoder.TEMPLATE_ID
            || templateId >= AmendOrderDecoder.TEMPLATE_ID && templateId <= LookUpOrderDecoder.TEMPLATE_ID;
    }

    private static boolean isAccountEvent(final UnsafeBuffer buffer, final int offset) {
        final int templateId = Message.templateId(buffer, offset);
        return templateId >= OrderAcceptedDecoder.TEMPLATE_ID && templateId <= OrderUnknownDecoder.TEMPLATE_ID
            || templateId == OrderAmendedDecoder.TEMPLATE_ID || templateId == ChangeRejectedDecoder.TEMPLATE_ID;
    }

    private static boolean sameBytes(final UnsafeBuffer a, final UnsafeBuffer b, final int offset, final int length) {
        for (int i = 0; i < length; i++) {
            if (a.getByte(i) != b.getByte(offset + i)) {
                return false;
            }
        }
        return true;
    }
}
