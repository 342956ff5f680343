package genesis.gateway.simulator.market;

import genesis.core.exchange.MatchingBook;
import genesis.core.message.Side;
import genesis.gateway.simulator.wire.FrameText;
import java.util.zip.CRC32;

/**
 * The part of a book that a subscription shows: its best rows at a precision. {@link #look} compares with what was told
 * before; the batch is the difference, so that a row that leaves the window is removed and one that enters is told, and
 * no removal ever names an unknown row.
 *
 * <pre>
 *   batch   removed bids, removed asks, new and changed bids best to worst, new and changed asks best to worst
 * </pre>
 *
 * <p>Allocation: when a batch or a level grows beyond any before. Threading: one thread.
 */
public final class BookWindow {
    /** Rows of a side that the checksum covers. */
    private static final int CHECKED = 25;

    private final MatchingBook book;
    private final WindowSide bids;
    private final WindowSide asks;
    private final BatchRows batch = new BatchRows();
    private final FrameText checked = new FrameText();
    private final CRC32 crc = new CRC32();

    /** Shows the book as it is now. */
    public BookWindow(final MatchingBook book, final Precision precision, final int length) {
        this.book = book;
        bids = new WindowSide(Side.BUY, precision, length);
        asks = new WindowSide(Side.SELL, precision, length);
        look();
    }

    /** True for the lengths that the exchange offers. */
    public static boolean isLength(final int length) {
        return length == 1 || length == 25 || length == 100 || length == 250;
    }

    /** Looks at the book and prepares the batch; returns its rows. */
    public int look() {
        bids.look(book);
        asks.look(book);
        batch.clear();
        bids.writeRemoved(batch);
        asks.writeRemoved(batch);
        bids.writeChanged(batch);
        asks.writeChanged(batch);
        return batch.count();
    }

    /** One row of the batch. */
    public void writeRow(final FrameText text, final int row) {
        batch.write(text, row);
    }

    /** The whole batch as one list. */
    public void writeBatch(final FrameText text) {
        batch.writeAll(text);
    }

    /** The whole window as one list: bids best to worst, asks best to worst. */
    public void writeSnapshot(final FrameText text) {
        text.raw('[');
        bids.writeAll(text);
        asks.writeAll(text);
        text.dropLast(',').raw(']');
    }

    /** The exchange's checksum: CRC-32 over the texts of the best 25 rows, bid and ask by turns, as a signed number. */
    public int checksum() {
        checked.clear();
        for (int i = 0; i < CHECKED; i++) {
            bids.writeChecked(checked, i);
            asks.writeChecked(checked, i);
        }
        checked.dropLast(':');
        crc.reset();
        crc.update(checked.bytes(), 0, checked.length());
        return (int) crc.getValue();
    }
}
