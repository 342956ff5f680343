package genesis.core.engine;

import genesis.core.execution.AccountWatchdog;
import genesis.core.execution.Exits;
import genesis.core.execution.Reconciler;
import genesis.core.execution.Withdrawals;
import genesis.core.portfolio.Portfolio;
import genesis.core.risk.TradeConstraints;
import genesis.core.unit.StreamDigest;

/**
 * What time itself changes, on each tick of message time. Threading: engine thread. Allocation: none.
 */
final class Timers {
    private static final long ACCOUNT_INTERVAL_NS = 60_000_000_000L;

    private final Portfolio portfolio;
    private final TradeConstraints constraints;
    private final RiskDesk riskDesk;
    private final Withdrawals withdrawals;
    private final Exits exits;
    private final Reconciler reconciler;
    private final AccountWatchdog watchdog;
    private final OutputEncoder outputs;
    private final MarketDesk marketDesk;
    private final BracketDesk bracketDesk;
    private long accountAnnouncedNs;
    private long day;

    Timers(final Portfolio portfolio, final TradeConstraints constraints, final RiskDesk riskDesk,
           final Withdrawals withdrawals, final Exits exits, final Reconciler reconciler, final AccountWatchdog watchdog,
           final OutputEncoder outputs, final MarketDesk marketDesk, final BracketDesk bracketDesk) {
        this.portfolio = portfolio;
        this.constraints = constraints;
        this.riskDesk = riskDesk;
        this.withdrawals = withdrawals;
        this.exits = exits;
        this.reconciler = reconciler;
        this.watchdog = watchdog;
        this.outputs = outputs;
        this.marketDesk = marketDesk;
        this.bracketDesk = bracketDesk;
    }

    void onTick(final InstrumentState[] states, final int instrumentCount, final long nowNs) {
        constraints.onTime(nowNs);
        startDay(nowNs);
        for (int i = 0; i < instrumentCount; i++) {
            marketDesk.onTick(states[i], nowNs);
        }
        withdrawals.onTime(nowNs);
        reconciler.onTime(nowNs);
        watchdog.onTime(nowNs);
        riskDesk.onTick(nowNs);
        for (int i = 0; i < instrumentCount; i++) {
            // Not only when prices move: what shall be closed is closed while nobody hears the market, too.
            exits.goOn(states[i].instrument(), states[i].market(), nowNs);
        }
        bracketDesk.onTick(states, nowNs);
        if (nowNs - accountAnnouncedNs >= ACCOUNT_INTERVAL_NS) {
            accountAnnouncedNs = nowNs;
            outputs.accountChanged();
            riskDesk.tellDay();
        }
        outputs.engineStatus();
    }

    private void startDay(final long nowNs) {
        final long today = constraints.dayOf(nowNs);
        if (today != day) {
            day = today;
            portfolio.startDay();
            riskDesk.startDay(today);
            outputs.accountChanged();
        }
    }

    void addTo(final StreamDigest digest) {
        digest.add(accountAnnouncedNs).add(day);
        watchdog.addTo(digest);
    }
}
