package genesis.journal;

import genesis.core.message.CancelOrderEncoder;
import genesis.core.message.ConnectionChangedEncoder;
import genesis.core.message.ConnectionState;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.SessionStartedEncoder;
import genesis.core.message.TimeTickEncoder;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.Journal;
import genesis.core.pipeline.Venue;
import genesis.core.unit.StreamDigest;
import java.nio.ByteOrder;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Feeds a processor with small inputs of three lengths, two of them odd, that any engine takes. */
public final class TestInputs {
    private static final long START_NS = 1_542_000_000_000_000_000L;

    private final UnsafeBuffer buffer =
        new UnsafeBuffer(BufferUtil.allocateDirectAligned(Message.LENGTH_MAX + Journal.CHAIN_LENGTH, 64));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SessionStartedEncoder session = new SessionStartedEncoder();
    private final TimeTickEncoder tick = new TimeTickEncoder();
    private final ConnectionChangedEncoder connection = new ConnectionChangedEncoder();
    private final InputProcessor processor;

    public TestInputs(final InputProcessor processor) {
        this.processor = processor;
    }

    /** Accepts so many inputs. */
    public TestInputs accept(final long count) {
        for (long i = 0; i < count; i++) {
            acceptOne();
        }
        return this;
    }

    private void acceptOne() {
        final long sequence = processor.lastSequence() + 1;
        final long timeNs = START_NS + sequence * 1_000_000L;
        if (sequence == 1) {
            session.wrapAndApplyHeader(buffer, 0, header).timeNs(timeNs).seed(7).mode(Mode.OBSERVE)
                .programVersion("test");
            processor.accept(buffer, Message.HEADER_LENGTH + session.encodedLength());
        } else if (sequence % 5 == 0) {
            connection.wrapAndApplyHeader(buffer, 0, header).timeNs(timeNs).connectionId(1).state(ConnectionState.UP)
                .reason("round " + sequence);
            processor.accept(buffer, Message.HEADER_LENGTH + connection.encodedLength());
        } else {
            tick.wrapAndApplyHeader(buffer, 0, header).timeNs(timeNs);
            processor.accept(buffer, Message.HEADER_LENGTH + tick.encodedLength());
        }
    }

    /** A venue that nothing ever comes back from. */
    public static Venue silentVenue() {
        return new Venue() {
            @Override
            public void onInput(final UnsafeBuffer input, final int offset, final int length) {
            }

            @Override
            public void onCommand(final UnsafeBuffer command, final int offset, final int length) {
            }

            @Override
            public long nextDueNs() {
                return NOTHING_DUE;
            }

            @Override
            public int answer(final UnsafeBuffer into) {
                throw new IllegalStateException("nothing is ever due here");
            }
        };
    }

    /** Appends an output that no input caused, with the right chain link, behind all that the processor said. */
    public static void appendStray(final Journal journal, final InputProcessor processor, final long sequence) {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
        final int length = encodeStray(record, sequence);
        final StreamDigest digest = new StreamDigest();
        digest.resume(processor.outputsDigest());
        record.putLong(length, digest.add(record, 0, length), ByteOrder.LITTLE_ENDIAN);
        journal.appendOutputs(record, 0, length + Journal.CHAIN_LENGTH);
    }

    /** A cancel that the engine would never give; returns its length. */
    public static int encodeStray(final UnsafeBuffer into, final long sequence) {
        final CancelOrderEncoder cancel = new CancelOrderEncoder();
        cancel.wrapAndApplyHeader(into, 0, new MessageHeaderEncoder()).sequence(sequence).timeNs(1).clientOrderId(5);
        return Message.HEADER_LENGTH + cancel.encodedLength();
    }
}
