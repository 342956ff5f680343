package genesis.gateway.simulator;

import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.AccountSettings;
import genesis.gateway.simulator.fault.FaultPlan;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an exchange has besides its market.
 *
 * @param accounts    the keys of each account
 * @param settings    how accounts are treated
 * @param faults      what goes wrong; null where nothing does
 * @param faultLog    hears one line for everything that goes wrong
 * @param isRestLimited refuses who asks REST too often
 */
public record ExchangeOptions(List<List<AccountKey>> accounts, AccountSettings settings, FaultPlan faults,
                              Consumer<String> faultLog, boolean isRestLimited) {
    public ExchangeOptions {
        accounts = accounts.stream().map(List::copyOf).toList();
    }

    /** A market to look at. */
    public static ExchangeOptions withoutAccounts() {
        return new ExchangeOptions(List.of(), AccountSettings.standard(), null, line -> { }, false);
    }

    /** One account with one key. */
    public static ExchangeOptions of(final AccountKey key) {
        return new ExchangeOptions(List.of(List.of(key)), AccountSettings.standard(), null, line -> { }, false);
    }

    /** The same, and things go wrong by this plan. */
    public ExchangeOptions withFaults(final FaultPlan plan, final Consumer<String> log) {
        return new ExchangeOptions(accounts, settings, plan, log, isRestLimited);
    }

    /** The same with other terms for the accounts. */
    public ExchangeOptions withSettings(final AccountSettings terms) {
        return new ExchangeOptions(accounts, terms, faults, faultLog, isRestLimited);
    }

    /** The same, and who asks REST too often is refused. */
    public ExchangeOptions withRestLimits() {
        return new ExchangeOptions(accounts, settings, faults, faultLog, true);
    }

    /** True where there is anything private at all. */
    boolean hasPrivateSide() {
        return !accounts.isEmpty() || faults != null;
    }
}
