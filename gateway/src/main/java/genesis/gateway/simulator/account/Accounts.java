package genesis.gateway.simulator.account;

import genesis.gateway.simulator.channel.PrivateDesk;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import genesis.gateway.simulator.wire.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All accounts of a simulated exchange, as the server holds them: keys, money, orders, and what it tells whom. It knows
 * no socket and no clock: whoever drives the exchange tells the time, hands in what clients say, and calls {@link
 * #time} or {@link #settle} behind each step of the market.
 *
 * <pre>
 *   AccountMarket (books, trades) ◄──► OrderDesk ──► Teller ──► AccountSession ──► ClientConnection
 *                                         ▲
 *          AccountChannel (socket) ───────┤
 *          AccountRest    (auth/… paths) ─┘                    Truth: what tests compare with
 * </pre>
 *
 * <p>Threading: the one that drives the exchange. Clock: {@link #time}. Randomness: none.
 */
public final class Accounts implements PrivateDesk {
    private static final long NS_PER_MS = 1_000_000;

    final AccountMarket market;
    final AccountSettings settings;
    final OrderDesk desk;
    final RequestDesk requests;
    final Teller teller;
    final KeyRing keys = new KeyRing();

    private final List<Account> accounts = new ArrayList<>();
    private final AccountChannel channel;
    private final AccountRest rest;

    /** No accounts yet. Listens to the market from now on. */
    public Accounts(final AccountMarket market, final AccountSettings settings, final OrderFaults faults) {
        this.market = market;
        this.settings = settings;
        teller = new Teller(settings);
        desk = new OrderDesk(market, settings, faults, teller);
        requests = new RequestDesk(market, settings, faults, desk);
        channel = new AccountChannel(this);
        rest = new AccountRest(this);
        market.listen(desk);
    }

    /** Opens an account with the funds of the settings; returns its number, from 1 on. Each key may be used once. */
    public long open(final List<AccountKey> itsKeys) {
        final Account account = new Account(accounts.size() + 1, settings, market, desk.nowMs());
        accounts.add(account);
        itsKeys.forEach(key -> keys.add(key, account));
        return account.id;
    }

    /** Time of everything that happens next; what the market did before is settled, and what is due happens. */
    @Override
    public void time(final long timeNs) {
        desk.time(timeNs / NS_PER_MS);
        desk.settle();
        desk.tick();
    }

    /** At once where something is not settled. */
    @Override
    public long nextTimeNs() {
        return desk.nextTimeMs() == Long.MAX_VALUE ? Long.MAX_VALUE : desk.nextTimeMs() * NS_PER_MS;
    }

    /**
     * Books and tells what the market did to orders of accounts; to be called when no operation of a book is running.
     */
    public void settle() {
        desk.settle();
    }

    @Override
    public boolean answer(final ClientConnection client, final ClientFrame frame) {
        return channel.received(client, frame);
    }

    /** A dead man's switch falls. */
    @Override
    public void disconnected(final ClientConnection client) {
        channel.leave(client);
    }

    /** The authenticated endpoints. */
    public AccountRest rest() {
        return rest;
    }

    /** One operation on orders, as ox_multi names them; false where there is no such operation. */
    boolean operate(final Account account, final String code, final Fields fields, final Consumer<Notice> reply) {
        switch (code) {
            case "on" -> requests.submit(account, fields, reply);
            case "ou" -> requests.update(account, fields, reply);
            case "oc" -> requests.cancel(account, fields, reply);
            case "oc_multi" -> requests.cancelMany(account, fields, reply);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What the server knows about the account of this key, at this moment. */
    public Truth truth(final String key) {
        return Truth.of(keys.accountOf(key));
    }
}
