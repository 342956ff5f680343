package genesis.gateway.simulator.wire;

/**
 * Where the frames for one client go: a socket, or the memory of a test. Frames keep their order.
 * <p>Threading: the one that drives the exchange.
 */
public interface FrameSink {
    /** The code of {@link #close} for a connection that just ends. */
    int NO_WORDS = 1_006;

    /** One text frame; the bytes may be used again after the call. */
    void text(byte[] from, int offset, int length);

    /** Tells the market's time, epoch nanoseconds, where it is not the one told last. */
    void stamp(long timeNs);

    /** Hands what was collected to the reader. */
    void flush();

    /** True where so much was collected that a flush is worth its price. */
    boolean isFull();

    /** False where the reader is behind: a market that can wait then does. */
    boolean isWritable();

    /** Ends the connection behind all frames, with a close code of RFC 6455, or {@link #NO_WORDS}. */
    void close(int code, String reason);
}
