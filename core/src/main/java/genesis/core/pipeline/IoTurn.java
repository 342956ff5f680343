package genesis.core.pipeline;

/**
 * An event loop that does not own its thread: whoever drives it gives it turns. Threading: one thread, told beforehand.
 */
public interface IoTurn {
    /** The thread that will give the turns. Called once, on that thread. */
    void owner(Thread thread);

    /** One turn without waiting. Returns how much was done; 0 when there was nothing to do. */
    int poll();

    /** One turn that may wait this long for something to do. */
    int poll(long waitNsMax);
}
