package genesis.journal.record;

import static genesis.journal.record.JournalException.Kind.UNUSABLE;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A read-only mapping of a part of a file that slides forward. Queue files look 17 GiB long and are mostly holes, so
 * they are never mapped as a whole.
 * <p>Allocation: a few hundred bytes each time the window moves. Threading: one thread.
 */
final class FileWindow implements AutoCloseable {
    /** Large enough that moving it costs nothing per record, small enough for many open readers. */
    private static final int LENGTH = 256 << 20;
    private static final long PAGE_MASK = 4095;

    private final Path file;
    private final FileChannel channel;
    private MappedByteBuffer mapping;

    /** What is mapped, from {@link #start} on. */
    final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    /** File position of the buffer's first byte. */
    long start;
    /** Mapped bytes. */
    int length;

    FileWindow(final Path file) {
        this.file = file;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Slides the window so that it starts near the position; false where that shows nothing that it does not show now.
     */
    boolean moveTo(final long position) {
        try {
            final long size = channel.size();
            final long newStart = position & ~PAGE_MASK;
            final int newLength = (int) Math.min(LENGTH, size - newStart);
            if (newLength <= 0 || newStart + newLength <= start + length) {
                return false;
            }
            unmap();
            mapping = channel.map(FileChannel.MapMode.READ_ONLY, newStart, newLength);
            buffer.wrap(mapping);
            start = newStart;
            length = newLength;
            return true;
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    Path file() {
        return file;
    }

    /** Length of the file as it is now, holes included. */
    long size() {
        try {
            return channel.size();
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        unmap();
        try {
            channel.close();
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    private void unmap() {
        if (mapping != null) {
            // A late reader must meet an empty buffer, not unmapped memory.
            buffer.wrap(0, 0);
            start = 0;
            length = 0;
            BufferUtil.free(mapping);
            mapping = null;
        }
    }

    private JournalException unreadable(final IOException e) {
        return new JournalException(UNUSABLE, "cannot read " + file + ": " + e.getMessage()
            + "; check its permissions and the disk", e);
    }
}
