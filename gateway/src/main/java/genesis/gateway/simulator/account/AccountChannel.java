package genesis.gateway.simulator.account;

import genesis.gateway.simulator.account.KeyRing.Admission;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import genesis.gateway.simulator.wire.Fields;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Channel 0 of a socket: signing in and out, the snapshots after it, orders, calculations and notifications.
 * <p>Threading: the one that drives the exchange.
 */
final class AccountChannel {
    private static final int NOT_SIGNED_IN = 10_200;
    private static final int DEAD_MAN_SWITCH = 4;
    /** Of one ox_multi. */
    static final int OPERATIONS_MAX = 75;
    private static final int CALCULATIONS_MAX = 30;

    private final Accounts accounts;
    private final Map<ClientConnection, AccountSession> sessions = new IdentityHashMap<>();
    private long authCount;

    AccountChannel(final Accounts accounts) {
        this.accounts = accounts;
    }

    boolean received(final ClientConnection client, final ClientFrame frame) {
        if (frame.isInput()) {
            final AccountSession session = sessions.get(client);
            if (session == null) {
                client.control("{\"event\":\"error\",\"msg\":\"auth: not authenticated\",\"code\":"
                    + KeyRing.AUTH_FAILED + "}");
            } else {
                input(session, frame);
            }
            return true;
        }
        switch (frame.name()) {
            case "auth" -> signIn(client, frame);
            case "unauth" -> signOut(client);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The client is gone. */
    void leave(final ClientConnection client) {
        final AccountSession session = sessions.remove(client);
        if (session != null) {
            session.account.sessions.remove(session);
            if (session.isDeadManSwitch) {
                accounts.desk.cancelAll(session.account);
            }
        }
    }

    private void signIn(final ClientConnection client, final ClientFrame frame) {
        if (sessions.containsKey(client)) {
            fail(client, KeyRing.AUTH_FAILED, "auth: dup");
            return;
        }
        final Admission admission = accounts.keys.admit(frame.field("apiKey"), frame.field("authPayload"),
            frame.field("authSig"), frame.field("authNonce"));
        if (!admission.isGranted()) {
            fail(client, admission.code(), admission.words());
            return;
        }
        final Fields fields = Fields.of(frame.payload());
        final AccountSession session = new AccountSession(admission.account(), client,
            new Filter(fields.list("filter")),
            frame.whole("dms", 0) == DEAD_MAN_SWITCH);
        sessions.put(client, session);
        session.account.sessions.add(session);
        client.authenticated(true);
        client.control("{\"event\":\"auth\",\"status\":\"OK\",\"chanId\":0,\"userId\":" + session.account.id
            + ",\"auth_id\":\""
            + String.format("00000000-0000-4000-8000-%012d", ++authCount) + "\",\"caps\":" + AccountRest.CAPABILITIES
            + "}");
        sendSnapshots(session);
    }

    private void signOut(final ClientConnection client) {
        if (!sessions.containsKey(client)) {
            client.control("{\"event\":\"error\",\"msg\":\"unauth: not authenticated\",\"code\":" + NOT_SIGNED_IN
                + "}");
            return;
        }
        leave(client);
        client.authenticated(false);
        client.control("{\"event\":\"unauth\",\"status\":\"OK\",\"chanId\":0}");
    }

    private static void fail(final ClientConnection client, final int code, final String words) {
        client.control("{\"event\":\"auth\",\"status\":\"FAILED\",\"chanId\":0,\"code\":" + code + ",\"msg\":\""
            + words + "\"}");
    }

    private void sendSnapshots(final AccountSession session) {
        final Account account = session.account;
        final long nowMs = accounts.desk.nowMs();
        snapshot(session, "ps", AccountTexts.list(account.positions.values().stream()
            .filter(position -> session.filter.wants("ps", position.symbol))
            .map(position -> position.row(null, accounts.settings.leverage(), BigDecimal.ZERO))));
        snapshot(session, "ws", AccountTexts.list(account.wallets().stream()
            .filter(wallet -> session.filter.wants("ws", wallet.type + "-" + wallet.currency))
            .map(wallet -> wallet.row(null))));
        snapshot(session, "os", AccountTexts.list(account.open.values().stream()
            .filter(order -> session.filter.wants("os", order.symbol)).map(AccountOrder::row)));
        for (final String funding : new String[] {"fos", "fcs", "fls"}) {
            snapshot(session, funding, "[]");
        }
        for (final Wallet wallet : account.wallets()) {
            session.event("wu", wallet.type + "-" + wallet.currency, wallet.row(account.available(wallet)), nowMs);
        }
        session.event("bu", "", accounts.teller.balance(account), nowMs);
    }

    private void snapshot(final AccountSession session, final String code, final String payload) {
        if (session.filter.wantsAny(code)) {
            session.snapshot(code, payload, accounts.desk.nowMs());
        }
    }

    private void input(final AccountSession session, final ClientFrame frame) {
        final Fields fields = Fields.of(frame.payload());
        switch (frame.name()) {
            case "ox_multi" -> operations(session, frame.payload());
            case "calc" -> calculate(session, frame.payload());
            case "n" -> rebroadcast(session, fields);
            default -> {
                if (!operation(session, frame.name(), fields)) {
                    session.notice(new Notice(accounts.desk.nowMs(), frame.name() + "-req", List.of(), false, false,
                        "action: unknown"));
                }
            }
        }
    }

    private boolean operation(final AccountSession session, final String code, final Fields fields) {
        return accounts.operate(session.account, code, fields, session::notice);
    }

    private void operations(final AccountSession session, final Object payload) {
        final List<?> operations = payload instanceof List<?> list ? list : List.of();
        if (operations.isEmpty() || operations.size() > OPERATIONS_MAX) {
            session.notice(new Notice(accounts.desk.nowMs(), "ox_multi-req", List.of(), false, false, "ops: invalid"));
            return;
        }
        session.notice(new Notice(accounts.desk.nowMs(), "ox_multi-req", List.of(), false, true,
            "Submitting " + operations.size() + " order operations."));
        for (final Object each : operations) {
            if (each instanceof List<?> pair && pair.size() == 2) {
                operation(session, String.valueOf(pair.get(0)), Fields.of(pair.get(1)));
            }
        }
    }

    private void calculate(final AccountSession session, final Object payload) {
        final List<?> wanted = payload instanceof List<?> list ? list : List.of();
        for (final Object each : wanted.subList(0, Math.min(wanted.size(), CALCULATIONS_MAX))) {
            if (each instanceof List<?> one && !one.isEmpty()) {
                calculate(session, String.valueOf(one.get(0)));
            }
        }
    }

    private void calculate(final AccountSession session, final String what) {
        final Account account = session.account;
        final long nowMs = accounts.desk.nowMs();
        final int leverage = accounts.settings.leverage();
        if (what.equals("balance")) {
            session.event("bu", "", accounts.teller.balance(account), nowMs);
        } else if (what.equals("margin_base")) {
            session.event("miu", "", AccountTexts.marginBase(account), nowMs);
        } else if (what.startsWith("margin_sym_")) {
            final String symbol = what.substring("margin_sym_".length());
            final int instrument = accounts.market.instrument(symbol);
            if (instrument >= 0) {
                session.event("miu", symbol, AccountTexts.marginSymbol(account, instrument, leverage), nowMs);
            }
        } else if (what.startsWith("position_")) {
            final Position position = account.positions.get(what.substring("position_".length()));
            if (position != null) {
                session.event("pu", position.symbol, AccountTexts.position(account, position,
                    accounts.market.instrument(position.symbol), leverage), nowMs);
            }
        } else if (what.startsWith("wallet_")) {
            final String[] names = what.split("_", 3);
            account.wallets().stream()
                .filter(wallet -> names.length == 3 && wallet.type.equals(names[1]) && wallet.currency.equals(names[2]))
                .forEach(wallet -> session.event("wu", wallet.type + "-" + wallet.currency,
                    wallet.row(account.available(wallet)), nowMs));
        } else if (what.startsWith("funding_sym_")) {
            session.event("fiu", what.substring("funding_sym_".length()), new Row().text("sym")
                .text(what.substring("funding_sym_".length())).json("[0,0,0,0]").end(), nowMs);
        }
    }

    /** Custom notifications go to all sessions of the account. */
    private void rebroadcast(final AccountSession session, final Fields fields) {
        final String type = fields.text("type", "");
        if (type.startsWith("ucm-")) {
            accounts.teller.send(session.account, "n", "", new Row().whole(accounts.desk.nowMs()).text(type).nulls(2)
                .json(Fields.json(fields.value("info"))).nulls(3).end(), accounts.desk.nowMs());
        }
    }
}
