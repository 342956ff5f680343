package genesis.journal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import genesis.core.message.Message;
import genesis.core.pipeline.InputProcessor;
import genesis.journal.TestInputs;
import genesis.journal.TestJournal;
import genesis.journal.record.DataDirectory;
import genesis.journal.record.JournalStream;
import genesis.journal.record.JournalWriter;
import genesis.journal.record.QueueAppender;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {
    private static final long DAY_MS = 24 * 60 * 60 * 1000;

    @TempDir
    private Path folder;

    @Test
    void shouldFindNothingWhereThereIsNothing() {
        try (JournalReader reader = new JournalReader(folder.resolve("missing"), JournalStream.INPUTS)) {
            assertFalse(reader.next());
        }
        try (DataDirectory data = DataDirectory.open(folder); JournalWriter writer = new JournalWriter(data, false);
             JournalReader reader = new JournalReader(folder, JournalStream.OUTPUTS)) {
            assertFalse(reader.next());
            assertFalse(writer.failed());
        }
    }

    /** The twin is Chronicle's own tailer. */
    @Test
    void shouldReadWhatChronicleReads() {
        final int inputs = 20_000;
        TestJournal.write(folder, inputs);
        final Bytes<?> theirs = Bytes.allocateElasticDirect(512);
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(JournalStream.INPUTS.in(folder).toFile())
                 .rollCycle(SparseRollCycles.HUGE_DAILY_XSPARSE).blockSize(16L << 30).build();
             ExcerptTailer tailer = queue.createTailer();
             JournalReader reader = new JournalReader(folder, JournalStream.INPUTS)) {
            for (int i = 0; i < inputs; i++) {
                assertTrue(tailer.readBytes(theirs.clear()));
                assertTrue(reader.next());
                assertEquals(theirs.readRemaining(), reader.buffer().capacity());
                final UnsafeBuffer expected = new UnsafeBuffer(theirs.addressForRead(theirs.readPosition()),
                    reader.buffer().capacity());
                assertEquals(expected, reader.buffer());
            }
            assertFalse(reader.next());
        } finally {
            theirs.releaseLast();
        }
    }

    @Test
    void shouldFollowALiveWriterOnAnotherThread() throws Exception {
        final int inputs = 200_000;
        final AtomicLong read = new AtomicLong();
        try (DataDirectory data = DataDirectory.open(folder); JournalWriter writer = new JournalWriter(data, false)) {
            final Thread follower = new Thread(() -> {
                try (ChainedReader reader = new ChainedReader(folder, JournalStream.INPUTS)) {
                    while (reader.sequence() < inputs && reader.broken() == null) {
                        if (!reader.next()) {
                            Thread.onSpinWait();
                        }
                    }
                    read.set(reader.sequence());
                }
            });
            follower.start();
            new TestInputs(new InputProcessor(TestInputs.silentVenue(), writer)).accept(inputs);
            follower.join(60_000);
        }
        assertEquals(inputs, read.get());
    }

    @Test
    void shouldGoOnFromFileToFile() {
        final Path inputs = JournalStream.INPUTS.in(folder);
        final UnsafeBuffer record = new UnsafeBuffer(new byte[40]);
        for (int day = 0; day < 3; day++) {
            try (QueueAppender appender = new QueueAppender(inputs, System.currentTimeMillis() + day * DAY_MS)) {
                for (int i = 0; i < 4; i++) {
                    Message.sequence(record, 0, day * 4 + i + 1);
                    appender.append(record, 0, 40);
                }
            }
        }
        assertEquals(3, JournalStream.INPUTS.files(folder).size());
        try (JournalReader reader = new JournalReader(folder, JournalStream.INPUTS)) {
            for (int sequence = 1; sequence <= 12; sequence++) {
                assertTrue(reader.next(), reader.place());
                assertEquals(sequence, Message.sequence(reader.buffer(), 0));
            }
            assertFalse(reader.next());
        }
    }

    @Test
    void shouldReadWithoutAllocating() {
        final int inputs = 300_000;
        TestJournal.write(folder, inputs);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        long allocatedMin = Long.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            try (ChainedReader reader = new ChainedReader(folder, JournalStream.INPUTS)) {
                assertTrue(reader.next());
                final long before = threads.getThreadAllocatedBytes(thread);
                long last = 0;
                while (last < inputs && reader.next()) {
                    last = reader.sequence();
                }
                final long allocated = threads.getThreadAllocatedBytes(thread) - before;
                assertEquals(inputs, last);
                allocatedMin = round == 0 ? allocatedMin : Math.min(allocatedMin, allocated);
            }
        }
        assertEquals(0, allocatedMin);
    }
}
