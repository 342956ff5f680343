package genesis.gateway.market;

import genesis.core.message.CandleHistoryEncoder;
import genesis.core.message.DataSource;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.TickerEncoder;
import genesis.core.message.Timeframe;
import genesis.core.message.TradeEncoder;
import genesis.core.message.TradeKind;
import genesis.core.pipeline.InputRing;
import genesis.gateway.rest.CandleRow;
import genesis.gateway.rest.Row;
import genesis.gateway.rest.TickerRow;
import genesis.gateway.stream.MessageClock;

/**
 * Market records that do not come straight from a decoder, on their way into the input ring. Counts what came over REST.
 * <p>Threading: the gateway's thread; the count may be read by any. Allocation: none.
 */
final class RestRecords {
    /** No connection brought it. */
    static final int NO_CONNECTION = 65_534;

    private final InputRing ring;
    private final MessageClock clock;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final TickerEncoder ticker = new TickerEncoder();
    private final CandleHistoryEncoder candle = new CandleHistoryEncoder();
    private volatile long restCount;

    RestRecords(final InputRing ring, final MessageClock clock) {
        this.ring = ring;
        this.clock = clock;
    }

    /** Records that came over REST. Any thread. */
    long restCount() {
        return restCount;
    }

    void trade(final int connectionId, final int instrumentId, final TradeKind kind, final long tradeId,
               final long exchangeTimeMs, final long priceE8, final long amountE8, final DataSource source) {
        final long slot = ring.claim();
        trade.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(clock.timeNs()).tradeId(tradeId).exchangeTimeMs(exchangeTimeMs).priceE8(priceE8)
            .amountE8(amountE8).instrumentId(instrumentId).connectionId(connectionId).kind(kind).source(source);
        publish(slot, trade.encodedLength(), source);
    }

    void ticker(final int instrumentId, final TickerRow row) {
        final long slot = ring.claim();
        ticker.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(clock.timeNs()).bidE8(orZero(row.bidE8())).bidSizeE8(orZero(row.bidQtyE8()))
            .askE8(orZero(row.askE8())).askSizeE8(orZero(row.askQtyE8())).lastE8(orZero(row.lastE8()))
            .dailyChangeE8(orZero(row.dayChangeE8())).dailyChangeRelativeE8(orZero(row.dayChangeRatioE8()))
            .volumeE8(orZero(row.dayVolumeE8())).highE8(orZero(row.dayHighE8())).lowE8(orZero(row.dayLowE8()))
            .instrumentId(instrumentId).connectionId(NO_CONNECTION).source(DataSource.REST);
        publish(slot, ticker.encodedLength(), DataSource.REST);
    }

    void candle(final int instrumentId, final Timeframe timeframe, final CandleRow row) {
        final long slot = ring.claim();
        candle.wrapAndApplyHeader(ring.buffer(slot), 0, header)
            .sequence(0).timeNs(clock.timeNs()).openTimeMs(row.openTimeMs()).openE8(row.openE8()).highE8(row.highE8())
            .lowE8(row.lowE8()).closeE8(row.closeE8()).volumeE8(row.volumeE8()).instrumentId(instrumentId)
            .connectionId(NO_CONNECTION).timeframe(timeframe).source(DataSource.REST);
        publish(slot, candle.encodedLength(), DataSource.REST);
    }

    private static long orZero(final long value) {
        return value == Row.NOTHING ? 0 : value;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread writes.
    private void publish(final long slot, final int blockLength, final DataSource source) {
        if (source == DataSource.REST) {
            restCount++;
        }
        ring.publish(slot, Message.HEADER_LENGTH + blockLength);
    }
}
