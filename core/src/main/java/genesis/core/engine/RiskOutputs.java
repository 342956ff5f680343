package genesis.core.engine;

import genesis.core.message.DayPerformanceEncoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.PositionClosedEncoder;
import genesis.core.message.RiskUsedEncoder;
import genesis.core.message.SettingAnnouncedEncoder;
import genesis.core.message.TradesCountedEncoder;
import genesis.core.portfolio.PerformanceTracker;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.RoundTrips;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.risk.TradeConstraints;
import genesis.core.unit.Setting;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** What the engine says of days, counts and limits. Threading: engine thread. Allocation: none. */
final class RiskOutputs {
    private final UnsafeBuffer buffer = new UnsafeBuffer(BufferUtil.allocateDirectAligned(Message.LENGTH_MAX + 64, 64));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SettingAnnouncedEncoder settingAnnounced = new SettingAnnouncedEncoder();
    private final DayPerformanceEncoder dayPerformance = new DayPerformanceEncoder();
    private final PositionClosedEncoder positionClosed = new PositionClosedEncoder();
    private final TradesCountedEncoder tradesCounted = new TradesCountedEncoder();
    private final RiskUsedEncoder riskUsed = new RiskUsedEncoder();
    private final OutputSink sink;
    private long sequence;
    private long timeNs;

    RiskOutputs(final OutputSink sink) {
        this.sink = sink;
    }

    void onInput(final long inputSequence, final long inputTimeNs) {
        sequence = inputSequence;
        timeNs = inputTimeNs;
    }

    void settingAnnounced(final Setting setting, final long value) {
        settingAnnounced.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .value(value).settingCode(setting.code());
        send(settingAnnounced.encodedLength());
    }

    void dayPerformance(final PerformanceTracker.Day day, final boolean isOver) {
        dayPerformance.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .dayStartNs(day.startNs()).startEquityE8(day.startEquityE8()).resultE8(day.resultE8())
            .realisedPnlE8(day.realisedPnlE8()).feesE8(day.feesE8()).drawdownMaxE8(day.drawdownMaxE8())
            .fills(day.fills()).roundTrips(day.roundTrips()).roundTripsWon(day.roundTripsWon())
            .isOver(isOver ? Flag.YES : Flag.NO);
        send(dayPerformance.encodedLength());
    }

    void positionClosed(final RoundTrips trips, final int instrumentId) {
        positionClosed.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .openedNs(trips.openedNs(instrumentId)).qtyE8(trips.largestQtyE8(instrumentId))
            .resultE8(trips.resultE8(instrumentId)).instrumentId(instrumentId);
        send(positionClosed.encodedLength());
    }

    void tradesCounted(final TradeConstraints constraints, final int instrumentId) {
        tradesCounted.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .trades((int) constraints.entriesToday(instrumentId)).tradesInAll((int) constraints.entriesToday())
            .instrumentId(instrumentId);
        send(tradesCounted.encodedLength());
    }

    void riskUsed(final Portfolio portfolio, final RiskPolicyEngine risk) {
        riskUsed.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs)
            .lossTodayE8(portfolio.lossTodayE8()).lossLimitE8(risk.dailyLossE8())
            .drawdownE8(portfolio.drawdownE8()).drawdownLimitE8(risk.drawdownLimitE8())
            .exposureE8(portfolio.exposureE8()).exposureLimitE8(risk.exposureLimitE8());
        send(riskUsed.encodedLength());
    }

    private void send(final int encodedLength) {
        sink.onOutput(buffer, 0, Message.HEADER_LENGTH + encodedLength);
    }
}
