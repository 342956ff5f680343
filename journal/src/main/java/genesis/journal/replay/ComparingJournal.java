package genesis.journal.replay;

import genesis.core.message.Message;
import genesis.core.pipeline.Journal;
import genesis.core.unit.StreamDigest;
import genesis.journal.record.JournalStream;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes what a replaying engine says and holds it against what is recorded, chain links included. What comes behind the
 * end of the record goes on to another journal, or is counted.
 * <p>Threading: one thread. Allocation: none while the two are equal.
 */
public final class ComparingJournal implements Journal, AutoCloseable {
    /** Stands where a message is expected and there is none. */
    static final String NOTHING = "(nothing)";

    private final JournalReader recorded;
    private final long recordedCount;
    private final Journal behindTheEnd;
    private final StreamDigest digest = new StreamDigest();
    private long provedLink;
    private long compared;
    private long missing;
    private long firstMissingSequence;
    private ReplayResult.Divergence divergence;

    /** Compares with all that is readable; what comes behind it is only counted. */
    public ComparingJournal(final Path data) {
        this(data, Long.MAX_VALUE, null);
    }

    /**
     * @param recordedCount how many recorded outputs count; the rest is as good as not there
     * @param behindTheEnd  where outputs go that are not recorded; null to only count them
     */
    public ComparingJournal(final Path data, final long recordedCount, final Journal behindTheEnd) {
        recorded = new JournalReader(data, JournalStream.OUTPUTS);
        this.recordedCount = recordedCount;
        this.behindTheEnd = behindTheEnd;
    }

    @Override
    public void appendInput(final UnsafeBuffer buffer, final int offset, final int length) {
        throw new IllegalStateException("a replay makes no inputs: sequence=" + Message.sequence(buffer, offset));
    }

    @Override
    public void appendOutputs(final UnsafeBuffer buffer, final int offset, final int length) {
        final int end = offset + length;
        int at = offset;
        while (at < end && divergence == null && missing == 0 && compared < recordedCount && recorded.next()) {
            final int messageLength = Message.HEADER_LENGTH + Message.blockLength(buffer, at);
            compare(buffer, at, messageLength + CHAIN_LENGTH);
            at += messageLength + CHAIN_LENGTH;
        }
        if (at < end && divergence == null) {
            behindTheEnd(buffer, at, end - at);
        }
    }

    private void compare(final UnsafeBuffer buffer, final int offset, final int length) {
        compared++;
        if (equal(buffer, offset, length)) {
            provedLink = recorded.chain();
        } else {
            divergence = new ReplayResult.Divergence(Message.sequence(buffer, offset), compared, recordedText(),
                MessageText.line(buffer, offset, length - CHAIN_LENGTH));
        }
    }

    private void behindTheEnd(final UnsafeBuffer buffer, final int offset, final int length) {
        if (missing == 0) {
            firstMissingSequence = Message.sequence(buffer, offset);
        }
        for (int at = offset; at < offset + length; missing++) {
            at += Message.HEADER_LENGTH + Message.blockLength(buffer, at) + CHAIN_LENGTH;
        }
        if (behindTheEnd != null) {
            behindTheEnd.appendOutputs(buffer, offset, length);
        }
    }

    /** Null while everything was equal. */
    public ReplayResult.Divergence divergence() {
        return divergence;
    }

    /** Outputs found equal, or the ordinal of the first that was not. */
    public long compared() {
        return compared;
    }

    /** Outputs that came behind the end of the record. */
    public long missing() {
        return missing;
    }

    /** Sequence of the first of them; 0 where there is none. */
    public long firstMissingSequence() {
        return firstMissingSequence;
    }

    /** The next recorded output, which the engine did not give again; null where all were. Call once, at the end. */
    public ReplayResult.Divergence notGivenAgain() {
        if (compared >= recordedCount || missing > 0 || !recorded.next()) {
            return null;
        }
        return new ReplayResult.Divergence(Message.sequence(recorded.buffer(), 0), compared + 1,
            MessageText.line(recorded.buffer(), 0, recorded.length()), NOTHING);
    }

    /** The recorded outputs, standing behind the last one compared. */
    JournalReader recorded() {
        return recorded;
    }

    @Override
    public void close() {
        recorded.close();
    }

    /** Says so where the record was damaged: then it is the file that differs, not the engine. */
    private String recordedText() {
        final String line = MessageText.line(recorded.buffer(), 0, recorded.length());
        digest.resume(provedLink);
        final long link = digest.add(recorded.buffer(), 0, recorded.length());
        return link == recorded.chain() ? line : line + " (DAMAGED: its chain link is "
            + StreamDigest.text(recorded.chain()) + " and must be " + StreamDigest.text(link) + ", at "
            + recorded.recordPlace() + ")";
    }

    private boolean equal(final UnsafeBuffer buffer, final int offset, final int length) {
        final UnsafeBuffer other = recorded.buffer();
        if (length != other.capacity()) {
            return false;
        }
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            if (buffer.getLong(offset + i) != other.getLong(i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (buffer.getByte(offset + i) != other.getByte(i)) {
                return false;
            }
        }
        return true;
    }
}
