package genesis.journal.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.pipeline.InputProcessor;
import genesis.journal.ChildJvm;
import genesis.journal.TestInputs;
import genesis.journal.record.DataDirectory;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.ChainedReader;
import genesis.journal.replay.Progress;
import genesis.journal.replay.ReplayResult;
import genesis.journal.replay.Replayer;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, really killed, most of them in the moments in which they create an empty directory's files. */
class KillTest {
    private static final int KILLS = Integer.getInteger("genesis.kills", 10);
    private static final long KILL_AFTER_NS_MAX = 100_000_000L;
    private static final long REOPEN_NS_MAX = 2_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void shouldLoseNothingThatWasAppendedAndOpenAgainAtOnce() throws Exception {
        final long seed = Long.getLong("genesis.seed", System.nanoTime());
        System.out.println("KillTest seed=" + seed);
        final Random random = new Random(seed);
        for (int i = 0; i < KILLS; i++) {
            final Path data = folder.resolve("kill-" + i);
            // Every third kill comes within the first 10 ms, when the files are being made.
            final long afterNsMax = i % 3 == 0 ? KILL_AFTER_NS_MAX / 10 : KILL_AFTER_NS_MAX;
            final long afterNs = (long) (random.nextDouble() * afterNsMax);
            final long appended = killAfter(data, folder.resolve("report-" + i), afterNs);
            assertRecovers(data, appended, "seed=" + seed + ", kill=" + i + ", afterNs=" + afterNs);
        }
    }

    private long killAfter(final Path data, final Path report, final long afterNs)
        throws IOException, InterruptedException {
        final Process child = ChildJvm.start(Appender.class, folder.resolve("warm-up").toString(), data.toString(),
            report.toString());
        try {
            assertEquals("GO", ChildJvm.firstLine(child));
            // A parked thread would come back a millisecond late: too coarse for the moment that matters.
            for (final long startNs = System.nanoTime(); System.nanoTime() - startNs < afterNs; ) {
                Thread.onSpinWait();
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        return map(report).getLong(0);
    }

    private static void assertRecovers(final Path path, final long appended, final String claim) {
        try (DataDirectory data = DataDirectory.open(path)) {
            final long startNs = System.nanoTime();
            final Recovered recovered = Recovery.run(data, TestInputs.silentVenue(), false, Progress.NONE);
            final long tookNs = System.nanoTime() - startNs;
            final long sequence = recovered.processor().lastSequence();

            assertTrue(sequence == appended || sequence == appended + 1, claim + ": appended=" + appended
                + ", recovered=" + sequence);
            assertTrue(tookNs < REOPEN_NS_MAX, claim + ": took ns=" + tookNs);
            assertEquals(stateHashAt(path, sequence), recovered.processor().engine().stateHash(), claim);
            new TestInputs(recovered.processor()).accept(3);
            recovered.writer().close();

            final ReplayResult replay = new Replayer(TestInputs::silentVenue).run(path, Progress.NONE);
            assertTrue(replay.identical(), claim + ": " + replay);
            assertEquals(sequence + 3, replay.inputs(), claim);
        }
    }

    /** Of an engine that was never interrupted: the same inputs are made anew, not read from the journal. */
    private static long stateHashAt(final Path path, final long sequence) {
        try (DataDirectory data = DataDirectory.open(path.resolveSibling(path.getFileName() + "-twin"))) {
            final Recovered twin = Recovery.run(data, TestInputs.silentVenue(), false, Progress.NONE);
            final InputProcessor processor = twin.processor();
            new TestInputs(processor).accept(sequence);
            twin.writer().close();
            assertEquals(digestOf(path, sequence), processor.inputsDigest());
            return processor.engine().stateHash();
        }
    }

    private static long digestOf(final Path path, final long sequence) {
        try (ChainedReader reader = new ChainedReader(path, JournalStream.INPUTS)) {
            while (reader.sequence() < sequence) {
                assertTrue(reader.next());
            }
            return reader.link();
        }
    }

    private static MappedByteBuffer map(final Path report) throws IOException {
        try (FileChannel channel = FileChannel.open(report, StandardOpenOption.CREATE, StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
            final MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
            mapped.order(ByteOrder.nativeOrder());
            return mapped;
        }
    }

    /** Appends without end and reports each append after it returned; mapped memory outlives the process. */
    static final class Appender {
        private Appender() {
        }

        public static void main(final String[] args) throws IOException {
            final MappedByteBuffer report = map(Path.of(args[2]));
            // Classes are loaded on another directory, so that the kill meets the opening and not the class loader.
            try (DataDirectory data = DataDirectory.open(Path.of(args[0]))) {
                final Recovered warmUp = Recovery.run(data, TestInputs.silentVenue(), false, Progress.NONE);
                new TestInputs(warmUp.processor()).accept(20);
                warmUp.writer().close();
            }
            System.out.println("GO");
            System.out.flush();
            final DataDirectory data = DataDirectory.open(Path.of(args[1]));
            final Recovered recovered = Recovery.run(data, TestInputs.silentVenue(), Progress.NONE);
            final TestInputs inputs = new TestInputs(recovered.processor());
            while (true) {
                inputs.accept(1);
                report.putLong(0, recovered.processor().lastSequence());
            }
        }
    }
}
