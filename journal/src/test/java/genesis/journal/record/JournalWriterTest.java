package genesis.journal.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import genesis.core.pipeline.InputProcessor;
import genesis.journal.TestInputs;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriterTest {
    private static final int APPENDS = 1_000_000;
    private static final long DAY_MS = 24 * 60 * 60 * 1000;

    @TempDir
    private Path folder;

    @Test
    void shouldAppendWithoutAllocating() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        final UnsafeBuffer record = new UnsafeBuffer(ByteBuffer.allocateDirect(72));
        long allocatedMin = Long.MAX_VALUE;
        try (DataDirectory data = DataDirectory.open(folder); JournalWriter writer = new JournalWriter(data)) {
            // The first round warms up; of the others the best counts: a class loaded late is not the append's fault.
            for (int round = 0; round < 4; round++) {
                final long before = threads.getThreadAllocatedBytes(thread);
                for (int i = 0; i < APPENDS; i++) {
                    writer.appendInput(record, 0, 72);
                }
                final long allocated = threads.getThreadAllocatedBytes(thread) - before;
                allocatedMin = round == 0 ? allocatedMin : Math.min(allocatedMin, allocated);
            }
        }
        assertEquals(0, allocatedMin);
    }

    @Test
    void shouldTakeRecordsFromTheHeap() {
        try (DataDirectory data = DataDirectory.open(folder); JournalWriter writer = new JournalWriter(data, false)) {
            final UnsafeBuffer heap = new UnsafeBuffer(new byte[64]);
            heap.putLong(40, 4711);
            writer.appendOutputs(heap, 8, 40);
        }
        try (QueueCursor cursor = new QueueCursor(JournalStream.OUTPUTS.files(folder).get(0))) {
            assertEquals(QueueCursor.Step.RECORD, cursor.next());
            assertEquals(40, cursor.record().capacity());
            assertEquals(4711, cursor.record().getLong(32));
            assertEquals(QueueCursor.Step.END, cursor.next());
        }
    }

    @Test
    void shouldGoOnInTheNewestFileWhenTheClockWasSetBack() {
        final Path inputs = JournalStream.INPUTS.in(folder);
        try (QueueAppender fromTomorrow = new QueueAppender(inputs, System.currentTimeMillis() + 2 * DAY_MS)) {
            fromTomorrow.append(new UnsafeBuffer(new byte[40]), 0, 40);
        }
        try (DataDirectory data = DataDirectory.open(folder); JournalWriter writer = new JournalWriter(data, false)) {
            writer.appendInput(new UnsafeBuffer(new byte[40]), 0, 40);
        }
        assertEquals(1, JournalStream.INPUTS.files(folder).size());
    }

    @Test
    void shouldHoldManyQueuesOpenAtOnce() {
        final List<AutoCloseable> open = new ArrayList<>();
        try {
            for (int i = 0; i < 25; i++) {
                final DataDirectory data = DataDirectory.open(folder.resolve("d" + i));
                open.add(data);
                final JournalWriter writer = new JournalWriter(data, false);
                open.add(0, writer);
                new TestInputs(new InputProcessor(TestInputs.silentVenue(), writer)).accept(10);
                assertFalse(writer.failed());
            }
        } finally {
            open.forEach(JournalWriterTest::close);
        }
    }

    @Test
    void shouldTakeNothingMoreAfterAFailedAppend() {
        try (DataDirectory data = DataDirectory.open(folder)) {
            final JournalWriter writer = new JournalWriter(data, false);
            final UnsafeBuffer record = new UnsafeBuffer(new byte[40]);
            writer.appendInput(record, 0, 40);
            assertTrue(writer.usableSpace() > 0);
            writer.close();

            assertThrows(JournalException.class, () -> writer.appendInput(record, 0, 40));

            assertTrue(writer.failed());
            final JournalException again = assertThrows(JournalException.class,
                () -> writer.appendOutputs(record, 0, 40));
            assertTrue(again.getMessage().contains("has failed before"), again.getMessage());
        }
    }

    @Test
    void shouldSetAsideAFileWhoseHeaderWasNeverFinished() throws Exception {
        final Path inputs = Files.createDirectories(JournalStream.INPUTS.in(folder));
        Files.write(inputs.resolve("20200101HX.cq4"), new byte[] {0, 0, 0, (byte) 0x80});
        Files.write(inputs.resolve("metadata.cq4t"), new byte[] {1, 2, 3});
        final long startNs = System.nanoTime();
        try (DataDirectory data = DataDirectory.open(folder); JournalWriter writer = new JournalWriter(data, false)) {
            writer.appendInput(new UnsafeBuffer(new byte[40]), 0, 40);

            assertEquals(1, writer.notes().size());
            assertTrue(writer.notes().get(0).contains("20200101HX.cq4.unborn-1"), writer.notes().get(0));
        }
        assertTrue(System.nanoTime() - startNs < 2_000_000_000L, "waited for a header that nobody finishes");
        assertTrue(Files.exists(inputs.resolve("20200101HX.cq4.unborn-1")));
    }

    private static void close(final AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (final Exception e) {
            throw new AssertionError(e);
        }
    }
}
