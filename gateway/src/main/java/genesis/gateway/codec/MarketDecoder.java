package genesis.gateway.codec;

import genesis.core.message.Message;
import genesis.core.message.RefusedFrame;
import genesis.core.message.TradeKind;

/**
 * Books, trades, tickers, candles: the payloads behind the channel number. Each method reads its payload, asks the
 * frame whether it is complete, and only then publishes.
 * <p>Threading: the gateway's thread. Allocation: none after construction.
 */
final class MarketDecoder {
    private static final long CANDLE_MS = 60_000;
    private static final long NS_PER_MS = 1_000_000;
    private static final int TICKER_WIDTH = 10;

    private final FrameDecoder frames;
    private final FrameReader reader;
    private final int connectionId;
    private final InputPublisher inputs;
    private final FrameCounters counters;
    private final Rows rows = new Rows();
    private final long[] ticker = new long[TICKER_WIDTH];
    private long timeNs;

    MarketDecoder(final FrameDecoder frames, final FrameReader reader, final int connectionId,
                  final InputPublisher inputs, final FrameCounters counters) {
        this.frames = frames;
        this.reader = reader;
        this.connectionId = connectionId;
        this.inputs = inputs;
        this.counters = counters;
    }

    /** An array that is no message with a tag. */
    void onPayload(final ChannelState channel, final long frameTimeNs) {
        timeNs = frameTimeNs;
        if (reader.peek() != '[') {
            frames.refuse(RefusedFrame.MALFORMED);
            return;
        }
        final int from = reader.position;
        reader.position++;
        final int first = reader.peek();
        final boolean isTable = first == '[' || first == ']';
        switch (channel.channel) {
            case BOOK -> {
                if (!isTable) {
                    onBookRow(channel);
                } else {
                    reader.position = from;
                    onBookTable(channel);
                }
            }
            case TRADES -> {
                reader.position = from;
                onTradesTable(channel);
            }
            case TICKER -> onTickerRow(channel);
            case CANDLES -> {
                reader.position = from;
                onCandles(channel, isTable);
            }
            default -> frames.refuse(RefusedFrame.MALFORMED);
        }
    }

    /** The one message out of a hundred others: a level of a book. */
    private void onBookRow(final ChannelState channel) {
        final long priceE8 = reader.decimal();
        reader.expect(',');
        final long orderCount = reader.whole();
        reader.expect(',');
        final long amountE8 = reader.decimal();
        reader.endRow();
        if (frames.isComplete() && isCount(orderCount)) {
            inputs.bookUpdate(timeNs, connectionId, channel.instrumentId, priceE8, (int) orderCount, amountE8);
            counters.add(FrameCounters.BOOK_UPDATES, 1);
        }
    }

    private void onBookTable(final ChannelState channel) {
        rows.readBook(reader);
        if (!frames.isComplete()) {
            return;
        }
        for (int row = 0; row < rows.count(); row++) {
            if (!isCount(rows.value(row, 1))) {
                return;
            }
        }
        if (channel.snapshotSeen) {
            for (int row = 0; row < rows.count(); row++) {
                inputs.bookUpdate(timeNs, connectionId, channel.instrumentId,
                    rows.value(row, 0), (int) rows.value(row, 1), rows.value(row, 2));
            }
            counters.add(FrameCounters.BOOK_UPDATES, rows.count());
            return;
        }
        channel.snapshotSeen = true;
        int row = 0;
        do {
            inputs.bookSnapshot(timeNs, connectionId, channel.instrumentId, rows, row);
            row += Message.SNAPSHOT_LEVELS_MAX;
        } while (row < rows.count());
        counters.add(FrameCounters.SNAPSHOTS, 1);
    }

    /** One te or tu, behind its tag. */
    void onTrade(final ChannelState channel, final TradeKind kind, final long frameTimeNs) {
        timeNs = frameTimeNs;
        reader.expect(',');
        reader.expect('[');
        final long tradeId = reader.whole();
        reader.expect(',');
        final long exchangeTimeMs = reader.whole();
        reader.expect(',');
        final long amountE8 = reader.decimal();
        reader.expect(',');
        final long priceE8 = reader.decimal();
        reader.endRow();
        if (frames.isComplete()) {
            inputs.trade(timeNs, connectionId, channel.instrumentId, kind, tradeId, exchangeTimeMs, priceE8, amountE8);
            counters.add(kind == TradeKind.EXECUTED ? FrameCounters.TE : FrameCounters.TU, 1);
        }
    }

    /** One cs, behind its tag. */
    void onChecksum(final ChannelState channel, final long frameTimeNs) {
        timeNs = frameTimeNs;
        reader.expect(',');
        final long checksum = reader.whole();
        if (frames.isComplete() && isHeld(checksum == (int) checksum)) {
            inputs.bookChecksum(timeNs, connectionId, channel.instrumentId, (int) checksum);
            counters.add(FrameCounters.CHECKSUMS, 1);
        }
    }

    private void onTradesTable(final ChannelState channel) {
        rows.readTrades(reader);
        if (!frames.isComplete()) {
            return;
        }
        rows.sort(1, 0);
        for (int row = 0; row < rows.count(); row++) {
            inputs.trade(timeNs, connectionId, channel.instrumentId, TradeKind.SNAPSHOT,
                rows.value(row, 0), rows.value(row, 1), rows.value(row, 3), rows.value(row, 2));
        }
    }

    private void onTickerRow(final ChannelState channel) {
        for (int i = 0; i < TICKER_WIDTH; i++) {
            if (i > 0) {
                reader.expect(',');
            }
            ticker[i] = reader.decimalOrNull();
        }
        reader.endRow();
        if (frames.isComplete()) {
            inputs.ticker(timeNs, connectionId, channel.instrumentId, ticker);
            counters.add(FrameCounters.TICKERS, 1);
        }
    }

    /** Only the first table is history; later candles are what the engine builds itself. */
    private void onCandles(final ChannelState channel, final boolean isTable) {
        if (!isTable || channel.snapshotSeen) {
            frames.passOver(FrameCounters.CANDLE_UPDATES_IGNORED);
            return;
        }
        rows.readCandles(reader);
        if (!frames.isComplete()) {
            return;
        }
        channel.snapshotSeen = true;
        rows.sort(0, 0);
        for (int row = 0; row < rows.count(); row++) {
            if (rows.value(row, 0) <= timeNs / NS_PER_MS - CANDLE_MS) {
                inputs.candle(timeNs, connectionId, channel.instrumentId, rows, row);
            }
        }
    }

    private boolean isCount(final long orderCount) {
        return isHeld(orderCount >= 0 && orderCount <= Integer.MAX_VALUE);
    }

    private boolean isHeld(final boolean holds) {
        if (!holds) {
            frames.refuse(RefusedFrame.BAD_NUMBER);
        }
        return holds;
    }
}
