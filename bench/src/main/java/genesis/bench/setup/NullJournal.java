package genesis.bench.setup;

import genesis.core.pipeline.Journal;
import org.agrona.concurrent.UnsafeBuffer;

/** Counts records and keeps none: for measuring what stands in front of the journal. */
public final class NullJournal implements Journal {
    private long inputs;
    private long outputs;

    @Override
    public void appendInput(final UnsafeBuffer buffer, final int offset, final int length) {
        inputs++;
    }

    @Override
    public void appendOutputs(final UnsafeBuffer buffer, final int offset, final int length) {
        outputs++;
    }

    public long inputs() {
        return inputs;
    }

    public long outputs() {
        return outputs;
    }
}
