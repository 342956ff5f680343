package genesis.gateway.simulator;

import genesis.gateway.simulator.account.AccountKey;
import genesis.gateway.simulator.account.AccountMarket;
import genesis.gateway.simulator.account.Accounts;
import genesis.gateway.simulator.account.OrderFaults;
import genesis.gateway.simulator.channel.PrivateDesk;
import genesis.gateway.simulator.fault.Faults;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import java.util.List;
import java.util.function.Consumer;

/**
 * The accounts, and the faults that are due at the same clock.
 * <p>Threading: the one that drives the exchange.
 */
final class PrivateSide implements PrivateDesk {
    private final Accounts accounts;
    /** Null where nothing goes wrong. */
    private final Faults faults;

    PrivateSide(final AccountMarket market, final ExchangeOptions options, final long startNs,
                final Consumer<Boolean> operative) {
        faults = options.faults() == null ? null : new Faults(options.faults(), startNs, operative, options.faultLog());
        accounts = new Accounts(market, options.settings(), faults == null ? OrderFaults.NONE : faults);
        time(startNs);
        for (final List<AccountKey> keys : options.accounts()) {
            accounts.open(keys);
        }
    }

    Accounts accounts() {
        return accounts;
    }

    /** Null where nothing goes wrong. */
    Faults faults() {
        return faults;
    }

    @Override
    public void time(final long timeNs) {
        if (faults != null) {
            faults.time(timeNs);
        }
        accounts.time(timeNs);
    }

    @Override
    public long nextTimeNs() {
        return faults == null ? accounts.nextTimeNs() : Math.min(accounts.nextTimeNs(), faults.nextTimeNs());
    }

    @Override
    public boolean answer(final ClientConnection client, final ClientFrame frame) {
        return accounts.answer(client, frame);
    }

    @Override
    public void disconnected(final ClientConnection client) {
        accounts.disconnected(client);
    }
}
