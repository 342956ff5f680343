package genesis.gateway.simulator.market;

import genesis.core.exchange.MatchingBook;
import genesis.core.message.Side;
import genesis.gateway.simulator.wire.FrameText;
import java.util.Arrays;

/**
 * One side of a {@link BookWindow}: the best rows as they are now, and as they were told last. A row is a level or, in
 * a raw book, an order; both are in the order of price, orders of one price in that of their numbers.
 * <p>Allocation: when a level has more orders than any before. Threading: one thread.
 */
final class WindowSide {
    private static final int NONE = MatchingBook.NONE;

    private final Side side;
    private final boolean bids;
    private final Precision precision;
    private final int length;
    private Rows now;
    private Rows told;

    WindowSide(final Side side, final Precision precision, final int length) {
        this.side = side;
        this.precision = precision;
        this.length = length;
        bids = side == Side.BUY;
        now = new Rows(length + 8);
        told = new Rows(length + 8);
    }

    /** Looks at the book; what was now before is what was told. */
    void look(final MatchingBook book) {
        final Rows free = told;
        told = now;
        now = free;
        now.size = 0;
        if (precision == Precision.R0) {
            lookAtOrders(book);
        } else {
            lookAtLevels(book);
        }
        now.size = Math.min(now.size, length);
    }

    /** Writes a removal for each row that was told and is no longer there. */
    void writeRemoved(final BatchRows batch) {
        int at = 0;
        for (int i = 0; i < told.size; i++) {
            while (at < now.size && compare(now, at, told, i) < 0) {
                at++;
            }
            if (at == now.size || compare(now, at, told, i) != 0) {
                final FrameText text = batch.begin();
                if (precision == Precision.R0) {
                    text.whole(told.orderId[i]).raw(",0,");
                } else {
                    text.e8(told.priceE8[i]).raw(",0,");
                }
                text.raw(bids ? "1" : "-1");
                batch.end();
            }
        }
    }

    /** Writes new and changed rows, best first. */
    void writeChanged(final BatchRows batch) {
        int at = 0;
        for (int i = 0; i < now.size; i++) {
            while (at < told.size && compare(told, at, now, i) < 0) {
                at++;
            }
            final boolean isKnown = at < told.size && compare(told, at, now, i) == 0;
            if (!isKnown || told.qtyE8[at] != now.qtyE8[i] || told.orderCount[at] != now.orderCount[i]) {
                writeFields(batch.begin(), i);
                batch.end();
            }
        }
    }

    /** Writes all rows, best first, each with a comma behind it. */
    void writeAll(final FrameText text) {
        for (int i = 0; i < now.size; i++) {
            writeFields(text.raw('['), i);
            text.raw("],");
        }
    }

    /** Writes a row's part of the checksum: {@code price:amount:}, or nothing where there are not so many rows. */
    void writeChecked(final FrameText text, final int row) {
        if (row >= now.size) {
            return;
        }
        if (precision == Precision.R0) {
            text.whole(now.orderId[row]);
        } else {
            text.e8(now.priceE8[row]);
        }
        text.raw(':').e8(signed(now.qtyE8[row])).raw(':');
    }

    private void writeFields(final FrameText text, final int row) {
        if (precision == Precision.R0) {
            text.whole(now.orderId[row]).raw(',').e8(now.priceE8[row]);
        } else {
            text.e8(now.priceE8[row]).raw(',').whole(now.orderCount[row]);
        }
        text.raw(',').e8(signed(now.qtyE8[row]));
    }

    private void lookAtLevels(final MatchingBook book) {
        for (int level = book.bestLevel(side); level != NONE; level = book.nextLevel(side, level)) {
            final long shownE8 = precision.shownE8(book.levelPriceE8(side, level), bids);
            if (now.size > 0 && now.priceE8[now.size - 1] == shownE8) {
                now.qtyE8[now.size - 1] += book.levelQtyE8(side, level);
                now.orderCount[now.size - 1] += book.levelOrderCount(side, level);
            } else if (now.size == length) {
                return;
            } else {
                now.add(0, shownE8, book.levelOrderCount(side, level), book.levelQtyE8(side, level));
            }
        }
    }

    private void lookAtOrders(final MatchingBook book) {
        for (int level = book.bestLevel(side); level != NONE && now.size < length;
            level = book.nextLevel(side, level)) {
            final int first = now.size;
            for (int order = book.firstOrder(side, level); order != NONE; order = book.nextOrder(order)) {
                now.add(book.orderId(order), book.priceE8(order), 1, book.leftE8(order));
                now.sinkLast(first);
            }
        }
    }

    /** Below zero where the first row is the better one. */
    private int compare(final Rows one, final int i, final Rows other, final int j) {
        if (one.priceE8[i] != other.priceE8[j]) {
            return one.priceE8[i] > other.priceE8[j] == bids ? -1 : 1;
        }
        return Long.compare(one.orderId[i], other.orderId[j]);
    }

    private long signed(final long qtyE8) {
        return bids ? qtyE8 : -qtyE8;
    }

    /** Columns of rows. */
    private static final class Rows {
        private long[] orderId;
        private long[] priceE8;
        private int[] orderCount;
        private long[] qtyE8;
        private int size;

        Rows(final int capacity) {
            orderId = new long[capacity];
            priceE8 = new long[capacity];
            orderCount = new int[capacity];
            qtyE8 = new long[capacity];
        }

        void add(final long id, final long atE8, final int count, final long sumE8) {
            if (size == orderId.length) {
                orderId = Arrays.copyOf(orderId, 2 * size);
                priceE8 = Arrays.copyOf(priceE8, 2 * size);
                orderCount = Arrays.copyOf(orderCount, 2 * size);
                qtyE8 = Arrays.copyOf(qtyE8, 2 * size);
            }
            orderId[size] = id;
            priceE8[size] = atE8;
            orderCount[size] = count;
            qtyE8[size++] = sumE8;
        }

        /** Moves the last row before those of its price that have larger numbers. */
        void sinkLast(final int first) {
            for (int at = size - 1; at > first && orderId[at - 1] > orderId[at]; at--) {
                final long id = orderId[at];
                final long left = qtyE8[at];
                orderId[at] = orderId[at - 1];
                qtyE8[at] = qtyE8[at - 1];
                orderId[at - 1] = id;
                qtyE8[at - 1] = left;
            }
        }
    }
}
