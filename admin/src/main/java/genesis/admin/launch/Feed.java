package genesis.admin.launch;

import genesis.core.pipeline.IoTurn;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Where market data comes from, as {@link Launch} needs it: the gateway, and with it the embedded exchange where there is one.
 * Built without connecting; inputs come once {@link #start} was called and somebody gives turns to {@link #io}.
 */
interface Feed extends AutoCloseable {
    /** For people: {@code synthetic market}, a file, an address. */
    String name();

    /** The event loop, to be driven by one thread. */
    IoTurn io();

    /** Epoch nanoseconds of the wall, for the engine's thread only; null where message time is the venue's. */
    LongSupplier clock();

    /** Message time of a session that starts now, before anything came. */
    long startTimeNs();

    /** Connects. Before the first turn of {@link #io}. */
    void start();

    /** True when a recording was played to its end and everything of it was received. */
    boolean isOver();

    /** Counters of the gateway by name, in snake case. Any thread. */
    Map<String, Long> counters();

    /**
     * What decides has failed: no command leaves any more, and all orders are asked to be canceled. Nothing where no orders
     * can be out there. On the thread that failed; the one that drives {@link #io} says it.
     */
    default void sayLastWord() {
    }

    /** For people, once {@link #stop} has returned after a failure: what became of the orders; null where there can be none. */
    default String lastWord() {
        return null;
    }

    /** Publishes nothing any more. The thread that drives {@link #io} still runs, or has ended. */
    void stop();

    /** Gives everything back. No thread drives {@link #io} any more. */
    @Override
    void close();
}
