package genesis.gateway.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import genesis.gateway.simulator.account.RecordedMarket;
import genesis.gateway.simulator.channel.PrivateDesk;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import genesis.gateway.simulator.wire.DecimalText;
import org.agrona.collections.Int2IntHashMap;

/**
 * Shows a recorded market to the accounts: books and executed trades of the instruments that the recording
 * acknowledges. Only used where a client may trade; a recording that is only watched is not read a second time.
 * <p>Threading: the event loop.
 */
final class CaptureMarket {
    private static final byte[] SYMBOL = "\"symbol\":\"".getBytes(US_ASCII);
    private static final byte[] CHANNEL_ID = "\"chanId\":".getBytes(US_ASCII);
    private static final byte[] EXECUTED = "\"te\",[".getBytes(US_ASCII);
    private static final int UNKNOWN = -1;

    private final Int2IntHashMap instrumentOfChannel = new Int2IntHashMap(UNKNOWN);
    private final RecordedMarket market;
    private final PrivateDesk desk;
    private final BookRows rows = new BookRows();

    /** The desk's accounts trade in the market. */
    CaptureMarket(final RecordedMarket market, final PrivateDesk desk) {
        this.market = market;
        this.desk = desk;
    }

    boolean answer(final ClientConnection client, final ClientFrame frame, final long timeNs) {
        desk.time(timeNs);
        return desk.answer(client, frame);
    }

    void disconnected(final ClientConnection client) {
        desk.disconnected(client);
    }

    /** One frame of the recording. */
    void onFrame(final CaptureReader frame, final CaptureTime time, final long timeNs) {
        final byte[] bytes = frame.bytes();
        final int start = frame.offset();
        final int end = start + frame.length();
        desk.time(timeNs);
        if (bytes[start] == '{') {
            noteChannel(bytes, start, end);
            return;
        }
        final int instrument = instrumentOfChannel.get(CaptureTime.channelId(bytes, start, end));
        if (instrument == UNKNOWN) {
            return;
        }
        final int kind = time.kindOf(bytes, start, end);
        if (kind == CaptureTime.BOOK && rows.begin(bytes, start, end)) {
            applyBook(instrument);
        } else if (kind == CaptureTime.TRADES) {
            applyTrade(instrument, bytes, start, end);
        }
        desk.time(timeNs); // Books and tells what that did to orders.
    }

    private void applyBook(final int instrument) {
        if (!rows.isSnapshot()) {
            if (rows.next()) {
                market.level(instrument, rows.priceE8(), rows.amountE8(), rows.orderCount());
            }
            return;
        }
        market.clear(instrument);
        while (rows.next()) {
            market.level(instrument, rows.priceE8(), rows.amountE8(), rows.orderCount());
        }
    }

    /** {@code [chan,"te",[id,ms,amount,price]]} */
    private void applyTrade(final int instrument, final byte[] bytes, final int start, final int end) {
        final int row = CaptureTime.find(bytes, start, end, EXECUTED);
        if (row < 0) {
            return;
        }
        final int amount = behindComma(bytes, behindComma(bytes, row + EXECUTED.length, end), end);
        final int price = behindComma(bytes, amount, end);
        int priceEnd = price;
        while (priceEnd < end && bytes[priceEnd] != ']') {
            priceEnd++;
        }
        final long amountE8 = DecimalText.parseE8(bytes, amount, Math.max(amount, price - 1));
        final long priceE8 = DecimalText.parseE8(bytes, price, priceEnd);
        if (amountE8 != DecimalText.NOT_A_NUMBER && priceE8 != DecimalText.NOT_A_NUMBER) {
            market.traded(instrument, priceE8, amountE8);
        }
    }

    private void noteChannel(final byte[] bytes, final int start, final int end) {
        final int symbolAt = CaptureTime.find(bytes, start, end, SYMBOL);
        final int idAt = CaptureTime.find(bytes, start, end, CHANNEL_ID);
        if (symbolAt < 0 || idAt < 0) {
            return;
        }
        final int from = symbolAt + SYMBOL.length;
        int to = from;
        while (to < end && bytes[to] != '"') {
            to++;
        }
        final String symbol = new String(bytes, from, to - from, US_ASCII);
        instrumentOfChannel.put(CaptureTime.channelId(bytes, idAt + CHANNEL_ID.length - 1, end), market.define(symbol));
    }

    private static int behindComma(final byte[] bytes, final int from, final int end) {
        int at = from;
        while (at < end && bytes[at] != ',') {
            at++;
        }
        return Math.min(end, at + 1);
    }
}
