package genesis.bench.load;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What one thread allocates from a moment on. Threading: that thread measures, any reads. */
final class ThreadBytes {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long startBytes;
    private volatile long bytes;

    void start() {
        startBytes = threads.getCurrentThreadAllocatedBytes();
    }

    void sample() {
        bytes = threads.getCurrentThreadAllocatedBytes() - startBytes;
    }

    long bytes() {
        return bytes;
    }
}
