package genesis.gateway.simulator;

import genesis.gateway.simulator.wire.FrameText;
import java.util.Arrays;

/**
 * A book kept as the exchange wrote it: the text of each level, in the order of a snapshot. Serves a client that joins
 * a recording in the middle.
 * <p>Allocation: a level's text when the book grows. Threading: one thread.
 */
final class MirroredBook {
    private static final int ROW_LENGTH = 96;

    private final Side bids = new Side();
    private final Side asks = new Side();
    private boolean isTold;

    /** Takes in the levels of one frame. */
    void apply(final BookRows rows, final byte[] bytes) {
        if (rows.isSnapshot()) {
            bids.size = 0;
            asks.size = 0;
        }
        isTold = true;
        while (rows.next()) {
            final boolean isBid = rows.amountE8() > 0;
            final Side side = isBid ? bids : asks;
            final long rank = isBid ? -rows.priceE8() : rows.priceE8();
            if (rows.orderCount() == 0) {
                side.remove(rank);
            } else {
                side.put(rank, bytes, rows.rowStart(), rows.rowEnd() - rows.rowStart());
            }
        }
    }

    /** True once a snapshot or an update came. */
    boolean isTold() {
        return isTold;
    }

    /** {@code [[price,count,amount],…]}: bids best to worst, asks best to worst. */
    void write(final FrameText text) {
        text.raw('[');
        bids.write(text);
        asks.write(text);
        text.dropLast(',').raw(']');
    }

    /** Levels in the order of their rank, which grows from best to worst. */
    private static final class Side {
        private long[] rank = new long[256];
        private byte[][] row = new byte[256][];
        private int[] length = new int[256];
        private int size;

        void put(final long newRank, final byte[] bytes, final int offset, final int count) {
            final int found = Arrays.binarySearch(rank, 0, size, newRank);
            final int at = found >= 0 ? found : -found - 1;
            if (found < 0) {
                insert(at, newRank);
            }
            length[at] = Math.min(count, ROW_LENGTH);
            System.arraycopy(bytes, offset, row[at], 0, length[at]);
        }

        void remove(final long oldRank) {
            final int at = Arrays.binarySearch(rank, 0, size, oldRank);
            if (at < 0) {
                return;
            }
            final byte[] free = row[at];
            final int behind = size - at - 1;
            System.arraycopy(rank, at + 1, rank, at, behind);
            System.arraycopy(row, at + 1, row, at, behind);
            System.arraycopy(length, at + 1, length, at, behind);
            size--;
            row[size] = free;
        }

        void write(final FrameText text) {
            for (int i = 0; i < size; i++) {
                text.raw(row[i], 0, length[i]).raw(',');
            }
        }

        private void insert(final int at, final long newRank) {
            if (size == rank.length) {
                rank = Arrays.copyOf(rank, 2 * size);
                row = Arrays.copyOf(row, 2 * size);
                length = Arrays.copyOf(length, 2 * size);
            }
            final byte[] free = row[size] == null ? new byte[ROW_LENGTH] : row[size];
            final int behind = size - at;
            System.arraycopy(rank, at, rank, at + 1, behind);
            System.arraycopy(row, at, row, at + 1, behind);
            System.arraycopy(length, at, length, at + 1, behind);
            rank[at] = newRank;
            row[at] = free;
            size++;
        }
    }
}
