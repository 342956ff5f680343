package genesis.gateway.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What came over the wire, counted. One for all connections of a gateway.
 * <p>Threading: the gateway's thread counts, any thread reads; a reader sees each number whole and soon, the numbers
 * among each other not of one instant. Allocation: none.
 */
public final class FrameCounters {
    static final int FRAMES = 0;
    static final int BYTES = 1;
    static final int BOOK_UPDATES = 2;
    static final int SNAPSHOTS = 3;
    static final int TE = 4;
    static final int TU = 5;
    static final int HEARTBEATS = 6;
    static final int TICKERS = 7;
    static final int CHECKSUMS = 8;
    static final int CANDLES = 9;
    static final int CHANNELS_IGNORED = 10;
    static final int ACCOUNT_IGNORED = 11;
    static final int UNKNOWN_CHANNEL = 12;
    static final int MALFORMED = 13;
    static final int SEQUENCE_GAPS = 14;
    static final int FOREIGN_FEES = 15;
    static final int LATE_FRAMES = 16;
    static final int CHECKSUM_MISMATCHES = 17;
    static final int DERIVATIVE_STATUSES = 18;
    private static final int COUNT = 19;

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] counts = new long[COUNT];

    void add(final int counter, final long amount) {
        LONGS.setOpaque(counts, counter, counts[counter] + amount);
    }

    private long read(final int counter) {
        return (long) LONGS.getOpaque(counts, counter);
    }

    /** Text frames of any content. */
    public long frames() {
        return read(FRAMES);
    }

    /** Bytes of text frames, without the WebSocket's own. */
    public long bytes() {
        return read(BYTES);
    }

    /** Levels set or removed, those of bulk frames one by one. */
    public long bookUpdates() {
        return read(BOOK_UPDATES);
    }

    /** Whole books. */
    public long snapshots() {
        return read(SNAPSHOTS);
    }

    public long te() {
        return read(TE);
    }

    public long tu() {
        return read(TU);
    }

    public long heartbeats() {
        return read(HEARTBEATS);
    }

    public long tickers() {
        return read(TICKERS);
    }

    public long checksums() {
        return read(CHECKSUMS);
    }

    /** Candles of the exchange's own, growing ones each time they are told; those of the history are not counted. */
    public long candles() {
        return read(CANDLES);
    }

    /** Books that were found not to be the exchange's. */
    public long checksumMismatches() {
        return read(CHECKSUM_MISMATCHES);
    }

    /** Mark prices and funding of perpetual contracts. */
    public long derivativeStatuses() {
        return read(DERIVATIVE_STATUSES);
    }

    /** Frames of a book that is broken, or of a channel that was unsubscribed. */
    public long lateFrames() {
        return read(LATE_FRAMES);
    }

    /** Acknowledgements and frames of subscriptions we have no use for, such as funding. */
    public long channelsIgnored() {
        return read(CHANNELS_IGNORED);
    }

    /** Account frames that decide nothing here: wallets, positions, funding, orders of other clients. */
    public long accountIgnored() {
        return read(ACCOUNT_IGNORED);
    }

    /** Data for a channel that was never acknowledged. */
    public long unknownChannel() {
        return read(UNKNOWN_CHANNEL);
    }

    /** Frames refused for what they say: not JSON, not the exchange's form, a number out of range, too long. */
    public long malformed() {
        return read(MALFORMED);
    }

    public long sequenceGaps() {
        return read(SEQUENCE_GAPS);
    }

    /** Fills whose fee was paid in a third currency: it cannot be told in quote units and is booked as zero. */
    public long foreignFees() {
        return read(FOREIGN_FEES);
    }
}
