package genesis.gateway.simulator.market;

import genesis.gateway.simulator.wire.FrameText;
import java.util.Arrays;

/**
 * The public trades of one instrument, the last ones of them, by time.
 * <p>Allocation: until it has reached its length. Threading: one thread.
 */
final class TradeTape {
    /** Trades that are kept: what one request gets at most, and some. */
    static final int COUNT_MAX = 16_384;

    private static final int COLUMNS = 4;
    private static final int ID = 0;
    private static final int TIME = 1;
    private static final int AMOUNT = 2;
    private static final int PRICE = 3;

    private long[] cells = new long[64 * COLUMNS];
    /** All trades ever; the newest stands at this number less one. */
    private int count;

    /** Times and numbers ascend; the amount is signed by the taker's side. */
    void add(final long tradeId, final long timeMs, final long amountE8, final long priceE8) {
        if (count * COLUMNS == cells.length && count < COUNT_MAX) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
        final int at = at(count++);
        cells[at + ID] = tradeId;
        cells[at + TIME] = timeMs;
        cells[at + AMOUNT] = amountE8;
        cells[at + PRICE] = priceE8;
    }

    long lastPriceE8() {
        return cells[at(count - 1) + PRICE];
    }

    /** {@code [[id,ms,amount,price],…]} of a range of time, in either order. */
    void write(final FrameText text, final long startMs, final long endMs, final int limit, final boolean isAscending) {
        final int oldest = Math.max(0, count - COUNT_MAX);
        final int from = firstFrom(startMs, oldest);
        final int until = endMs == Long.MAX_VALUE ? count : firstFrom(endMs + 1, oldest);
        text.raw('[');
        if (isAscending) {
            for (int i = from; i < until && i < from + limit; i++) {
                writeRow(text, i);
                text.raw(',');
            }
        } else {
            for (int i = until - 1; i >= from && i >= until - limit; i--) {
                writeRow(text, i);
                text.raw(',');
            }
        }
        text.dropLast(',').raw(']');
    }

    private void writeRow(final FrameText text, final int trade) {
        final int at = at(trade);
        text.raw('[').whole(cells[at + ID]).raw(',').whole(cells[at + TIME]).raw(',').e8(cells[at + AMOUNT]).raw(',')
            .e8(cells[at + PRICE]).raw(']');
    }

    /** The first trade at or behind this time. */
    private int firstFrom(final long timeMs, final int oldest) {
        int low = oldest;
        int high = count;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (cells[at(middle) + TIME] < timeMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int at(final int trade) {
        return trade % COUNT_MAX % (cells.length / COLUMNS) * COLUMNS;
    }
}
