package genesis.admin.history;

import genesis.core.message.DayPerformanceEncoder;
import genesis.core.message.EngineStatusEncoder;
import genesis.core.message.FeeCurrency;
import genesis.core.message.FillBookedEncoder;
import genesis.core.message.Flag;
import genesis.core.message.InstrumentAnnouncedEncoder;
import genesis.core.message.Liquidity;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.OrderChangedEncoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.PositionClosedEncoder;
import genesis.core.message.Purpose;
import genesis.core.message.SessionAnnouncedEncoder;
import genesis.core.message.Side;
import genesis.core.pipeline.Journal;
import genesis.core.unit.E8;
import genesis.core.unit.StreamDigest;
import genesis.journal.record.JournalStream;
import genesis.journal.record.QueueAppender;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes output files as sessions leave them: one record for each message, one file for each day of a session's start. */
final class OutputFiles implements AutoCloseable {
    static final long DAY_MS = 86_400_000;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + Journal.CHAIN_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final StreamDigest digest = new StreamDigest();
    private final Path data;
    private QueueAppender appender;
    private long sequence;
    long timeNs = 1_000_000_000_000_000_000L;

    OutputFiles(final Path data) {
        this.data = data;
    }

    /** A session that begins on this day, in the file of that day. */
    OutputFiles session(final int number, final long dayMs, final String... symbols) {
        close();
        appender = new QueueAppender(JournalStream.OUTPUTS.in(data), dayMs);
        append(new SessionAnnouncedEncoder().wrapAndApplyHeader(buffer, 0, header).seed(1).sessionCount(number).mode(Mode.PAPER).encodedLength());
        for (int i = 0; i < symbols.length; i++) {
            append(new InstrumentAnnouncedEncoder().wrapAndApplyHeader(buffer, 0, header).instrumentId(i).tradable(Flag.YES).symbol(symbols[i])
                .encodedLength());
        }
        return this;
    }

    OutputFiles order(final long clientOrderId, final int instrumentId, final OrderStatus status, final long feeE8) {
        return append(new OrderChangedEncoder().wrapAndApplyHeader(buffer, 0, header).clientOrderId(clientOrderId).exchangeOrderId(9)
            .priceE8(100 * E8.ONE).qtyE8(E8.ONE).filledQtyE8(0).averagePriceE8(0).feeE8(feeE8).instrumentId(instrumentId).side(Side.BUY)
            .orderType(OrderType.LIMIT).status(status).purpose(Purpose.ENTRY).encodedLength());
    }

    OutputFiles fill(final long tradeId, final Side side, final long feeE8, final boolean isFeeOnly) {
        return append(new FillBookedEncoder().wrapAndApplyHeader(buffer, 0, header).tradeId(tradeId).clientOrderId(5).exchangeOrderId(9)
            .priceE8(100 * E8.ONE).qtyE8(E8.ONE).feeE8(feeE8).instrumentId(0).strategyId(1).side(side).liquidity(Liquidity.MAKER)
            .feeCurrency(feeE8 == 0 ? FeeCurrency.NOT_TOLD : FeeCurrency.QUOTE).isFeeOnly(isFeeOnly ? Flag.YES : Flag.NO).encodedLength());
    }

    OutputFiles closed(final int instrumentId, final long resultE8) {
        return append(new PositionClosedEncoder().wrapAndApplyHeader(buffer, 0, header).openedNs(timeNs - 1).qtyE8(E8.ONE).resultE8(resultE8)
            .instrumentId(instrumentId).encodedLength());
    }

    OutputFiles day(final long dayStartNs, final long resultE8, final boolean isOver) {
        return append(new DayPerformanceEncoder().wrapAndApplyHeader(buffer, 0, header).dayStartNs(dayStartNs).startEquityE8(E8.ONE)
            .resultE8(resultE8).realisedPnlE8(0).feesE8(0).drawdownMaxE8(0).fills(1).roundTrips(1).roundTripsWon(1)
            .isOver(isOver ? Flag.YES : Flag.NO).encodedLength());
    }

    /** Daily business. */
    OutputFiles noise(final int count) {
        for (int i = 0; i < count; i++) {
            append(new EngineStatusEncoder().wrapAndApplyHeader(buffer, 0, header).bookUpdates(1).encodedLength());
        }
        return this;
    }

    OutputFiles later(final long byNs) {
        timeNs += byNs;
        return this;
    }

    @Override
    public void close() {
        if (appender != null) {
            appender.close();
            appender = null;
        }
    }

    private OutputFiles append(final int encodedLength) {
        final int length = Message.HEADER_LENGTH + encodedLength;
        Message.sequence(buffer, 0, ++sequence);
        Message.timeNs(buffer, 0, timeNs);
        buffer.putLong(length, digest.add(buffer, 0, length), ByteOrder.LITTLE_ENDIAN);
        appender.append(buffer, 0, length + Journal.CHAIN_LENGTH);
        return this;
    }
}
