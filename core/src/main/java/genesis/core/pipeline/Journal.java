package genesis.core.pipeline;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The journal's door. Only the pinned thread goes through it. A record is a message, header first, and behind it eight
 * bytes: the {@link genesis.core.unit.StreamDigest} of the stream up to and including the message (little endian).
 *
 * <pre>
 *   0            8                                 n          n+8
 *   +------------+---------------------------------+----------+
 *   | SBE header | block (sequence, timeNs, …)     | chain    |
 *   +------------+---------------------------------+----------+
 * </pre>
 *
 * What a returned append promises: the record survives the death of this process at any later instruction.
 */
public interface Journal {
    /** Bytes of the chain link behind each message. */
    int CHAIN_LENGTH = Long.BYTES;

    /** Appends one input record, chain link included in the length. Throws where the journal cannot take it. */
    void appendInput(UnsafeBuffer buffer, int offset, int length);

    /** Appends one output record, chain link included in the length. */
    void appendOutput(UnsafeBuffer buffer, int offset, int length);
}
