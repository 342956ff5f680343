package genesis.journal.record;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.UnsafeApi;

/**
 * Walks ahead of the journal's writers and touches each page of their mapping, so that the page faults, 3 microseconds
 * each and sometimes 20 milliseconds, happen on this thread. A compare-and-set of zero to zero makes a page present and
 * writable and never changes a byte, whatever the writer does at the same time.
 * <p>Threading: a daemon of its own. The writer only stores a few fields; it waits for nobody.
 */
final class PageToucher implements AutoCloseable {
    /** How far ahead: 0.3 seconds at a million records a second, and what a session costs in disk at least. */
    static final long AHEAD = 32L << 20;

    private static final long PAGE_LENGTH = 4096;
    /**
     * Pages between two looks at whether to go on: 0.2 ms of faults, which {@link Target#forget} may have to wait for.
     */
    private static final int PAGES_AT_ONCE = 64;
    private static final long PAUSE_NS = 1_000_000;

    private final Target[] targets;
    private final BooleanSupplier hasSpace;
    private final Thread thread = new Thread(this::run, "page-toucher");
    private volatile boolean running = true;

    /** {@code hasSpace}: asked before each step; touching an empty disk's last pages would bring the writer down. */
    PageToucher(final BooleanSupplier hasSpace, final Target... targets) {
        this.hasSpace = hasSpace;
        this.targets = targets.clone();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Returns when nothing is touched any more; only then may a mapping go. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (running) {
                boolean busy = false;
                for (final Target target : targets) {
                    busy |= target.isBehind() && hasSpace.getAsBoolean() && target.touch();
                }
                if (!busy) {
                    LockSupport.parkNanos(PAUSE_NS);
                }
            }
        } catch (final InternalError e) {
            // The file system could not give a page. The writer will meet the same and stop with a message.
            running = false;
        }
    }

    /** One mapping and how far its writer is. */
    static final class Target {
        private static final long NONE = 0;

        private volatile long writeAddress = NONE;
        private long base = NONE;
        private long end;
        private long touched;

        /** The writer is at this place of this mapping. Writer's thread. */
        void report(final long baseAddress, final long length, final long position) {
            if (baseAddress != base) {
                follow(baseAddress, length);
            }
            // Close to its end the mapping will soon be replaced and unmapped: be out of it long before.
            if (length - position < 2 * AHEAD) {
                forget();
            } else {
                writeAddress = baseAddress + position;
            }
        }

        /** After this returns, the mapping is not touched again until the next report. */
        synchronized void forget() {
            writeAddress = NONE;
        }

        boolean isBehind() {
            final long address = writeAddress;
            return address != NONE && Math.max(address, touched) < Math.min(address + AHEAD, end);
        }

        /** Touches a few pages; false where nothing was left to do. */
        synchronized boolean touch() {
            final long address = writeAddress;
            if (address == NONE) {
                return false;
            }
            // From the page after the writer's own on: that one it has already.
            long page = Math.max(touched, (address & -PAGE_LENGTH) + PAGE_LENGTH);
            final long limit = Math.min(Math.min(address + AHEAD, end), page + PAGES_AT_ONCE * PAGE_LENGTH);
            for (; page < limit; page += PAGE_LENGTH) {
                UnsafeApi.compareAndSetLong(null, page, 0L, 0L);
            }
            touched = page;
            return true;
        }

        private synchronized void follow(final long baseAddress, final long length) {
            writeAddress = NONE;
            base = baseAddress;
            end = baseAddress + length - AHEAD;
            touched = NONE;
        }
    }
}
