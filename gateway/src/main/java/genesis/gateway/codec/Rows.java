package genesis.gateway.codec;

/**
 * The rows of an array of arrays, read completely before any of them is published: a frame that breaks off in its last
 * row has changed nothing.
 * <p>Threading: one thread. Allocation: none after construction.
 */
final class Rows {
    /** A book has at most 500 levels, a trades snapshot 120, a candle snapshot some hundreds. */
    static final int ROW_COUNT_MAX = 2_048;
    private static final int WIDTH_MAX = 6;

    /** Which columns are decimals, by bit; the others are whole numbers. */
    private static final int BOOK_DECIMALS = 0b101;
    private static final int ORDER_DECIMALS = 0b110;
    private static final int TRADE_DECIMALS = 0b1100;
    private static final int CANDLE_DECIMALS = 0b111110;

    private final long[] values = new long[ROW_COUNT_MAX * WIDTH_MAX];
    private final int[] order = new int[ROW_COUNT_MAX];
    private final long[] firstTokens = new long[ROW_COUNT_MAX];
    private final long[] amountTokens = new long[ROW_COUNT_MAX];
    private int width;
    private int count;

    /** Price, count, amount. */
    void readBook(final FrameReader reader) {
        read(reader, 3, BOOK_DECIMALS);
    }

    /** Order id, price, amount. */
    void readOrders(final FrameReader reader) {
        read(reader, 3, ORDER_DECIMALS);
    }

    /** Forgets all rows; levels of a book are to be added. */
    void beginBook() {
        width = 3;
        count = 0;
    }

    /** A level as {@link #readBook} would have read it, but without text. */
    void addLevel(final long priceE8, final int orderCount, final long amountE8) {
        final int from = count * width;
        values[from] = priceE8;
        values[from + 1] = orderCount;
        values[from + 2] = amountE8;
        order[count] = count;
        count++;
    }

    /** Where the text of a book's first column stands in the frame. */
    long firstToken(final int row) {
        return firstTokens[row];
    }

    /** Where the text of a book's third column stands in the frame. */
    long amountToken(final int row) {
        return amountTokens[row];
    }

    /** Id, time, amount, price. */
    void readTrades(final FrameReader reader) {
        read(reader, 4, TRADE_DECIMALS);
    }

    /** Open time, open, close, high, low, volume. */
    void readCandles(final FrameReader reader) {
        read(reader, 6, CANDLE_DECIMALS);
    }

    /** One of them, not in a table. */
    void readCandle(final FrameReader reader) {
        width = 6;
        count = 0;
        readRow(reader, CANDLE_DECIMALS);
        order[0] = 0;
        count = 1;
    }

    int count() {
        return count;
    }

    long value(final int row, final int column) {
        return values[order[row] * width + column];
    }

    /**
     * Oldest first by the time in one column, then by the id in another. The wire has them nearly sorted, newest first.
     */
    void sort(final int timeColumn, final int idColumn) {
        for (int i = 0; i < count; i++) {
            order[i] = count - 1 - i;
        }
        for (int i = 1; i < count; i++) {
            final int row = order[i];
            int at = i;
            for (; at > 0 && isBefore(row, order[at - 1], timeColumn, idColumn); at--) {
                order[at] = order[at - 1];
            }
            order[at] = row;
        }
    }

    private boolean isBefore(final int row, final int other, final int timeColumn, final int idColumn) {
        final long time = values[row * width + timeColumn];
        final long otherTime = values[other * width + timeColumn];
        return time < otherTime
            || time == otherTime && values[row * width + idColumn] < values[other * width + idColumn];
    }

    private void read(final FrameReader reader, final int newWidth, final int decimals) {
        width = newWidth;
        count = 0;
        reader.expect('[');
        if (reader.accept(']')) {
            return;
        }
        do {
            if (count == ROW_COUNT_MAX) {
                reader.fail(NumberParser.TOO_LONG);
                return;
            }
            readRow(reader, decimals);
            order[count] = count;
            count++;
        } while (reader.accept(','));
        reader.expect(']');
    }

    private void readRow(final FrameReader reader, final int decimals) {
        final int from = count * width;
        reader.expect('[');
        for (int column = 0; column < width; column++) {
            if (column > 0) {
                reader.expect(',');
            }
            reader.peek();
            final int start = reader.position;
            values[from + column] = (decimals >>> column & 1) == 1 ? reader.e8() : reader.integer();
            if (column == 0) {
                firstTokens[count] = Token.of(start, reader.position);
            } else if (column == 2) {
                amountTokens[count] = Token.of(start, reader.position);
            }
        }
        reader.endRow();
    }
}
