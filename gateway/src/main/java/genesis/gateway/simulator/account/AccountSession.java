package genesis.gateway.simulator.account;

import genesis.gateway.simulator.wire.ClientConnection;

/**
 * One connection that signed in to an account.
 * <p>Threading: the one that drives the exchange.
 */
final class AccountSession {
    final Account account;
    final ClientConnection client;
    final Filter filter;
    /** The dead man's switch: all orders go when this connection does. */
    final boolean isDeadManSwitch;

    AccountSession(final Account account, final ClientConnection client, final Filter filter,
                   final boolean isDeadManSwitch) {
        this.account = account;
        this.client = client;
        this.filter = filter;
        this.isDeadManSwitch = isDeadManSwitch;
    }

    /** An event with its sequence of the account, where the client wants it. */
    void event(final String code, final String subject, final String payload, final long timeMs) {
        if (filter.wants(code, subject)) {
            begin(code, payload);
            client.endAccount(timeMs);
        }
    }

    /** Answers the client's own request: no filter, no sequence of the account. */
    void notice(final Notice notice) {
        begin("n", notice.row());
        client.end(notice.timeMs());
    }

    void snapshot(final String code, final String payload, final long timeMs) {
        begin(code, payload);
        client.endAccountSnapshot(timeMs);
    }

    private void begin(final String code, final String payload) {
        client.begin(0).raw('"').raw(code).raw("\",").raw(payload);
    }
}
