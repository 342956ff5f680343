package genesis.core.engine;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where the engine's outputs go: the journal when live, the recorded stream to compare with when replaying.
 * Threading: engine thread. The buffer is reused: take what you need before you return.
 */
public interface OutputSink {
    /** One output message, header first. At least eight bytes behind it are writable: room for a journal's chain link. */
    void onOutput(UnsafeBuffer buffer, int offset, int length);
}
