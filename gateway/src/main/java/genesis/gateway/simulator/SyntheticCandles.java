package genesis.gateway.simulator;

import genesis.gateway.simulator.wire.FrameText;

/**
 * One-minute candles of a synthetic instrument: the last ones that closed, and the one that runs.
 * <p>Allocation: none after construction. Threading: one thread.
 */
final class SyntheticCandles {
    /** Closed candles that are kept: the exchange sends about as many. */
    static final int HISTORY_COUNT = 240;
    static final long MINUTE_MS = 60_000;

    private static final int COLUMNS = 6;

    /** Open time in ms, open, close, high, low, volume: the order of the wire. */
    private final long[][] rows = new long[HISTORY_COUNT + 1][COLUMNS];
    private int current;
    private int closedCount;

    /** Takes a trade in; a trade of a later minute closes the candle before. */
    void add(final long timeMs, final long priceE8, final long qtyE8) {
        final long openMs = timeMs - timeMs % MINUTE_MS;
        final long[] row = rows[current];
        if (row[0] != openMs) {
            begin(openMs, priceE8);
        }
        final long[] now = rows[current];
        now[2] = priceE8;
        now[3] = Math.max(now[3], priceE8);
        now[4] = Math.min(now[4], priceE8);
        now[5] += qtyE8;
    }

    /** A candle of the past, oldest first. */
    void addClosed(final long openMs, final long openE8, final long closeE8, final long highE8, final long lowE8,
                   final long volumeE8) {
        begin(openMs, openE8);
        final long[] row = rows[current];
        row[2] = closeE8;
        row[3] = highE8;
        row[4] = lowE8;
        row[5] = volumeE8;
    }

    /** Closed candles at this time, all but one that still runs. */
    int closedCount(final long timeMs) {
        return isRunning(timeMs) ? closedCount - 1 : Math.min(closedCount, HISTORY_COUNT);
    }

    /** Writes a closed candle; 0 is the newest. */
    void writeClosed(final FrameText text, final int i, final long timeMs) {
        write(text, Math.floorMod(current - i - (isRunning(timeMs) ? 1 : 0), rows.length));
    }

    /** Writes the newest candle, running or not. */
    void writeCurrent(final FrameText text) {
        write(text, current);
    }

    /** One field of the newest candle or, further back, of an older one. */
    long column(final int i, final int column) {
        return rows[Math.floorMod(current - i, rows.length)][column];
    }

    private boolean isRunning(final long timeMs) {
        return rows[current][0] == timeMs - timeMs % MINUTE_MS;
    }

    private void begin(final long openMs, final long priceE8) {
        current = (current + 1) % rows.length;
        closedCount = Math.min(closedCount + 1, rows.length);
        final long[] row = rows[current];
        row[0] = openMs;
        row[1] = priceE8;
        row[2] = priceE8;
        row[3] = priceE8;
        row[4] = priceE8;
        row[5] = 0;
    }

    private void write(final FrameText text, final int at) {
        final long[] row = rows[at];
        text.raw('[').whole(row[0]);
        for (int i = 1; i < COLUMNS; i++) {
            text.raw(',').e8(row[i]);
        }
        text.raw(']');
    }
}
