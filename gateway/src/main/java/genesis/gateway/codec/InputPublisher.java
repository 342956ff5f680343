package genesis.gateway.codec;

import genesis.core.message.BookChecksumEncoder;
import genesis.core.message.BookSnapshotEncoder;
import genesis.core.message.BookUpdateEncoder;
import genesis.core.message.BreakerState;
import genesis.core.message.CandleHistoryEncoder;
import genesis.core.message.CandleReportedEncoder;
import genesis.core.message.Channel;
import genesis.core.message.ChecksumResult;
import genesis.core.message.ConnectionChangedEncoder;
import genesis.core.message.ConnectionState;
import genesis.core.message.DataSource;
import genesis.core.message.DerivativeStatusEncoder;
import genesis.core.message.FeedChangedEncoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.FrameRefusedEncoder;
import genesis.core.message.HeartbeatEncoder;
import genesis.core.message.InstrumentDefinedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.RefusedFrame;
import genesis.core.message.TickerEncoder;
import genesis.core.message.Timeframe;
import genesis.core.message.TradeEncoder;
import genesis.core.message.TradeKind;
import genesis.core.message.TransportBreakerChangedEncoder;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.Instrument;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Puts what the gateway learned into the input ring, one method for each message. Everything is decoded and checked
 * before one of these is called, so a claimed slot is always filled and published.
 * <p>Threading: the gateway's thread. Allocation: none, but for the texts of connections and instruments.
 */
public final class InputPublisher {
    private static final int REASON_LENGTH = ConnectionChangedEncoder.reasonLength();
    private static final int ENDPOINT_LENGTH = TransportBreakerChangedEncoder.endpointLength();

    private final InputRing ring;
    private final AccountPublisher account;
    private final MarketGate gate;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookUpdateEncoder bookUpdate = new BookUpdateEncoder();
    private final BookSnapshotEncoder bookSnapshot = new BookSnapshotEncoder();
    private final BookChecksumEncoder bookChecksum = new BookChecksumEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final TickerEncoder ticker = new TickerEncoder();
    private final CandleHistoryEncoder candle = new CandleHistoryEncoder();
    private final CandleReportedEncoder candleReported = new CandleReportedEncoder();
    private final DerivativeStatusEncoder derivativeStatus = new DerivativeStatusEncoder();
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final FrameRefusedEncoder frameRefused = new FrameRefusedEncoder();
    private final FeedChangedEncoder feedChanged = new FeedChangedEncoder();
    private final ConnectionChangedEncoder connectionChanged = new ConnectionChangedEncoder();
    private final TransportBreakerChangedEncoder transportBreakerChanged = new TransportBreakerChangedEncoder();
    private final InstrumentDefinedEncoder instrumentDefined = new InstrumentDefinedEncoder();

    public InputPublisher(final InputRing ring) {
        this(ring, MarketGate.OPEN);
    }

    /** With somebody who may keep trades and candles back. */
    public InputPublisher(final InputRing ring, final MarketGate gate) {
        this.ring = ring;
        account = new AccountPublisher(ring);
        this.gate = gate;
    }

    void bookUpdate(final long timeNs, final int connectionId, final int instrumentId,
                    final long priceE8, final int orderCount, final long amountE8) {
        final long slot = ring.claim();
        bookUpdate.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).priceE8(priceE8).amountE8(amountE8).orderCount(orderCount)
            .instrumentId(instrumentId).connectionId(connectionId);
        publish(slot, bookUpdate.encodedLength());
    }

    /** One piece: the rows from the given one on, as many as fit. */
    void bookSnapshot(final long timeNs, final int connectionId, final int instrumentId, final Rows rows,
                      final int from) {
        final int count = Math.min(Message.SNAPSHOT_LEVELS_MAX, rows.count() - from);
        final long slot = ring.claim();
        final BookSnapshotEncoder.LevelsEncoder levels = bookSnapshot.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).instrumentId(instrumentId).connectionId(connectionId)
            .first(from == 0 ? Flag.YES : Flag.NO).last(from + count == rows.count() ? Flag.YES : Flag.NO)
            .source(DataSource.WEBSOCKET)
            .levelsCount(count);
        for (int row = from; row < from + count; row++) {
            levels.next().priceE8(rows.value(row, 0)).amountE8(rows.value(row, 2)).orderCount((int) rows.value(row, 1));
        }
        publish(slot, bookSnapshot.encodedLength());
    }

    void bookChecksum(final long timeNs, final int connectionId, final int instrumentId, final int checksum,
                      final ChecksumResult result) {
        final long slot = ring.claim();
        bookChecksum.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).checksum(checksum).instrumentId(instrumentId).connectionId(connectionId)
            .result(result);
        publish(slot, bookChecksum.encodedLength());
    }

    void trade(final long timeNs, final int connectionId, final int instrumentId, final TradeKind kind,
               final long tradeId, final long exchangeTimeMs, final long priceE8, final long amountE8) {
        if (!gate.passesTrade(connectionId, instrumentId, kind, tradeId, exchangeTimeMs, priceE8, amountE8)) {
            return;
        }
        final long slot = ring.claim();
        trade.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).tradeId(tradeId).exchangeTimeMs(exchangeTimeMs).priceE8(priceE8)
            .amountE8(amountE8).instrumentId(instrumentId).connectionId(connectionId).kind(kind)
            .source(DataSource.WEBSOCKET);
        publish(slot, trade.encodedLength());
    }

    /** The ten fields in the order of the wire. */
    void ticker(final long timeNs, final int connectionId, final int instrumentId, final long[] fields) {
        final long slot = ring.claim();
        ticker.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).bidE8(fields[0]).bidSizeE8(fields[1]).askE8(fields[2]).askSizeE8(fields[3])
            .lastE8(fields[6]).dailyChangeE8(fields[4]).dailyChangeRelativeE8(fields[5]).volumeE8(fields[7])
            .highE8(fields[8]).lowE8(fields[9]).instrumentId(instrumentId).connectionId(connectionId)
            .source(DataSource.WEBSOCKET);
        publish(slot, ticker.encodedLength());
    }

    /** One row of the one-minute channel: open time, open, close, high, low, volume. */
    void candle(final long timeNs, final int connectionId, final int instrumentId, final Rows rows, final int row) {
        if (!gate.passesCandle(instrumentId, Timeframe.MINUTE_1, rows.value(row, 0))) {
            return;
        }
        final long slot = ring.claim();
        candle.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).openTimeMs(rows.value(row, 0)).openE8(rows.value(row, 1))
            .highE8(rows.value(row, 3)).lowE8(rows.value(row, 4)).closeE8(rows.value(row, 2))
            .volumeE8(rows.value(row, 5)).instrumentId(instrumentId).connectionId(connectionId)
            .timeframe(Timeframe.MINUTE_1).source(DataSource.WEBSOCKET);
        publish(slot, candle.encodedLength());
    }

    /** A row of a candles channel that is no history: open time, open, close, high, low, volume. */
    void candleReported(final long timeNs, final int connectionId, final int instrumentId, final Timeframe timeframe,
                        final Rows rows, final int row) {
        final long slot = ring.claim();
        candleReported.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).openTimeMs(rows.value(row, 0)).openE8(rows.value(row, 1))
            .highE8(rows.value(row, 3)).lowE8(rows.value(row, 4)).closeE8(rows.value(row, 2))
            .volumeE8(rows.value(row, 5)).instrumentId(instrumentId).connectionId(connectionId).timeframe(timeframe)
            .source(DataSource.WEBSOCKET);
        publish(slot, candleReported.encodedLength());
    }

    /** The fields by their place on the wire. */
    void derivativeStatus(final long timeNs, final int connectionId, final int instrumentId, final long[] fields) {
        final long slot = ring.claim();
        derivativeStatus.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).exchangeTimeMs(fields[0]).derivativePriceE8(fields[2]).spotPriceE8(fields[3])
            .insuranceFundE8(fields[5]).nextFundingTimeMs(fields[7]).nextFundingE8(fields[8])
            .nextFundingStep(fields[9]).currentFundingE8(fields[11]).markPriceE8(fields[14])
            .openInterestE8(fields[17]).clampMinE8(fields[21]).clampMaxE8(fields[22])
            .instrumentId(instrumentId).connectionId(connectionId).source(DataSource.WEBSOCKET);
        publish(slot, derivativeStatus.encodedLength());
    }

    void heartbeat(final long timeNs, final int connectionId, final int channelId, final int instrumentId) {
        final long slot = ring.claim();
        heartbeat.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).channelId(channelId).connectionId(connectionId).instrumentId(instrumentId);
        publish(slot, heartbeat.encodedLength());
    }

    public void frameRefused(final long timeNs, final int connectionId, final int frameLength,
                             final RefusedFrame reason) {
        final long slot = ring.claim();
        frameRefused.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).frameLength(frameLength).connectionId(connectionId).reason(reason);
        publish(slot, frameRefused.encodedLength());
    }

    void feedChanged(final long timeNs, final int connectionId, final int instrumentId,
                     final Channel channel, final FeedState state, final FeedProblem problem) {
        final long slot = ring.claim();
        feedChanged.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).instrumentId(instrumentId).connectionId(connectionId)
            .channel(channel).state(state).problem(problem);
        publish(slot, feedChanged.encodedLength());
    }

    /** The reason is cut at 80 characters; what is not printable ASCII becomes a question mark. */
    public void connectionChanged(final long timeNs, final int connectionId, final ConnectionState state,
                                  final String reason) {
        final long slot = ring.claim();
        final UnsafeBuffer buffer = ring.buffer(slot);
        connectionChanged.wrapAndApplyHeader(buffer, 0, header)
            .sequence(0).timeNs(timeNs).connectionId(connectionId).state(state);
        for (int i = 0; i < REASON_LENGTH; i++) {
            connectionChanged.reason(i, printable(reason, i));
        }
        publish(slot, connectionChanged.encodedLength());
    }

    /**
     * Texts as above.
     *
     * @param ofOrders orders are sent, changed, canceled or looked up there
     * @param untilNs  when it may be called again; zero unless it is open
     */
    public void transportBreakerChanged(final long timeNs, final String endpoint, final boolean ofOrders, final BreakerState state,
                                        final String reason, final long untilNs) {
        final long slot = ring.claim();
        transportBreakerChanged.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).untilNs(untilNs).state(state).ofOrders(ofOrders ? Flag.YES : Flag.NO);
        for (int i = 0; i < ENDPOINT_LENGTH; i++) {
            transportBreakerChanged.endpoint(i, printable(endpoint, i));
        }
        for (int i = 0; i < REASON_LENGTH; i++) {
            transportBreakerChanged.reason(i, printable(reason, i));
        }
        publish(slot, transportBreakerChanged.encodedLength());
    }

    /** Names must fit their fields and be ASCII; whoever read them from the wire has seen to it. */
    public void instrumentDefined(final long timeNs, final Instrument instrument) {
        final long slot = ring.claim();
        instrumentDefined.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(timeNs).minQtyE8(instrument.minQtyE8()).maxQtyE8(instrument.maxQtyE8())
            .makerFeeE8(instrument.makerFeeE8()).takerFeeE8(instrument.takerFeeE8()).instrumentId(instrument.id())
            .symbol(instrument.symbol()).baseCurrency(instrument.base()).quoteCurrency(instrument.quote());
        publish(slot, instrumentDefined.encodedLength());
    }

    /** What concerns the account. */
    public AccountPublisher account() {
        return account;
    }

    private static byte printable(final String text, final int index) {
        final char next = index < text.length() ? text.charAt(index) : 0;
        return (byte) (next == 0 || next >= ' ' && next < 127 ? next : '?');
    }

    private void publish(final long slot, final int blockLength) {
        ring.publish(slot, Message.HEADER_LENGTH + blockLength);
    }
}
