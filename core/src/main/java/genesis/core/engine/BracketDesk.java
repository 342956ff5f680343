package genesis.core.engine;

import genesis.core.execution.AutoTrader;
import genesis.core.execution.Brackets;
import genesis.core.portfolio.Portfolio;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * When stops and targets at the venue are looked at, and wishes to close are forgotten: after all that a person or the venue
 * said, and each second, for a leg that was refused is tried again. Threading: engine thread. Allocation: none.
 */
final class BracketDesk {
    private final Settings settings;
    private final Portfolio portfolio;
    private final AutoTrader trader;
    private final Brackets brackets;

    BracketDesk(final Settings settings, final Portfolio portfolio, final AutoTrader trader, final Brackets brackets) {
        this.settings = settings;
        this.portfolio = portfolio;
        this.trader = trader;
        this.brackets = brackets;
    }

    /**
     * Somebody said something about the account. In the exchange wallet a fee is taken out of what was bought, and told after
     * the fill: a leg of all of it would find less there, so new ones leave with the next second.
     */
    void onNews(final InstrumentState[] states, final long nowNs) {
        trader.forgetWhatIsClosed();
        if (brackets.isOn()) {
            brackets.cancelOrphans(nowNs);
            protect(states, !settings.isOn(Setting.ACCOUNT_WALLET), nowNs);
        }
    }

    /** A second is over. What rests when the setting is switched off goes. */
    void onTick(final InstrumentState[] states, final long nowNs) {
        trader.forgetWhatIsClosed();
        brackets.cancelOrphans(nowNs);
        if (brackets.isOn()) {
            protect(states, true, nowNs);
        }
    }

    private void protect(final InstrumentState[] states, final boolean withNewLegs, final long nowNs) {
        for (int i = 0; i < portfolio.openCount(); i++) {
            final InstrumentState state = states[portfolio.openInstrument(i)];
            trader.onAccount(state.instrument(), state.market(), withNewLegs, nowNs);
        }
    }
}
