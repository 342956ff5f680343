package genesis.gateway.simulator.account;

import static genesis.core.exchange.MatchingBook.NO_PRICE;

import genesis.gateway.simulator.wire.DecimalText;
import genesis.gateway.simulator.wire.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * What clients ask of orders: taken, or refused in the exchange's words. A request is answered first, then it happens.
 * <p>Threading: the one that drives the exchange.
 */
final class RequestDesk {
    private final AccountMarket market;
    private final AccountSettings settings;
    private final OrderFaults faults;
    private final OrderDesk orders;
    private final Funds funds;

    RequestDesk(final AccountMarket market, final AccountSettings settings, final OrderFaults faults,
                final OrderDesk orders) {
        this.market = market;
        this.settings = settings;
        this.faults = faults;
        this.orders = orders;
        funds = new Funds(market);
    }

    /** Takes a new order, or says why not; an OCO request makes two. */
    void submit(final Account account, final Fields fields, final Consumer<Notice> reply) {
        final OrderRequest request = OrderRequest.of(fields, market);
        if (request.error == null) {
            request.error = refusal(account, request);
        }
        if (request.error != null) {
            reply.accept(refused(request, fields));
            return;
        }
        final AccountOrder order = new AccountOrder(market.nextOrderId(), account, request, orders.nowMs());
        final List<AccountOrder> both = new ArrayList<>(List.of(order));
        if (request.has(Flags.OCO)) {
            final AccountOrder stop = new AccountOrder(market.nextOrderId(), account, request.stopLeg(),
                orders.nowMs());
            stop.placedId = order.id;
            stop.sibling = order;
            order.sibling = stop;
            both.add(stop);
        }
        reply.accept(new Notice(orders.nowMs(), "on-req", rows(both), both.size() == 1, true, "Submitting "
            + request.words(market) + "."));
        both.forEach(orders::open);
        orders.settle();
    }

    /** Changes an open order. */
    void update(final Account account, final Fields fields, final Consumer<Notice> reply) {
        final AccountOrder order = find(account, fields);
        if (order == null) {
            reply.accept(unknown("ou-req", fields, "Order not found."));
            return;
        }
        final long priceE8 = fields.has("price") ? OrderRequest.price(fields, "price") : order.priceE8;
        final long leftE8 = leftAfter(order, fields);
        final String wrong = priceE8 < 0 || priceE8 == 0 && order.kind != OrderKind.MARKET ? "price: invalid"
            : leftE8 <= 0 ? "amount: invalid"
            : leftE8 != order.leftE8 && OrderRequest.wrongSize(market.terms(order.instrument), leftE8) != null
                ? OrderRequest.wrongSize(market.terms(order.instrument), leftE8)
            : funds.lack(account, order.instrument, order.isExchange, order.kind, order.signed(leftE8), priceE8, order);
        if (wrong != null) {
            reply.accept(new Notice(orders.nowMs(), "ou-req", List.of(order.row()), true, false, wrong));
            return;
        }
        reply.accept(new Notice(orders.nowMs(), "ou-req", List.of(order.row()), true, true, "Submitting update to "
            + OrderRequest.words(order.isExchange, order.kind, order.signed(leftE8), market.terms(order.instrument))
            + "."));
        orders.change(order, priceE8, leftE8, fields);
        orders.settle();
    }

    /** Cancels one order. */
    void cancel(final Account account, final Fields fields, final Consumer<Notice> reply) {
        final AccountOrder order = find(account, fields);
        if (order == null) {
            reply.accept(unknown("oc-req", fields, "Order not found."));
            return;
        }
        reply.accept(new Notice(orders.nowMs(), "oc-req", List.of(order.row()), true, true,
            "Submitted for cancellation; waiting for confirmation (ID: " + order.id + ")."));
        orders.close(order, "CANCELED");
        orders.settle();
    }

    /** Cancels by ids, client ids with their dates, groups, or all. */
    void cancelMany(final Account account, final Fields fields, final Consumer<Notice> reply) {
        final Collection<AccountOrder> chosen = Selection.of(account, fields);
        reply.accept(new Notice(orders.nowMs(), "oc_multi-req", chosen.stream().map(AccountOrder::row).toList(), false,
            true,
            "Submitting " + chosen.size() + " order cancellations."));
        for (final AccountOrder order : chosen) {
            orders.close(order, "CANCELED");
        }
        orders.settle();
    }

    private String refusal(final Account account, final OrderRequest request) {
        final String fault = faults.rejection();
        if (fault != null) {
            return fault;
        }
        if (account.open.size() >= settings.openOrdersMax()) {
            return "Invalid order: maximum number of open orders is " + settings.openOrdersMax();
        }
        if (request.has(Flags.CLOSE) && !request.isExchange) {
            request.amountE8 = Math.negateExact(account.positionOf(request.symbol).movePointRight(8).longValueExact());
            return null;
        }
        if (request.kind == OrderKind.MARKET || request.kind == OrderKind.TRAILING_STOP) {
            final long quoteE8 = request.amountE8 > 0 ? market.book(request.instrument).bestAskE8()
                : market.book(request.instrument).bestBidE8();
            request.priceE8 = quoteE8 == NO_PRICE ? 0 : quoteE8;
        }
        final long priceE8 = request.kind == OrderKind.STOP_LIMIT ? request.auxiliaryE8 : request.priceE8;
        if (request.has(Flags.REDUCE_ONLY) && !request.isExchange) {
            return null;
        }
        return funds.lack(account, request.instrument, request.isExchange, request.kind, request.amountE8, priceE8,
            null);
    }

    private Notice refused(final OrderRequest request, final Fields fields) {
        final long amountE8 = request.amountE8 == DecimalText.NOT_A_NUMBER ? 0 : request.amountE8;
        final String row = new Row().nulls(1).whole(request.groupId).whole(request.clientId)
            .text(fields.text("symbol", null)).nulls(2).e8(amountE8).e8(amountE8).text(fields.text("type", null))
            .nulls(7).e8(Math.max(0, request.priceE8))
            .nulls(15).end();
        return new Notice(orders.nowMs(), "on-req", List.of(row), true, false, request.error);
    }

    private Notice unknown(final String type, final Fields fields, final String words) {
        final String row = new Row().whole(fields.wholeOrNull("id")).nulls(1).whole(fields.wholeOrNull("cid"))
            .nulls(29).end();
        return new Notice(orders.nowMs(), type, List.of(row), true, false, words);
    }

    private static List<String> rows(final List<AccountOrder> both) {
        return both.stream().map(order -> order.row("ACTIVE")).toList();
    }

    private static AccountOrder find(final Account account, final Fields fields) {
        if (fields.has("id")) {
            return account.open.get(fields.whole("id", 0));
        }
        return Selection.first(account, fields);
    }

    /** Below one where it is not a number of the order's sign. */
    private static long leftAfter(final AccountOrder order, final Fields fields) {
        final String amount = fields.text("amount", null);
        final String delta = fields.text("delta", null);
        if (amount == null && delta == null) {
            return order.leftE8;
        }
        final long numberE8 = DecimalText.parseE8(amount != null ? amount : delta);
        if (numberE8 == DecimalText.NOT_A_NUMBER) {
            return 0;
        }
        return amount != null ? order.signed(numberE8) : order.leftE8 + order.signed(numberE8);
    }
}
