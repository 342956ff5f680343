package genesis.core.engine;

import org.agrona.concurrent.UnsafeBuffer;

/** The engine. */
public final class TradingEngine {
    private final OutputSink sink;

    public TradingEngine(final OutputSink sink) {
        this.sink = sink;
    }

    /** One input message, header first. */
    public void onInput(final UnsafeBuffer buffer, final int offset, final int length) {
        if (length < 0) {
            sink.onOutput(buffer, offset, length);
        }
    }

    /** Digest of everything that a later decision can depend on. */
    public long stateHash() {
        return 0;
    }
}
