package genesis.core.engine;

import genesis.core.message.DayPerformanceEncoder;
import genesis.core.message.Flag;
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

/** What the engine says of days, counts and limits. Threading: engine thread. Allocation: none. */
final class RiskOutputs {
    private final SettingAnnouncedEncoder settingAnnounced = new SettingAnnouncedEncoder();
    private final DayPerformanceEncoder dayPerformance = new DayPerformanceEncoder();
    private final PositionClosedEncoder positionClosed = new PositionClosedEncoder();
    private final TradesCountedEncoder tradesCounted = new TradesCountedEncoder();
    private final RiskUsedEncoder riskUsed = new RiskUsedEncoder();
    private final Outbox out;

    RiskOutputs(final Outbox out) {
        this.out = out;
    }

    void settingAnnounced(final Setting setting, final long value) {
        settingAnnounced.wrapAndApplyHeader(out.buffer(), 0, out.header()).sequence(out.sequence()).timeNs(out.timeNs())
            .value(value).settingCode(setting.code());
        out.send(settingAnnounced.encodedLength());
    }

    void dayPerformance(final PerformanceTracker.Day day, final boolean isOver) {
        dayPerformance.wrapAndApplyHeader(out.buffer(), 0, out.header()).sequence(out.sequence()).timeNs(out.timeNs())
            .dayStartNs(day.startNs()).startEquityE8(day.startEquityE8()).resultE8(day.resultE8())
            .realisedPnlE8(day.realisedPnlE8()).feesE8(day.feesE8()).drawdownMaxE8(day.drawdownMaxE8())
            .fills(day.fills()).roundTrips(day.roundTrips()).roundTripsWon(day.roundTripsWon())
            .isOver(isOver ? Flag.YES : Flag.NO);
        out.send(dayPerformance.encodedLength());
    }

    void positionClosed(final RoundTrips trips, final int instrumentId) {
        positionClosed.wrapAndApplyHeader(out.buffer(), 0, out.header()).sequence(out.sequence()).timeNs(out.timeNs())
            .openedNs(trips.openedNs(instrumentId)).qtyE8(trips.largestQtyE8(instrumentId))
            .resultE8(trips.resultE8(instrumentId)).instrumentId(instrumentId);
        out.send(positionClosed.encodedLength());
    }

    void tradesCounted(final TradeConstraints constraints, final int instrumentId) {
        tradesCounted.wrapAndApplyHeader(out.buffer(), 0, out.header()).sequence(out.sequence()).timeNs(out.timeNs())
            .trades((int) constraints.entriesToday(instrumentId)).tradesInAll((int) constraints.entriesToday())
            .instrumentId(instrumentId);
        out.send(tradesCounted.encodedLength());
    }

    void riskUsed(final Portfolio portfolio, final RiskPolicyEngine risk) {
        riskUsed.wrapAndApplyHeader(out.buffer(), 0, out.header()).sequence(out.sequence()).timeNs(out.timeNs())
            .lossTodayE8(portfolio.lossTodayE8()).lossLimitE8(risk.dailyLossE8())
            .drawdownE8(portfolio.drawdownE8()).drawdownLimitE8(risk.drawdownLimitE8())
            .exposureE8(portfolio.exposureE8()).exposureLimitE8(risk.exposureLimitE8());
        out.send(riskUsed.encodedLength());
    }
}
