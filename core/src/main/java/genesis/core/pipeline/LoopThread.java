package genesis.core.pipeline;

import java.util.concurrent.locks.LockSupport;

/**
 * A thread that gives turns to the engine, to an event loop, or to both: in layout {@code split} there is one for each,
 * in layout {@code single} one for both. It stops after what is in the ring has been processed, or at the first failure.
 */
public final class LoopThread {
    /** Turns without work before a thrifty thread sleeps: a burst has gaps of microseconds. */
    private static final int EAGER_TURNS = 200;
    private static final long SLEEP_NS = 500_000;

    private final EngineLoop engine;
    private final IoTurn io;
    private final Waiting waiting;
    private final Runnable onStart;
    private final Runnable onFailure;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile Throwable failure;
    private int idleTurns;

    /**
     * @param engine  null where this thread only drives an event loop
     * @param io      null where this thread only drives the engine
     * @param onStart runs first, on the new thread: affinity, rehearsal
     */
    public LoopThread(final String name, final EngineLoop engine, final IoTurn io, final Waiting waiting, final Runnable onStart) {
        this(name, engine, io, waiting, onStart, () -> { });
    }

    /** @param onFailure runs last, on the failing thread, before anybody can see the failure: the engine takes nothing any more */
    public LoopThread(final String name, final EngineLoop engine, final IoTurn io, final Waiting waiting, final Runnable onStart,
                      final Runnable onFailure) {
        this.engine = engine;
        this.io = io;
        this.waiting = waiting;
        this.onStart = onStart;
        this.onFailure = onFailure;
        thread = new Thread(this::run, name);
    }

    public void start() {
        thread.start();
    }

    /** The thread itself, to recognise calls from it. */
    public Thread thread() {
        return thread;
    }

    /** Asks it to stop, and waits until it has. True where it did within the time. */
    public boolean stop(final long timeoutMs) throws InterruptedException {
        stopping = true;
        LockSupport.unpark(thread);
        thread.join(timeoutMs);
        return !thread.isAlive();
    }

    public boolean isRunning() {
        return thread.isAlive();
    }

    /** What ended the thread before it was asked to stop; null while all is well. */
    public Throwable failure() {
        return failure;
    }

    private void run() {
        try {
            if (io != null) {
                io.owner(thread);
            }
            onStart.run();
            while (!stopping) {
                if (turn() == 0) {
                    idle();
                } else {
                    idleTurns = 0;
                }
            }
            // What was published before the stop is processed before the end. No new turns for the outside: it may never fall silent.
            while (engine != null && engine.poll() != 0) {
                Thread.onSpinWait();
            }
            if (io != null) {
                io.poll();
            }
        } catch (final Throwable e) {
            // A broken invariant, a journal that cannot take more: going on would be trading blind.
            fail(e);
        }
    }

    private void fail(final Throwable first) {
        try {
            if (engine != null) {
                engine.end();
            }
            onFailure.run();
        } catch (final Throwable second) {
            if (second != first) {
                first.addSuppressed(second);
            }
        } finally {
            failure = first;
        }
    }

    private int turn() {
        return (io == null ? 0 : io.poll()) + (engine == null ? 0 : engine.poll());
    }

    private void idle() {
        if (waiting == Waiting.SPIN || ++idleTurns < EAGER_TURNS) {
            Thread.onSpinWait();
        } else if (io != null) {
            // What the wait brought in is decided on at once, not after another look at the sockets.
            if (io.poll(SLEEP_NS) != 0 && engine != null) {
                engine.poll();
            }
        } else {
            LockSupport.parkNanos(SLEEP_NS);
        }
    }
}
