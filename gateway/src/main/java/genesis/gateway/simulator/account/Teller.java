package genesis.gateway.simulator.account;

import genesis.gateway.simulator.market.InstrumentTerms;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Books what happened to orders and tells the account's sessions, in the order in which the exchange was recorded to:
 *
 * <pre>
 *   for each execution   wu base ─ wu quote (exchange)   │   wu profit ─ pn, pu or pc (margin)      then  te
 *   the order            on where it is new and open, ou, or oc where it is over
 *   for each execution   wu fee ─ tu                                     at once, or after the delay of the settings
 *   at the end           wu with what is available, bu
 * </pre>
 *
 * <p>Threading: the one that drives the exchange.
 */
final class Teller {
    private final AccountSettings settings;
    private final Set<AccountOrder> touched = new LinkedHashSet<>();
    private final ArrayDeque<Late> late = new ArrayDeque<>();
    private long nextPositionId = 140_000_000;

    /** Frames that come later than what they tell of. */
    private record Late(long dueMs, Account account, List<Told> frames) {
    }

    private record Told(String code, String subject, String payload) {
    }

    Teller(final AccountSettings settings) {
        this.settings = settings;
    }

    /** Something happened to an order. */
    void touch(final AccountOrder order) {
        touched.add(order);
    }

    boolean isAnyTouched() {
        return !touched.isEmpty();
    }

    /** Books and tells everything about the orders that were touched, and returns them. */
    List<AccountOrder> tell(final long nowMs) {
        final List<AccountOrder> orders = List.copyOf(touched);
        touched.clear();
        for (final AccountOrder order : orders) {
            tell(order, nowMs);
        }
        return orders;
    }

    /** Tells what is due by now. */
    void tellLate(final long nowMs) {
        while (!late.isEmpty() && late.peekFirst().dueMs <= nowMs) {
            final Late due = late.pollFirst();
            due.frames.forEach(told -> send(due.account, told.code, told.subject, told.payload, nowMs));
        }
    }

    /** When something is to be told late; {@link Long#MAX_VALUE} where nothing is. */
    long nextLateMs() {
        return late.isEmpty() ? Long.MAX_VALUE : late.peekFirst().dueMs;
    }

    /** To all sessions of an account that want it. */
    void send(final Account account, final String code, final String subject, final String payload, final long nowMs) {
        for (final AccountSession session : account.sessions) {
            session.event(code, subject, payload, nowMs);
        }
    }

    /** Sums of all wallets, with and without the profit of positions. */
    String balance(final Account account) {
        final BigDecimal equity = account.marginEquity();
        return new Row().number(equity).number(equity.subtract(account.profit())).end();
    }

    /** What is available of a wallet, and the sums. */
    void sendAvailable(final Account account, final Wallet wallet, final long nowMs) {
        send(account, "wu", wallet.type + "-" + wallet.currency, wallet.row(account.available(wallet)), nowMs);
    }

    private void tell(final AccountOrder order, final long nowMs) {
        final Account account = order.account;
        final Set<Wallet> wallets = new LinkedHashSet<>();
        final List<Told> before = new ArrayList<>();
        final List<Told> after = new ArrayList<>();
        for (final Execution execution : order.fresh) {
            account.executions.add(execution);
            book(account, execution, wallets, before, nowMs);
            before.add(new Told("te", order.symbol, execution.row(false)));
        }
        for (final Execution execution : order.fresh) {
            bookFee(account, execution, wallets, after, nowMs);
            after.add(new Told("tu", order.symbol, execution.row(true)));
        }
        order.fresh.clear();
        final Told change = new Told(codeOf(order), order.symbol, order.row());
        order.isTold = true;
        if (settings.isOrderBeforeTrade()) {
            send(account, List.of(change), nowMs);
            send(account, before, nowMs);
        } else {
            send(account, before, nowMs);
            send(account, List.of(change), nowMs);
        }
        if (settings.tradeUpdateDelayMs() == 0) {
            send(account, after, nowMs);
        } else if (!after.isEmpty()) {
            late.add(new Late(nowMs + settings.tradeUpdateDelayMs(), account, after));
        }
        if (wallets.isEmpty() && order.isExchange) {
            wallets.add(heldWallet(order));
        }
        wallets.forEach(wallet -> sendAvailable(account, wallet, nowMs));
        if (!before.isEmpty()) {
            send(account, "bu", "", balance(account), nowMs);
        }
    }

    private void send(final Account account, final List<Told> frames, final long nowMs) {
        frames.forEach(told -> send(account, told.code, told.subject, told.payload, nowMs));
    }

    private static String codeOf(final AccountOrder order) {
        return order.isClosed ? "oc" : order.isTold ? "ou" : "on";
    }

    private Wallet heldWallet(final AccountOrder order) {
        final InstrumentTerms terms = order.account.terms(order.instrument);
        return order.account.wallet(Account.EXCHANGE, order.isBuy ? terms.quote() : terms.base());
    }

    private void book(final Account account, final Execution execution, final Set<Wallet> wallets,
                      final List<Told> told, final long nowMs) {
        final AccountOrder order = execution.order();
        final InstrumentTerms terms = account.terms(order.instrument);
        final BigDecimal price = Decimals.ofE8(execution.priceE8());
        final String meta = meta(execution);
        if (order.isExchange) {
            final String why = "Exchange " + Decimals.pointed(Decimals.ofE8(execution.qtyE8())) + " " + terms.base()
                + " for "
                + terms.quote() + " @ " + Decimals.pointed(price);
            change(account, account.wallet(Account.EXCHANGE, terms.base()), execution.amount(), LedgerEntry.EXCHANGE,
                why,
                meta, wallets, told, nowMs);
            change(account, account.wallet(Account.EXCHANGE, terms.quote()), execution.amount().multiply(price)
                .negate(),
                LedgerEntry.EXCHANGE, why, meta, wallets, told, nowMs);
            return;
        }
        final boolean isNew = !account.positions.containsKey(order.symbol);
        final Position position = account.positions.computeIfAbsent(order.symbol,
            symbol -> new Position(symbol, ++nextPositionId, nowMs));
        final BigDecimal profit = position.trade(execution.amount(), price, nowMs, meta);
        if (profit.signum() != 0) {
            change(account, account.wallet(Account.MARGIN, terms.quote()), profit, LedgerEntry.MARGIN,
                "Settlement @ " + Decimals.pointed(price) + " on wallet margin", meta, wallets, told, nowMs);
        }
        if (!position.isOpen()) {
            account.positions.remove(order.symbol);
            account.closedPositions.add(position);
        }
        told.add(new Told(isNew ? "pn" : position.isOpen() ? "pu" : "pc", order.symbol,
            position.row(null, settings.leverage(), BigDecimal.ZERO)));
    }

    private static void bookFee(final Account account, final Execution execution, final Set<Wallet> wallets,
                                final List<Told> told, final long nowMs) {
        if (execution.fee().signum() == 0) {
            return;
        }
        final AccountOrder order = execution.order();
        final InstrumentTerms terms = account.terms(order.instrument);
        final String why = "Trading fees for " + Decimals.pointed(Decimals.ofE8(execution.qtyE8())) + " " + terms.base()
            + " (" + terms.pair() + ") @ " + Decimals.pointed(Decimals.ofE8(execution.priceE8())) + " on BFX";
        change(account, account.wallet(order.isExchange ? Account.EXCHANGE : Account.MARGIN, execution.feeCurrency()),
            execution.fee().negate(), LedgerEntry.FEE, why, meta(execution), wallets, told, nowMs);
    }

    private static void change(final Account account, final Wallet wallet, final BigDecimal amount, final int category,
                               final String why, final String meta, final Set<Wallet> wallets, final List<Told> told,
                               final long nowMs) {
        account.add(wallet, amount, category, why, meta, nowMs);
        wallets.add(wallet);
        told.add(new Told("wu", wallet.type + "-" + wallet.currency, wallet.row(null)));
    }

    private static String meta(final Execution execution) {
        final AccountOrder order = execution.order();
        return "{\"reason\":\"TRADE\",\"order_id\":" + order.id + ",\"order_id_oppo\":" + execution.otherOrderId()
            + ",\"trade_price\":\"" + Decimals.pointed(Decimals.ofE8(execution.priceE8())) + "\",\"trade_amount\":\""
            + Decimals.pointed(execution.amount()) + "\",\"order_cid\":" + order.clientId + ",\"order_gid\":"
            + order.groupId + "}";
    }
}
