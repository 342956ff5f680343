package genesis.core.engine;

import genesis.core.message.Cause;
import genesis.core.portfolio.Portfolio;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.risk.TradeConstraints;
import genesis.core.risk.TradingGate;

/**
 * Latches when the day's loss reaches its limit. What is not realised counts: the limit is on equity.
 * Threading: engine thread. Allocation: none.
 */
final class DailyLossGuard {
    private final Portfolio portfolio;
    private final RiskPolicyEngine risk;
    private final TradingGate gate;
    private final OutputEncoder outputs;

    DailyLossGuard(final Portfolio portfolio, final RiskPolicyEngine risk, final TradingGate gate, final OutputEncoder outputs) {
        this.portfolio = portfolio;
        this.risk = risk;
        this.gate = gate;
        this.outputs = outputs;
    }

    void check(final long nowNs) {
        if (portfolio.lossTodayE8() >= risk.dailyLossE8() && gate.latch(Cause.DAILY_LOSS, TradeConstraints.dayOf(nowNs))) {
            outputs.tradingStateChanged(gate);
        }
    }
}
