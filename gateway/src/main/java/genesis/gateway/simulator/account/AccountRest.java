package genesis.gateway.simulator.account;

import genesis.gateway.simulator.account.KeyRing.Admission;
import genesis.gateway.simulator.wire.DecimalText;
import genesis.gateway.simulator.wire.Fields;
import genesis.gateway.simulator.wire.RestAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The authenticated endpoints: {@code auth/r/…} reads, {@code auth/w/…} writes, {@code auth/calc/…} computes.
 * <p>Threading: the one that drives the exchange.
 */
public final class AccountRest {
    /** What keys may do here: everything with orders and wallets, nothing that moves money out. */
    static final String CAPABILITIES = "{\"orders\":{\"read\":1,\"write\":1},\"account\":{\"read\":1,\"write\":0},"
        + "\"funding\":{\"read\":1,\"write\":0},\"history\":{\"read\":1,\"write\":0},\"wallets\":{\"read\":1,\"write\":1},"
        + "\"withdraw\":{\"read\":0,\"write\":0},\"positions\":{\"read\":1,\"write\":1},\"ui_withdraw\":{\"read\":0,\"write\":0},"
        + "\"settings\":{\"read\":0,\"write\":0},\"bfxpay\":{\"read\":0,\"write\":0}}";
    private static final String PERMISSIONS = "[[\"account\",1,0],[\"history\",1,0],[\"orders\",1,1],[\"positions\",1,1],"
        + "[\"funding\",1,0],[\"settings\",0,0],[\"wallets\",1,1],[\"withdraw\",0,0],[\"ui_withdraw\",0,0],[\"bfxpay\",0,0]]";
    private static final int ROWS_MAX = 2_500;
    private static final int ROWS_USUAL = 25;
    private static final String PREFIX = "auth/";

    private final Accounts accounts;

    AccountRest(final Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Checks who asks, and answers.
     *
     * @param path behind {@code /v2/}, such as {@code auth/r/wallets}
     * @param body exactly as it was sent
     */
    public RestAnswer answer(final String path, final String body, final String key, final String nonce,
                             final String signature) {
        final Admission admission = accounts.keys.admit(key, "/api/v2/" + path + nonce + body, signature, nonce);
        if (!admission.isGranted()) {
            return RestAnswer.error(admission.code(), admission.words());
        }
        try {
            final Fields fields = Fields.of(body.isBlank() ? null : Fields.parse(body));
            return answer(admission.account(), path.substring(PREFIX.length()), fields);
        } catch (final IOException notJson) {
            return RestAnswer.error(RestAnswer.PARAMETER, "body: invalid");
        }
    }

    private RestAnswer answer(final Account account, final String path, final Fields fields) {
        if (fields.whole("limit", ROWS_USUAL) > ROWS_MAX) {
            return RestAnswer.error(RestAnswer.PARAMETER, "limit: invalid");
        }
        final String[] parts = path.split("/");
        return switch (parts.length < 2 ? "" : parts[0] + "/" + parts[1]) {
            case "r/wallets" -> wallets(account, parts);
            case "r/orders" -> orders(account, parts, fields);
            case "r/order" -> orderTrades(account, parts);
            case "r/trades" -> trades(account, parts, fields);
            case "r/positions" -> positions(account, parts);
            case "r/ledgers" -> ledgers(account, parts, fields);
            case "r/info" -> info(account, parts);
            case "r/summary" -> RestAnswer.good(summary());
            case "r/permissions" -> RestAnswer.good(PERMISSIONS);
            case "r/funding" -> RestAnswer.good("[]");
            case "w/order" -> write(account, parts, fields);
            case "w/transfer" -> transfer(account, fields);
            case "w/token" -> RestAnswer.unsupported();
            case "calc/order" -> available(account, fields);
            default -> path.startsWith("r/movements") || path.startsWith("w/") ? RestAnswer.unsupported()
                : RestAnswer.unknown();
        };
    }

    private RestAnswer wallets(final Account account, final String[] parts) {
        if (parts.length > 2) {
            return RestAnswer.good("[]"); // Balances of the past are not kept.
        }
        return list(account.wallets().stream().map(wallet -> wallet.row(account.available(wallet))));
    }

    /** {@code r/orders[/tSYMBOL][/hist]} */
    private RestAnswer orders(final Account account, final String[] parts, final Fields fields) {
        final String symbol = parts.length > 2 && !parts[2].equals("hist") ? parts[2] : null;
        if (symbol != null && accounts.market.instrument(symbol) < 0) {
            return RestAnswer.error(RestAnswer.PARAMETER, "symbol: invalid");
        }
        final Predicate<AccountOrder> ofSymbol = order -> symbol == null || order.symbol.equals(symbol);
        if (!parts[parts.length - 1].equals("hist")) {
            final boolean isChosen = fields.has("id") || fields.has("gid") || fields.has("cid");
            return list((isChosen ? Selection.of(account, fields) : account.open.values()).stream().filter(ofSymbol)
                .map(AccountOrder::row));
        }
        final List<Long> ids = fields.list("id").stream().map(Fields::whole).toList();
        final Predicate<AccountOrder> wanted = ofSymbol.and(order -> ids.isEmpty() || ids.contains(order.id))
            .and(order -> isInside(order.updatedMs, fields));
        return list(account.closed.newestFirst(wanted, limit(fields)).stream().map(AccountOrder::row));
    }

    /** {@code r/order/tSYMBOL:ID/trades} */
    private RestAnswer orderTrades(final Account account, final String[] parts) {
        final int colon = parts.length > 2 ? parts[2].lastIndexOf(':') : -1;
        final Long id = colon < 0 ? null : Fields.whole(parts[2].substring(colon + 1));
        if (id == null) {
            return RestAnswer.error(RestAnswer.PARAMETER, "id: invalid");
        }
        return list(account.executions.newestFirst(execution -> execution.order().id == id, ROWS_MAX).stream()
            .map(execution -> execution.row(true)));
    }

    /** {@code r/trades[/tSYMBOL]/hist} */
    private RestAnswer trades(final Account account, final String[] parts, final Fields fields) {
        final String symbol = parts.length > 2 && !parts[2].equals("hist") ? parts[2] : null;
        final Predicate<Execution> wanted = execution ->
            (symbol == null || execution.order().symbol.equals(symbol)) && isInside(execution.timeMs(), fields);
        final List<Execution> found = fields.whole("sort", -1) == 1
            ? account.executions.oldestFirst(wanted, limit(fields))
            : account.executions.newestFirst(wanted, limit(fields));
        return list(found.stream().map(execution -> execution.row(true)));
    }

    private RestAnswer positions(final Account account, final String[] parts) {
        final int leverage = accounts.settings.leverage();
        if (parts.length > 2) {
            return list(account.closedPositions.newestFirst(position -> true, ROWS_USUAL).stream()
                .map(position -> position.row(null, leverage, BigDecimal.ZERO)));
        }
        return list(account.positions.values().stream().map(position ->
            AccountTexts.position(account, position, accounts.market.instrument(position.symbol), leverage)));
    }

    /** {@code r/ledgers[/CCY]/hist} */
    private RestAnswer ledgers(final Account account, final String[] parts, final Fields fields) {
        final String currency = parts.length > 2 && !parts[2].equals("hist") ? parts[2] : null;
        final long category = fields.whole("category", 0);
        return list(account.ledger.newestFirst(entry -> (currency == null || entry.currency().equals(currency))
            && (category == 0 || entry.category() == category) && isInside(entry.timeMs(), fields), limit(fields))
            .stream()
            .map(LedgerEntry::row));
    }

    private RestAnswer info(final Account account, final String[] parts) {
        final String what = parts.length > 2 ? parts[2] : "";
        if (what.equals("user")) {
            return RestAnswer.good(user(account));
        }
        if (!what.equals("margin") || parts.length < 4) {
            return what.equals("funding") ? RestAnswer.good("[\"sym\",null,[0,0,0,0]]") : RestAnswer.unknown();
        }
        final int leverage = accounts.settings.leverage();
        if (parts[3].equals("base")) {
            return RestAnswer.good(AccountTexts.marginBase(account));
        }
        if (parts[3].equals("sym_all")) {
            final List<String> rows = new ArrayList<>();
            for (int i = 0; i < accounts.market.instrumentCount(); i++) {
                rows.add(AccountTexts.marginSymbol(account, i, leverage));
            }
            return list(rows.stream());
        }
        final int instrument = accounts.market.instrument(parts[3]);
        return instrument < 0 ? RestAnswer.error(RestAnswer.PARAMETER, "symbol: invalid")
            : RestAnswer.good(AccountTexts.marginSymbol(account, instrument, leverage));
    }

    private RestAnswer write(final Account account, final String[] parts, final Fields fields) {
        final String what = String.join("/", List.of(parts).subList(2, parts.length));
        return switch (what) {
            case "submit" -> one(account, "on", fields);
            case "update" -> one(account, "ou", fields);
            case "cancel" -> one(account, "oc", fields);
            case "cancel/multi" -> one(account, "oc_multi", fields);
            case "multi" -> operations(account, fields);
            default -> RestAnswer.unknown();
        };
    }

    private RestAnswer one(final Account account, final String code, final Fields fields) {
        final List<Notice> notices = new ArrayList<>(1);
        accounts.operate(account, code, fields, notices::add);
        final Notice notice = notices.get(0);
        if (notice.isTaken()) {
            return RestAnswer.good(notice.restRow(accounts.settings.isRestInSeconds()));
        }
        return RestAnswer.error(notice.words().endsWith(": invalid") ? RestAnswer.PARAMETER : RestAnswer.GENERIC,
            notice.words());
    }

    private RestAnswer operations(final Account account, final Fields fields) {
        final List<?> operations = fields.list("ops");
        if (operations.isEmpty() || operations.size() > AccountChannel.OPERATIONS_MAX) {
            return RestAnswer.error(RestAnswer.PARAMETER, "ops: invalid");
        }
        final List<Notice> notices = new ArrayList<>();
        for (final Object each : operations) {
            if (!(each instanceof List<?> pair) || pair.size() != 2
                || !accounts.operate(account, String.valueOf(pair.get(0)), Fields.of(pair.get(1)), notices::add)) {
                return RestAnswer.error(RestAnswer.PARAMETER, "ops: invalid");
            }
        }
        final List<String> rows = notices.stream().map(notice -> notice.restRow(false)).toList();
        return RestAnswer.good(new Notice(accounts.desk.nowMs(), "ox_multi-req", rows, false, true,
            "Submitting " + operations.size() + " order operations.").row());
    }

    private RestAnswer transfer(final Account account, final Fields fields) {
        final List<String> types = List.of(Account.EXCHANGE, Account.MARGIN, Account.FUNDING);
        final String from = fields.text("from", "");
        final String to = fields.text("to", "");
        final String currency = fields.text("currency", "");
        final long amountE8 = DecimalText.parseE8(fields.text("amount", null));
        if (!types.contains(from) || !types.contains(to) || from.equals(to)) {
            return RestAnswer.error(RestAnswer.PARAMETER, "wallet: invalid");
        }
        if (account.wallets().stream().noneMatch(wallet -> wallet.currency.equals(currency))) {
            return RestAnswer.error(RestAnswer.PARAMETER, "currency: invalid");
        }
        if (amountE8 <= 0 || !currency.equals(fields.text("currency_to", currency))) {
            return RestAnswer.error(RestAnswer.PARAMETER, "amount: invalid");
        }
        final BigDecimal amount = Decimals.ofE8(amountE8);
        final Wallet source = account.wallet(from, currency);
        final Wallet target = account.wallet(to, currency);
        if (amount.compareTo(account.available(source)) > 0) {
            return RestAnswer.error(RestAnswer.GENERIC, "Not enough balance");
        }
        final long nowMs = accounts.desk.nowMs();
        final String why = "Transfer of " + Decimals.pointed(amount) + " " + currency + " from wallet " + from
            + " to " + to + " on wallet ";
        account.add(source, amount.negate(), LedgerEntry.TRANSFER, why + from, null, nowMs);
        account.add(target, amount, LedgerEntry.TRANSFER, why + to, null, nowMs);
        accounts.teller.sendAvailable(account, source, nowMs);
        accounts.teller.sendAvailable(account, target, nowMs);
        final String row = new Row().whole(nowMs).text(from).text(to).nulls(1).text(currency).text(currency).nulls(1)
            .number(amount).end();
        return RestAnswer.good(new Notice(nowMs, "acc_tf", List.of(row), true, true,
            Decimals.pointed(amount) + " " + currency + " transferred from " + from + " to " + to).row());
    }

    /** Largest order that the account could place: {@code [AMOUNT]}. */
    private RestAnswer available(final Account account, final Fields fields) {
        final int instrument = accounts.market.instrument(fields.text("symbol", ""));
        final long rateE8 = DecimalText.parseE8(fields.text("rate", fields.text("price", "0")));
        if (instrument < 0 || rateE8 <= 0) {
            return RestAnswer.error(RestAnswer.PARAMETER, instrument < 0 ? "symbol: invalid" : "rate: invalid");
        }
        final boolean isBuy = fields.whole("dir", 1) > 0;
        final boolean isExchange = fields.text("type", "EXCHANGE").equals("EXCHANGE");
        final var terms = account.terms(instrument);
        final BigDecimal money = isExchange
            ? account.available(account.wallet(Account.EXCHANGE, isBuy ? terms.quote() : terms.base()))
            : account.marginEquity().subtract(account.marginRequired(-1, 0, 0)).max(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(accounts.settings.leverage()));
        final BigDecimal amount = isExchange && !isBuy ? money
            : money.divide(Decimals.ofE8(rateE8), 8, RoundingMode.DOWN);
        return RestAnswer.good(new Row().number(isBuy ? amount : amount.negate()).end());
    }

    /** Index 4 holds the fees: maker and taker, for crypto, stable, fiat, and derivatives. */
    private String summary() {
        final String maker = fees(accounts.settings.makerFee());
        final String taker = fees(accounts.settings.takerFee());
        return new Row().nulls(4).json("[" + maker + "," + taker + "]").json("[[],null,[],null]").nulls(3)
            .json("{\"leo_lev\":0,\"leo_amount_avg\":0}").end();
    }

    private static String fees(final BigDecimal rate) {
        return new Row().number(rate).number(rate).number(rate).nulls(2).number(rate).end();
    }

    /** 55 columns; paper trading is said at both places at which clients look for it. */
    private String user(final Account account) {
        final long nowMs = accounts.desk.nowMs();
        final String name = "account" + account.id;
        return new Row().whole(account.id).text(name + "@simulator.invalid").text(name).whole(nowMs).whole(1).whole(3)
            .nulls(1).text("Etc/UTC").text("en").text("bitfinex").whole(1).nulls(3).whole(nowMs).nulls(1)
            .whole(account.id).whole(0).whole(0).whole(0).nulls(1).whole(1).nulls(1).whole(1).nulls(2).json("[]")
            .nulls(17).text(Instant.ofEpochMilli(nowMs).toString()).nulls(4).json("[]").json("[]").text("paper").nulls(2)
            .whole(0).end();
    }

    private static RestAnswer list(final Stream<String> rows) {
        return RestAnswer.good(AccountTexts.list(rows));
    }

    private static int limit(final Fields fields) {
        return (int) Math.max(0, fields.whole("limit", ROWS_USUAL));
    }

    private static boolean isInside(final long timeMs, final Fields fields) {
        return timeMs >= fields.whole("start", Long.MIN_VALUE) && timeMs <= fields.whole("end", Long.MAX_VALUE);
    }
}
