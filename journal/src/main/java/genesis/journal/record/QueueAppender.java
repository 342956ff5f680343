package genesis.journal.record;

import static genesis.journal.record.JournalException.Kind.UNUSABLE;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The writing end of one Chronicle queue, set up so that an append neither allocates nor rolls: a sparse index, one
 * mapping for the whole file, and a clock that stands still at the start of the session.
 * <p>Threading: the thread of the first append, until {@link #release}.
 */
public final class QueueAppender implements AutoCloseable {
    /** One mapping a file: 150 million records; beyond it the queue maps the next block and goes on. */
    private static final long BLOCK_LENGTH = 16L << 30;
    /**
     * Nobody else holds the queue's locks, because nobody else holds the data directory: waiting long has no purpose.
     */
    private static final long TIMEOUT_MS = 500;
    private static final RollCycle ROLL_CYCLE = SparseRollCycles.HUGE_DAILY_XSPARSE;
    private static final DateTimeFormatter FILE_DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final int FILE_DATE_LENGTH = 8;
    /** How often, in appends, the page toucher learns where the writer is. A power of two. */
    private static final int REPORT_EVERY = 256;

    private final SingleChronicleQueue queue;
    private final PageToucher.Target target = new PageToucher.Target();
    private final PointerBytesStore pointer = new PointerBytesStore();
    /** For records that come from the heap: the queue copies from addresses. */
    private final ByteBuffer scratchMemory = BufferUtil.allocateDirectAligned(QueueCursor.RECORD_LENGTH_MAX, 64);
    private final UnsafeBuffer scratch = new UnsafeBuffer(scratchMemory);
    private ExcerptAppender appender;
    private long appended;

    /**
     * Opens or creates the queue in a directory; {@link UnbornFiles} has been there before. Throws
     * {@link JournalException}.
     *
     * @param nowMs the wall clock at the start of the session; it chooses the file once and for all
     */
    public QueueAppender(final Path directory, final long nowMs) {
        final long sessionMs = Math.max(nowMs, newestFileMs(directory));
        try {
            queue = SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(ROLL_CYCLE)
                .blockSize(BLOCK_LENGTH)
                .timeoutMS(TIMEOUT_MS)
                .timeProvider(() -> sessionMs)
                .build();
        } catch (final RuntimeException | Error e) {
            throw new JournalException(UNUSABLE, "cannot open the queue " + directory + ": " + e
                + "; the file system must allow sparse, memory-mapped files of 17 GiB", e);
        }
    }

    /** Appends one record. Whatever is thrown leaves the appender in an unknown state: do not append again. */
    public void append(final UnsafeBuffer buffer, final int offset, final int length) {
        if (appender == null) {
            appender = queue.createAppender();
            appender.singleThreadedCheckDisabled(true);
        }
        if (buffer.byteArray() == null) {
            pointer.set(buffer.addressOffset() + offset, length);
        } else {
            scratch.putBytes(0, buffer, offset, length);
            pointer.set(scratch.addressOffset(), length);
        }
        appender.writeBytes(pointer);
        if ((appended++ & REPORT_EVERY - 1) == 0) {
            reportPosition();
        }
    }

    /** Where the page toucher learns about this queue. */
    PageToucher.Target target() {
        return target;
    }

    /** Lets another thread take over: its next append makes an appender of its own. */
    public void release() {
        target.forget();
        if (appender != null) {
            appender.close();
            appender = null;
            // The next owner's first append tells the toucher again where it is.
            appended = 0;
        }
    }

    @Override
    public void close() {
        release();
        queue.close();
    }

    private void reportPosition() {
        final MappedBytes bytes = (MappedBytes) appender.wire().bytes();
        final BytesStore<?, ?> block = bytes.bytesStore();
        target.report(block.addressForRead(block.start()), block.safeLimit() - block.start(),
            bytes.writePosition() - block.start());
    }

    /**
     * A clock that was set back must not lead to a file older than the newest, where records would come before others.
     */
    private static long newestFileMs(final Path directory) {
        final List<Path> files = JournalStream.filesIn(directory);
        if (files.isEmpty()) {
            return 0;
        }
        final String name = files.get(files.size() - 1).getFileName().toString();
        try {
            return LocalDate.parse(name.substring(0, FILE_DATE_LENGTH), FILE_DATE)
                .atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        } catch (final RuntimeException e) {
            throw new JournalException(UNUSABLE, "not a file of this journal: " + directory.resolve(name)
                + "; move it out of the data directory", e);
        }
    }
}
