package genesis.bench.part;

import genesis.bench.setup.JournalCount;
import genesis.bench.setup.Scratch;
import genesis.journal.record.JournalStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One record of 64 bytes into a real journal, as fast as it goes: at this pace the writer overtakes its page
 * toucher, so page faults are in the figure. Afterwards the file is read: it must hold every record, in order.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AppendBenchmark {
    private static final int RECORD_LENGTH = 64;

    private final UnsafeBuffer record = new UnsafeBuffer(ByteBuffer.allocateDirect(RECORD_LENGTH));
    private Scratch scratch;
    private long count;

    /** A fresh journal for each iteration: a single one would fill the disk. */
    @Setup(Level.Iteration)
    public void open() {
        scratch = new Scratch(true);
        count = 0;
    }

    @TearDown(Level.Iteration)
    public void check() {
        scratch.closeJournal();
        final long found = JournalCount.ofNumbered(scratch.path(), JournalStream.INPUTS);
        scratch.close();
        if (found != count) {
            throw new IllegalStateException("the journal holds " + found + " records in order instead of " + count);
        }
    }

    @Benchmark
    public long append() {
        record.putLong(0, ++count);
        scratch.journal().appendInput(record, 0, RECORD_LENGTH);
        return count;
    }
}
