package genesis.bench.setup;

import java.util.ArrayList;
import java.util.List;

/** Runs the sides of a benchmark, each on a thread of its own, and waits for all. The first failure is the caller's. */
public final class Threads {
    private Threads() {
    }

    public static void run(final Runnable... sides) {
        final List<Thread> threads = new ArrayList<>();
        final List<Throwable> failures = new ArrayList<>();
        for (final Runnable side : sides) {
            final Thread thread = new Thread(side, "bench-" + threads.size());
            thread.setUncaughtExceptionHandler((failed, cause) -> {
                synchronized (failures) {
                    failures.add(cause);
                }
                // The other sides would spin forever for this one.
                threads.forEach(Thread::interrupt);
            });
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        try {
            for (final Thread thread : threads) {
                thread.join();
            }
        } catch (final InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a benchmark's thread failed: " + failures.get(0), failures.get(0));
        }
    }

    /** Spins once; throws where another side has failed. */
    public static void spin() {
        Thread.onSpinWait();
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("another side of the benchmark failed");
        }
    }
}
