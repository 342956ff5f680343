package genesis.gateway.simulator.account;

import genesis.core.message.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One order as the account sees it. {@code filled + left = ordered} at any time; an update of the amount changes what
 * is left, and what was ordered with it.
 *
 * <pre>
 *   waiting (STOP, STOP LIMIT, TRAILING STOP) ──trigger──► in the book ──► closed
 * </pre>
 *
 * <p>Threading: the one that drives the exchange.
 */
final class AccountOrder {
    /** Executions that the status names; more would only make a longer text. */
    private static final int NAMED_MAX = 5;

    final long id;
    final Account account;
    final int instrument;
    final String symbol;
    final boolean isExchange;
    final boolean isBuy;
    final Long groupId;
    /** Null where the exchange closes a position by itself. */
    final Long clientId;
    final long createdMs;
    final int flags;
    final String meta;
    final boolean isProtectedFromSelf;
    final boolean isMadeVisible;

    OrderKind kind;
    OrderKind previousKind;
    long priceE8;
    long trailingE8;
    long auxiliaryE8;
    /** Zero where it is good till canceled. */
    long expiresMs;
    long leftE8;
    long updatedMs;
    /** The other one of two orders of which one cancels the other; null where there is none. */
    AccountOrder sibling;
    /** The first of the two, for the second; zero otherwise. */
    long placedId;
    boolean isWaiting;
    /** Hidden before, visible after its first execution. */
    boolean isRevealed;
    boolean isClosed;
    /** Whether anybody was told of it: the first event of an order is {@code on}, unless it is over by then. */
    boolean isTold;
    /** Executions not told yet. */
    final List<Execution> fresh = new ArrayList<>(1);

    private final List<String> executions = new ArrayList<>(1);
    private long orderedE8;
    private BigDecimal cost = BigDecimal.ZERO;
    private String closing = "";

    AccountOrder(final long id, final Account account, final OrderRequest request, final long nowMs) {
        this.id = id;
        this.account = account;
        instrument = request.instrument;
        symbol = request.symbol;
        isExchange = request.isExchange;
        isBuy = request.amountE8 > 0;
        groupId = request.groupId;
        clientId = request.clientId == null ? Long.valueOf(nowMs) : request.clientId;
        createdMs = nowMs;
        updatedMs = nowMs;
        flags = request.flags;
        trailingE8 = request.trailingE8;
        auxiliaryE8 = request.auxiliaryE8;
        expiresMs = request.expiresMs;
        meta = request.meta;
        isProtectedFromSelf = request.isProtectedFromSelf;
        isMadeVisible = request.isMadeVisible;
        kind = request.kind;
        priceE8 = request.priceE8;
        orderedE8 = Math.abs(request.amountE8);
        leftE8 = orderedE8;
    }

    Side side() {
        return isBuy ? Side.BUY : Side.SELL;
    }

    boolean has(final int flag) {
        return (flags & flag) != 0;
    }

    boolean isHidden() {
        return has(Flags.HIDDEN) && !isRevealed;
    }

    boolean isFilled() {
        return leftE8 == 0;
    }

    long filledE8() {
        return orderedE8 - leftE8;
    }

    long orderedE8() {
        return orderedE8;
    }

    /** Signed: above zero a buy. */
    long signed(final long qtyE8) {
        return isBuy ? qtyE8 : -qtyE8;
    }

    /** Books an execution; what is left shrinks by it. */
    void execute(final Execution execution) {
        leftE8 -= execution.qtyE8();
        updatedMs = execution.timeMs();
        cost = cost.add(Decimals.ofE8(execution.priceE8()).multiply(Decimals.ofE8(execution.qtyE8())));
        if (executions.size() == NAMED_MAX) {
            executions.remove(0);
        }
        executions.add("@ " + Decimals.pointed(Decimals.ofE8(execution.priceE8())) + "("
            + Decimals.pointed(Decimals.ofE8(signed(execution.qtyE8()))) + ")");
        fresh.add(execution);
    }

    /** What shall be left from now on. */
    void resize(final long newLeftE8) {
        orderedE8 += newLeftE8 - leftE8;
        leftE8 = newLeftE8;
    }

    /** The end of an order, in the exchange's words; empty where it is filled. */
    void close(final String words, final long nowMs) {
        isClosed = true;
        closing = words;
        updatedMs = nowMs;
    }

    /** In the exchange's words: how it stands, and how it came to that. */
    String status() {
        if (!closing.isEmpty()) {
            return executions.isEmpty() ? closing : closing + " was: PARTIALLY FILLED " + named(executions.size());
        }
        if (executions.isEmpty()) {
            return "ACTIVE";
        }
        final String last = executions.get(executions.size() - 1);
        final String before = executions.size() == 1 ? ""
            : ": was PARTIALLY FILLED " + named(executions.size() - 1);
        return (isFilled() ? "EXECUTED " : "PARTIALLY FILLED ") + last + before;
    }

    /** Zero where nothing was filled. */
    BigDecimal averagePrice() {
        return Decimals.average(cost, Decimals.ofE8(filledE8()));
    }

    String type() {
        return typeOf(kind);
    }

    private String typeOf(final OrderKind of) {
        return (isExchange ? "EXCHANGE " : "") + of.text();
    }

    /** The 32 columns of an order. */
    String row() {
        return row(status());
    }

    /** The same with another status: a request is answered before anything happens. */
    String row(final String status) {
        return new Row().whole(id).whole(groupId).whole(clientId).text(symbol).whole(createdMs).whole(updatedMs)
            .e8(signed(leftE8)).e8(signed(orderedE8)).text(type())
            .text(previousKind == null ? null : typeOf(previousKind))
            .whole(expiresMs == 0 ? null : Long.valueOf(expiresMs))
            .nulls(1).whole(flags).text(status).nulls(2).e8(priceE8).number(averagePrice()).e8(trailingE8)
            .e8(auxiliaryE8).nulls(3).whole(0).whole(isHidden() ? 1 : 0)
            .whole(placedId == 0 ? null : Long.valueOf(placedId)).nulls(2).text("API>BFX").nulls(2).json(meta).end();
    }

    private String named(final int count) {
        return String.join(", PARTIALLY FILLED ", executions.subList(0, count));
    }
}
