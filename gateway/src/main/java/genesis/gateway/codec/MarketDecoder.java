package genesis.gateway.codec;

import genesis.core.message.RefusedFrame;
import genesis.core.message.Timeframe;
import genesis.core.message.TradeKind;

/**
 * Trades, tickers, candles, the status of derivatives: the payloads behind the channel number. Each method reads its
 * payload, asks the frame whether it is complete, and only then publishes.
 * <p>Threading: the gateway's thread. Allocation: none after construction.
 */
final class MarketDecoder {
    private static final long CANDLE_MS = 60_000;
    private static final long NS_PER_MS = 1_000_000;
    private static final int TICKER_WIDTH = 10;
    private static final int STATUS_WIDTH = 23;
    /** Columns of a status that are whole numbers, by bit: two times and the step. */
    private static final int STATUS_WHOLES = 1 | 1 << 7 | 1 << 9;
    /** Columns of a status that mean something to us, by bit. */
    private static final int STATUS_USED = STATUS_WHOLES | 1 << 2 | 1 << 3 | 1 << 5 | 1 << 8 | 1 << 11 | 1 << 14 | 1 << 17
        | 1 << 21 | 1 << 22;

    private final FrameDecoder frames;
    private final FrameReader reader;
    private final int connectionId;
    private final InputPublisher inputs;
    private final FrameCounters counters;
    private final Rows rows = new Rows();
    private final long[] ticker = new long[TICKER_WIDTH];
    private final long[] status = new long[STATUS_WIDTH];
    private long timeNs;

    MarketDecoder(final FrameDecoder frames, final FrameReader reader, final int connectionId,
                  final InputPublisher inputs, final FrameCounters counters) {
        this.frames = frames;
        this.reader = reader;
        this.connectionId = connectionId;
        this.inputs = inputs;
        this.counters = counters;
    }

    /** The reader stands at the payload's bracket. */
    void onPayload(final ChannelState channel, final long frameTimeNs) {
        timeNs = frameTimeNs;
        switch (channel.channel) {
            case TRADES -> onTradesTable(channel);
            case TICKER -> onTickerRow(channel);
            case CANDLES -> onCandles(channel);
            case STATUS -> onStatusRow(channel);
            default -> frames.refuse(RefusedFrame.MALFORMED);
        }
    }

    /** One te or tu, behind its tag. */
    void onTrade(final ChannelState channel, final TradeKind kind, final long frameTimeNs) {
        timeNs = frameTimeNs;
        reader.expect(',');
        reader.expect('[');
        final long tradeId = reader.wholeAndComma();
        final long exchangeTimeMs = reader.wholeAndComma();
        final long amountE8 = reader.decimalAndComma();
        final long priceE8 = reader.decimal();
        reader.endRow();
        if (frames.isComplete() && isTrade(priceE8, amountE8)) {
            inputs.trade(timeNs, connectionId, channel.instrumentId, kind, tradeId, exchangeTimeMs, priceE8, amountE8);
            counters.add(kind == TradeKind.EXECUTED ? FrameCounters.TE : FrameCounters.TU, 1);
        }
    }

    private void onTradesTable(final ChannelState channel) {
        rows.readTrades(reader);
        if (!frames.isComplete()) {
            return;
        }
        for (int row = 0; row < rows.count(); row++) {
            if (!isTrade(rows.value(row, 3), rows.value(row, 2))) {
                return;
            }
        }
        rows.sort(1, 0);
        for (int row = 0; row < rows.count(); row++) {
            inputs.trade(timeNs, connectionId, channel.instrumentId, TradeKind.SNAPSHOT,
                rows.value(row, 0), rows.value(row, 1), rows.value(row, 3), rows.value(row, 2));
        }
    }

    private void onTickerRow(final ChannelState channel) {
        reader.position++;
        for (int i = 0; i < TICKER_WIDTH - 1; i++) {
            ticker[i] = reader.decimalOrNull();
            reader.passComma();
        }
        ticker[TICKER_WIDTH - 1] = reader.decimalOrNull();
        reader.endRow();
        if (frames.isComplete()) {
            inputs.ticker(timeNs, connectionId, channel.instrumentId, ticker);
            counters.add(FrameCounters.TICKERS, 1);
        }
    }

    /** The first table of the minutes is history as far as it is closed; all else is what the exchange reports. */
    private void onCandles(final ChannelState channel) {
        final int rowFrom = reader.position;
        if (reader.isTable()) {
            rows.readCandles(reader);
        } else {
            reader.position = rowFrom;
            rows.readCandle(reader);
        }
        if (!frames.isComplete()) {
            return;
        }
        final boolean isHistory = !channel.snapshotSeen && channel.timeframe == Timeframe.MINUTE_1;
        channel.snapshotSeen = true;
        rows.sort(0, 0);
        for (int row = 0; row < rows.count(); row++) {
            if (isHistory && rows.value(row, 0) <= timeNs / NS_PER_MS - CANDLE_MS) {
                inputs.candle(timeNs, connectionId, channel.instrumentId, rows, row);
            } else {
                inputs.candleReported(timeNs, connectionId, channel.instrumentId, channel.timeframe, rows, row);
                counters.add(FrameCounters.CANDLES, 1);
            }
        }
    }

    /** A longer row than any other; what the exchange leaves null is zero, fields without a meaning are passed over. */
    private void onStatusRow(final ChannelState channel) {
        reader.position++;
        for (int i = 0; i < STATUS_WIDTH; i++) {
            if (i > 0) {
                reader.expect(',');
            }
            if ((STATUS_USED >>> i & 1) == 0) {
                reader.skipValue();
            } else {
                status[i] = (STATUS_WHOLES >>> i & 1) == 1 ? reader.wholeOrNull() : reader.decimalOrNull();
            }
        }
        reader.endRow();
        if (frames.isComplete()) {
            inputs.derivativeStatus(timeNs, connectionId, channel.instrumentId, status);
            counters.add(FrameCounters.DERIVATIVE_STATUSES, 1);
        }
    }

    private boolean isTrade(final long priceE8, final long amountE8) {
        final boolean holds = priceE8 > 0 && amountE8 != 0;
        if (!holds) {
            frames.refuse(RefusedFrame.BAD_NUMBER);
        }
        return holds;
    }
}
