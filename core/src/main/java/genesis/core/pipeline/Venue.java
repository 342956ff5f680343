package genesis.core.pipeline;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where commands go once they are journaled: to the gateway over the command ring, or to the paper account in this
 * thread. A venue in this thread answers in message time through {@link #nextDueNs} and {@link #answer}; one behind the
 * gateway answers through the input ring and never has anything due here.
 * <p>Threading: the pinned thread. Allocation: none.
 */
public interface Venue {
    /** Nothing is due. */
    long NOTHING_DUE = Long.MAX_VALUE;

    /** Every input after the engine decided on it, so that the venue sees the same market in the same order. */
    void onInput(UnsafeBuffer buffer, int offset, int length);

    /**
     * True for a venue that remembers by itself what it was told, such as the exchange: in a recovery or replay it must
     * not be told again. One in this thread is rebuilt by hearing everything again.
     */
    default boolean isOutside() {
        return false;
    }

    /** One command, see {@link InputProcessor#isCommand}. */
    void onCommand(UnsafeBuffer buffer, int offset, int length);

    /** Message time of the earliest answer, or {@link #NOTHING_DUE}. */
    long nextDueNs();

    /** Encodes the earliest answer as an input message at offset 0, its time set, and returns its length. */
    int answer(UnsafeBuffer into);
}
