package genesis.admin.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and {@code kill} as an orderly stop: the JVM's shutdown waits until the run has said goodbye, and the exit code is
 * the run's, not the signal's. A second signal is not waited for by the system: {@code kill -9} is what recovery is for.
 */
final class StopSignal {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "stop-signal");
    private volatile int exitCode;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits for a signal; true when one came. */
    boolean await(final long timeoutMs) throws InterruptedException {
        return asked.await(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /** Everything is closed and printed. */
    void done(final int code) {
        exitCode = code;
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException shuttingDown) {
            // The hook is running and ends the process now.
        }
    }

    private void onShutdown() {
        asked.countDown();
        try {
            finished.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // exit() would keep the signal's code; everything of ours is closed by now.
        Runtime.getRuntime().halt(exitCode);
    }
}
