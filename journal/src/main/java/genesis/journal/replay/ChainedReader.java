package genesis.journal.replay;

import genesis.core.message.Message;
import genesis.core.unit.StreamDigest;
import genesis.journal.record.JournalStream;
import genesis.journal.record.QueueCursor;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A reader that believes only what is proved: each record's chain link must follow from the one before, inputs must
 * count up by one, outputs must never count back. It stops in front of the first record that breaks this.
 * <p>Threading: one thread. Allocation: none per record.
 */
public final class ChainedReader implements AutoCloseable {
    private final JournalReader reader;
    private final StreamDigest digest = new StreamDigest();
    private final boolean consecutive;
    private long records;
    private long bytes;
    private long link;
    private long sequence;
    private long firstTimeNs;
    private long timeNs;
    private String broken;
    private boolean linked;

    public ChainedReader(final Path data, final JournalStream stream) {
        reader = new JournalReader(data, stream);
        consecutive = stream == JournalStream.INPUTS;
    }

    /** Goes to the next proved record; false at the end and, for good, in front of a record that is not. */
    public boolean next() {
        if (broken != null || !reader.next()) {
            return false;
        }
        final UnsafeBuffer buffer = reader.buffer();
        final int length = reader.length();
        final long computed = digest.add(buffer, 0, length);
        if (computed != reader.chain()) {
            broken = "its chain link is " + StreamDigest.text(reader.chain()) + " and must be "
                + StreamDigest.text(computed);
            return false;
        }
        final long next = Message.sequence(buffer, 0);
        if (consecutive ? next != sequence + 1 : next < sequence) {
            linked = true;
            broken = "its sequence is " + next + " behind " + sequence;
            return false;
        }
        take(next, Message.timeNs(buffer, 0), length, computed);
        return true;
    }

    public UnsafeBuffer buffer() {
        return reader.buffer();
    }

    /** Length of the message, chain link not included. */
    public int length() {
        return reader.length();
    }

    /** Proved records so far. */
    public long records() {
        return records;
    }

    /** Bytes of the proved messages, links not included. */
    public long bytes() {
        return bytes;
    }

    /** Digest of the proved part: the link of its last record. */
    public long link() {
        return link;
    }

    /** Sequence of the last proved record; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /** Message time of the first proved record; 0 before it. */
    public long firstTimeNs() {
        return firstTimeNs;
    }

    /** Message time of the last proved record; 0 before the first. */
    public long timeNs() {
        return timeNs;
    }

    /** Why the record behind the proved part is not believed; null where there is none or it is only unreadable. */
    public String broken() {
        return broken;
    }

    /** Stands on the broken record, if there is one. */
    public JournalReader reader() {
        return reader;
    }

    /** Whether the broken record's link holds: then it is not torn, it was written wrong. */
    boolean isLinked() {
        return linked;
    }

    /**
     * Whether the record behind a broken one follows from it: then the link was hit and not the end of the stream. Outputs
     * behind it in the same record say nothing: they are torn together.
     */
    boolean isFollowedByLinkedRecord() {
        return !reader.isInsideRecord() && reader.next() && digest.add(reader.buffer(), 0, reader.length()) == reader.chain();
    }

    @Override
    public void close() {
        reader.close();
    }

    private void take(final long newSequence, final long newTimeNs, final int length, final long newLink) {
        if (records++ == 0) {
            firstTimeNs = newTimeNs;
        }
        bytes += length;
        link = newLink;
        sequence = newSequence;
        timeNs = newTimeNs;
    }
}
