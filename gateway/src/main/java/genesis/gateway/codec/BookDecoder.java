package genesis.gateway.codec;

import genesis.core.message.ChecksumResult;
import genesis.core.message.FeedProblem;
import genesis.core.message.Message;
import genesis.core.message.RefusedFrame;

/**
 * Books: aggregated ones of any precision, and raw ones, whose orders become levels here. Where the exchange sends
 * checksums, each change is mirrored and each checksum compared; a book that differs is broken at once.
 * <p>Threading: the gateway's thread. Allocation: none after construction.
 */
final class BookDecoder {
    private final FrameDecoder frames;
    private final FrameReader reader;
    private final int connectionId;
    private final InputPublisher inputs;
    private final FrameCounters counters;
    private final Rows rows = new Rows();
    private long timeNs;

    BookDecoder(final FrameDecoder frames, final FrameReader reader, final int connectionId,
                final InputPublisher inputs, final FrameCounters counters) {
        this.frames = frames;
        this.reader = reader;
        this.connectionId = connectionId;
        this.inputs = inputs;
        this.counters = counters;
    }

    /** The reader stands at the payload's bracket. */
    void onPayload(final ChannelState book, final long frameTimeNs) {
        timeNs = frameTimeNs;
        if (!reader.isTable()) {
            onRow(book);
            return;
        }
        if (book.raw == null) {
            rows.readBook(reader);
        } else {
            rows.readOrders(reader);
        }
        if (!frames.isComplete()) {
            return;
        }
        for (int row = 0; row < rows.count(); row++) {
            if (!isHeld(book, rows.value(row, 0), rows.value(row, 1), rows.value(row, 2))) {
                return;
            }
        }
        if (book.snapshotSeen) {
            onBulk(book);
        } else {
            book.snapshotSeen = true;
            onSnapshot(book);
        }
    }

    /** One cs, behind its tag. */
    void onChecksum(final ChannelState book, final long frameTimeNs) {
        timeNs = frameTimeNs;
        reader.expect(',');
        final long checksum = reader.whole();
        if (!frames.isComplete()) {
            return;
        }
        if (checksum != (int) checksum) {
            frames.refuse(RefusedFrame.BAD_NUMBER);
            return;
        }
        final ChecksumResult result = !book.isChecked || !book.snapshotSeen ? ChecksumResult.UNCHECKED
            : book.mirror.checksum() == checksum ? ChecksumResult.MATCHED : ChecksumResult.MISMATCHED;
        counters.add(FrameCounters.CHECKSUMS, 1);
        inputs.bookChecksum(timeNs, connectionId, book.instrumentId, (int) checksum, result);
        if (result == ChecksumResult.MISMATCHED) {
            counters.add(FrameCounters.CHECKSUM_MISMATCHES, 1);
            frames.breakBook(book, FeedProblem.CHECKSUM_MISMATCH);
        }
    }

    /** The one message out of a hundred others: a level of a book, or an order. */
    private void onRow(final ChannelState book) {
        final int firstFrom = reader.position;
        final long first = book.raw == null ? reader.e8() : reader.integer();
        final long firstToken = Token.of(firstFrom, reader.position);
        reader.passComma();
        final long second = book.raw == null ? reader.wholeAndComma() : reader.decimalAndComma();
        reader.passSpace();
        final int amountFrom = reader.position;
        final long amountE8 = second == 0 ? reader.one() : reader.e8();
        final long amountToken = Token.of(amountFrom, reader.position);
        reader.endRow();
        if (frames.isComplete() && isHeld(book, first, second, amountE8)) {
            apply(book, firstToken, amountToken, first, second, amountE8);
        }
    }

    private void onBulk(final ChannelState book) {
        for (int row = 0; row < rows.count() && !book.isBroken; row++) {
            apply(book, rows.firstToken(row), rows.amountToken(row),
                rows.value(row, 0), rows.value(row, 1), rows.value(row, 2));
        }
    }

    private void onSnapshot(final ChannelState book) {
        for (int row = 0; row < rows.count() && book.mirror != null; row++) {
            if (book.raw == null) {
                book.mirror.level(reader, rows.firstToken(row), rows.amountToken(row),
                    rows.value(row, 0), rows.value(row, 1), rows.value(row, 2));
            } else if (!moveOrder(book, rows.firstToken(row), rows.amountToken(row),
                rows.value(row, 0), rows.value(row, 1), rows.value(row, 2))) {
                return;
            }
        }
        if (book.raw != null) {
            book.raw.levels(rows);
        }
        int row = 0;
        do {
            inputs.bookSnapshot(timeNs, connectionId, book.instrumentId, rows, row);
            row += Message.SNAPSHOT_LEVELS_MAX;
        } while (row < rows.count());
        counters.add(FrameCounters.SNAPSHOTS, 1);
    }

    private void apply(final ChannelState book, final long firstToken, final long amountToken,
                       final long first, final long second, final long amountE8) {
        if (book.raw != null) {
            onOrder(book, firstToken, amountToken, first, second, amountE8);
            return;
        }
        if (book.isChecked) {
            book.mirror.level(reader, firstToken, amountToken, first, second, amountE8);
        }
        inputs.bookUpdate(timeNs, connectionId, book.instrumentId, first, (int) second, amountE8);
        counters.add(FrameCounters.BOOK_UPDATES, 1);
    }

    /** An order without a price is gone. One that moved changes two levels. */
    private void onOrder(final ChannelState book, final long idToken, final long amountToken,
                         final long orderId, final long priceE8, final long amountE8) {
        final long left = book.raw.place(orderId);
        final long entered = priceE8 == 0 ? 0 : amountE8 > 0 ? priceE8 : -priceE8;
        if (!moveOrder(book, idToken, amountToken, orderId, priceE8, amountE8)) {
            return;
        }
        if (left != 0 && left != entered) {
            publishLevel(book, left);
        }
        if (entered != 0) {
            publishLevel(book, entered);
        }
    }

    /** From wherever it stood to where it stands now, if anywhere. False where the book has become none. */
    private boolean moveOrder(final ChannelState book, final long idToken, final long amountToken,
                              final long orderId, final long priceE8, final long amountE8) {
        book.raw.remove(orderId);
        if (priceE8 == 0) {
            return true;
        }
        if (book.raw.isFull()) {
            frames.refuse(RefusedFrame.TOO_LONG);
            return false;
        }
        book.raw.put(reader, idToken, amountToken, orderId, priceE8, amountE8);
        return true;
    }

    private void publishLevel(final ChannelState book, final long place) {
        book.raw.sum(place);
        inputs.bookUpdate(timeNs, connectionId, book.instrumentId, Math.abs(place), book.raw.levelCount(),
            book.raw.levelAmountE8());
        counters.add(FrameCounters.BOOK_UPDATES, 1);
    }

    /** Prices above zero, a side, a count; a raw order may have the price zero, which removes it. */
    private boolean isHeld(final ChannelState book, final long first, final long second, final long amountE8) {
        final boolean holds = amountE8 != 0 && (book.raw == null
            ? first > 0 && second >= 0 && second <= Integer.MAX_VALUE : first > 0 && second >= 0);
        if (!holds) {
            frames.refuse(RefusedFrame.BAD_NUMBER);
        }
        return holds;
    }
}
