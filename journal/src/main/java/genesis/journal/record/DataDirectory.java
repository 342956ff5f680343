package genesis.journal.record;

import static genesis.journal.record.JournalException.Kind.DISK_FULL;
import static genesis.journal.record.JournalException.Kind.LOCKED;
import static genesis.journal.record.JournalException.Kind.UNUSABLE;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one directory that a running engine owns. Whoever holds this object is the only writer: a second process, or a
 * second opening in this one, is refused with the number of the first. The lock dies with its process, so a kill leaves
 * none behind.
 */
public final class DataDirectory implements AutoCloseable {
    /** Below this a session is not started: the first minutes of a busy market must fit without a second look. */
    public static final long USABLE_SPACE_MIN = 256L << 20;

    private static final String LOCK_FILE = "lock";
    /**
     * What this process holds. The system's locks belong to the process: opening and closing the lock file a second
     * time in here would silently give up the first lock, so the second opening must end before it touches the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path realPath;
    private final FileChannel lock;

    private DataDirectory(final Path path, final Path realPath, final FileChannel lock) {
        this.path = path;
        this.realPath = realPath;
        this.lock = lock;
    }

    /** Creates what is missing and takes the lock. Throws {@link JournalException}: LOCKED, UNUSABLE or DISK_FULL. */
    public static DataDirectory open(final Path path) {
        return open(path, USABLE_SPACE_MIN);
    }

    /** As {@link #open(Path)}, with another bound on the space that must be left, in bytes. */
    public static DataDirectory open(final Path path, final long usableSpaceMin) {
        create(path);
        final Path realPath = realPath(path);
        if (!HELD.add(realPath)) {
            throw lockedBy(path, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel lock = null;
        try {
            lock = lock(path);
            final DataDirectory data = new DataDirectory(path, realPath, lock);
            data.checkSpace(usableSpaceMin);
            return data;
        } catch (final JournalException e) {
            closeQuietly(lock);
            HELD.remove(realPath);
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /** Bytes that this process may still write to the directory's file system; 0 where it cannot be told. */
    public long usableSpace() {
        // java.io.File asks the system directly and never throws; Files.getFileStore reads the mount table each time.
        return path.toFile().getUsableSpace();
    }

    /** Gives the lock back; the file stays, because removing it would let two processes hold two different ones. */
    @Override
    public void close() {
        closeQuietly(lock);
        HELD.remove(realPath);
    }

    private void checkSpace(final long usableSpaceMin) {
        final long usable = usableSpace();
        if (usable < usableSpaceMin) {
            throw new JournalException(DISK_FULL, "too little disk space for " + path + ": usable=" + (usable >> 20)
                + " MiB, needed=" + (usableSpaceMin >> 20) + " MiB; free some, or choose another --data directory");
        }
    }

    private static void create(final Path path) {
        try {
            Files.createDirectories(path);
        } catch (final IOException e) {
            final String why = Files.exists(path) ? "it is a file" : e.getMessage();
            throw new JournalException(UNUSABLE, "cannot use " + path + " as data directory: " + why
                + "; choose another --data directory", e);
        }
        if (!Files.isWritable(path)) {
            throw new JournalException(UNUSABLE, "cannot write to data directory " + path
                + "; change its permissions, or choose another --data directory");
        }
    }

    private static Path realPath(final Path path) {
        try {
            return path.toRealPath();
        } catch (final IOException e) {
            throw new JournalException(UNUSABLE, "cannot resolve data directory " + path + ": " + e.getMessage(), e);
        }
    }

    private static FileChannel lock(final Path path) {
        final Path file = path.resolve(LOCK_FILE);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                final String pid = Files.readString(file, US_ASCII);
                closeQuietly(channel);
                throw lockedBy(path, pid.isEmpty() ? "(not told yet)" : pid);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII)), 0);
            return channel;
        } catch (final IOException e) {
            closeQuietly(channel);
            throw new JournalException(UNUSABLE, "cannot lock data directory " + path + ": " + e.getMessage()
                + "; change its permissions, or choose another --data directory", e);
        }
    }

    private static JournalException lockedBy(final Path path, final String pid) {
        return new JournalException(LOCKED, "data directory " + path + " is in use by process " + pid
            + "; stop that process, or choose another --data directory");
    }

    private static void closeQuietly(final FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (final IOException e) {
                // The lock ends with the process at the latest; there is nothing better to do.
            }
        }
    }
}
