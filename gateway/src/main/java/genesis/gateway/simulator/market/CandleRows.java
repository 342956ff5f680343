package genesis.gateway.simulator.market;

import java.util.Arrays;

/** Candles of equal length, one after the other, by number. Allocation: when it grows. Threading: one thread. */
final class CandleRows {
    private static final int COLUMNS = 5;
    private static final int OPEN = 0;
    private static final int CLOSE = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int VOLUME = 4;

    private long[] cells = new long[256 * COLUMNS];
    private int count;

    int count() {
        return count;
    }

    void add(final long openE8, final long closeE8, final long highE8, final long lowE8, final long volumeE8) {
        if (cells.length == count * COLUMNS) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
        final int at = count++ * COLUMNS;
        cells[at + OPEN] = openE8;
        cells[at + CLOSE] = closeE8;
        cells[at + HIGH] = highE8;
        cells[at + LOW] = lowE8;
        cells[at + VOLUME] = volumeE8;
    }

    /** A trade within a candle; the first one opens it. */
    void trade(final int row, final long priceE8, final long qtyE8) {
        final int at = row * COLUMNS;
        final boolean isFirst = cells[at + VOLUME] == 0;
        cells[at + OPEN] = isFirst ? priceE8 : cells[at + OPEN];
        cells[at + CLOSE] = priceE8;
        cells[at + HIGH] = isFirst ? priceE8 : Math.max(cells[at + HIGH], priceE8);
        cells[at + LOW] = isFirst ? priceE8 : Math.min(cells[at + LOW], priceE8);
        cells[at + VOLUME] += qtyE8;
    }

    /** Hands a candle on to a longer one. */
    void appendTo(final CandleRow longer, final int row) {
        final int at = row * COLUMNS;
        longer.append(cells[at + OPEN], cells[at + CLOSE], cells[at + HIGH], cells[at + LOW], cells[at + VOLUME]);
    }

    long openE8(final int row) {
        return cells[row * COLUMNS + OPEN];
    }
}
