package genesis.core.engine;

import genesis.core.execution.OrderManager;
import genesis.core.execution.Reconciler;
import genesis.core.indicator.IndicatorSet;
import genesis.core.message.CommandResult;
import genesis.core.message.Mode;
import genesis.core.message.SessionStartedDecoder;
import genesis.core.message.SettingAppliedDecoder;
import genesis.core.order.Orders;
import genesis.core.portfolio.Portfolio;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;

/**
 * Starts of the process around the engine, and settings. After a start the engine says once where everything stands, then
 * only changes: a reader needs no other door. Threading: engine thread.
 */
final class SessionDesk {
    private final Settings settings;
    private final Portfolio portfolio;
    private final Orders orders;
    private final OrderManager orderManager;
    private final RiskDesk riskDesk;
    private final RiskPolicyEngine risk;
    private final OutputEncoder outputs;
    private final MarketDesk marketDesk;
    private final StrategyDesk strategyDesk;
    private final Reconciler reconciler;
    private Mode mode = Mode.PAPER;
    private int sessionCount;
    private boolean wasPaper;
    private boolean wasLive;

    SessionDesk(final Settings settings, final Portfolio portfolio, final Orders orders, final OrderManager orderManager,
                final RiskDesk riskDesk, final RiskPolicyEngine risk, final OutputEncoder outputs, final MarketDesk marketDesk,
                final StrategyDesk strategyDesk, final Reconciler reconciler) {
        this.settings = settings;
        this.portfolio = portfolio;
        this.orders = orders;
        this.orderManager = orderManager;
        this.riskDesk = riskDesk;
        this.risk = risk;
        this.outputs = outputs;
        this.marketDesk = marketDesk;
        this.strategyDesk = strategyDesk;
        this.reconciler = reconciler;
    }

    void onStarted(final SessionStartedDecoder session, final InstrumentState[] states, final int instrumentCount,
                   final long nowNs) {
        sessionCount++;
        mode = session.mode();
        wasPaper |= mode == Mode.PAPER;
        wasLive |= mode == Mode.LIVE;
        risk.mode(mode);
        outputs.sessionAnnounced(session.seed(), sessionCount, mode);
        for (int i = 0; i < instrumentCount; i++) {
            outputs.instrumentAnnounced(states[i].instrument(), states[i].symbol());
            marketDesk.onSessionStarted(states[i]);
        }
        riskDesk.announce(nowNs);
        orderManager.onSessionStarted(mode == Mode.LIVE);
        reconciler.onSessionStarted(mode == Mode.LIVE);
        for (int i = 0; i < orders.openCount(); i++) {
            outputs.changed(orders.open(i));
        }
        for (int i = 0; i < portfolio.openCount(); i++) {
            outputs.positionChanged(portfolio.openInstrument(i));
        }
        outputs.accountChanged();
        strategyDesk.onSessionStarted();
        for (int i = 0; i < reconciler.holdings().wallets().count(); i++) {
            outputs.walletChanged(reconciler.holdings().wallets(), i);
        }
    }

    void onSetting(final SettingAppliedDecoder applied, final InstrumentState[] states, final int instrumentCount) {
        final Setting setting = Setting.ofCode(applied.settingCode());
        if (setting == null) {
            throw new IllegalStateException("a setting the engine does not know: settingCode=" + applied.settingCode());
        }
        final boolean isCommand = applied.commandId() != 0;
        if (isCommand && !setting.allows(applied.value())) {
            outputs.commandAnswered(applied.commandId(), CommandResult.REFUSED);
            return;
        }
        outputs.risk().settingAnnounced(setting, applied.value());
        final long before = settings.value(setting);
        if (isCommand) {
            outputs.commandAnswered(applied.commandId(), before == applied.value() ? CommandResult.NOTHING_TO_DO : CommandResult.DONE);
        }
        if (before == applied.value()) {
            return;
        }
        settings.apply(setting, applied.value());
        if (IndicatorSet.isShapedBy(setting)) {
            for (int i = 0; i < instrumentCount; i++) {
                marketDesk.rebuild(states[i]);
            }
        } else if (setting == Setting.PAPER_CASH) {
            // Another sum at the start of a paper account is a deposit or a withdrawal, never a profit.
            portfolio.deposit(applied.value() - before);
            outputs.accountChanged();
        }
        // All others are read where they are used.
    }

    /** Whether the books of earlier sessions are those of an account other than this mode's. OBSERVE looks on at a paper one. */
    boolean isForeignTo(final Mode other) {
        return other == Mode.LIVE ? wasPaper : wasLive;
    }

    void addTo(final StreamDigest digest) {
        digest.add(mode.value()).add(sessionCount).add((wasPaper ? 1 : 0) + (wasLive ? 2 : 0));
    }
}
