package genesis.core.pipeline;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The journal's door. Only the pinned thread goes through it. Behind each message, header first, stand eight bytes: the
 * {@link genesis.core.unit.StreamDigest} of the stream up to and including the message (little endian). An input is a record
 * of its own; the outputs of one input are one record, because an append costs more than all that is written in it.
 *
 * <pre>
 *   0            8                                 n          n+8
 *   +------------+---------------------------------+----------+- - - - - - - - - - - - - - - -
 *   | SBE header | block (sequence, timeNs, …)     | chain    |  outputs: the next message …
 *   +------------+---------------------------------+----------+- - - - - - - - - - - - - - - -
 * </pre>
 *
 * What a returned append promises: the record survives the death of this process at any later instruction.
 */
public interface Journal {
    /** Bytes of the chain link behind each message. */
    int CHAIN_LENGTH = Long.BYTES;

    /** No record is longer; an input that says more makes several records of outputs. */
    int RECORD_LENGTH_MAX = 4 * 1024;

    /** Appends one input record, chain link included in the length. Throws where the journal cannot take it. */
    void appendInput(UnsafeBuffer buffer, int offset, int length);

    /** Appends outputs of one input as one record, chain links included in the length. */
    void appendOutputs(UnsafeBuffer buffer, int offset, int length);
}
