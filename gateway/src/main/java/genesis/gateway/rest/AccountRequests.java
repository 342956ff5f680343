package genesis.gateway.rest;

import genesis.core.unit.E8;
import genesis.gateway.limit.Endpoint;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What only the owner of the key may ask or do. Bodies of orders are written by whoever knows orders, as JSON objects with
 * numbers as texts; here they are only put into the envelope.
 */
public final class AccountRequests {
    /** Rows in one answer of orders and fills. */
    public static final int LIMIT_MAX = 2_500;
    /** Operations in one multi request. */
    public static final int OPERATION_COUNT_MAX = 75;
    private static final String NOTHING = "{}";

    private AccountRequests() {
    }

    public static RestRequest<List<WalletRow>> wallets() {
        return RestRequest.post(Endpoint.WALLETS, "auth/r/wallets", NOTHING, rows -> rows.each(WalletRow::of));
    }

    /** All open orders. */
    public static RestRequest<List<OrderRow>> orders() {
        return RestRequest.post(Endpoint.ORDERS, "auth/r/orders", NOTHING, rows -> rows.each(OrderRow::of));
    }

    /** Open orders with a client id, which is unique within a UTC day: {@code date} is that day, as 2026-11-21. */
    public static RestRequest<List<OrderRow>> order(final long clientId, final String date) {
        return RestRequest.post(Endpoint.ORDERS, "auth/r/orders",
            "{\"cid\":" + clientId + ",\"cid_date\":\"" + date(date) + "\"}", rows -> rows.each(OrderRow::of));
    }

    /** Open orders with these ids. */
    public static RestRequest<List<OrderRow>> orders(final long... ids) {
        return RestRequest.post(Endpoint.ORDERS, "auth/r/orders", ids(ids), rows -> rows.each(OrderRow::of));
    }

    /**
     * Closed orders of a time, both ends included and zero for an open end, newest first. The exchange forgets canceled
     * ones after about two weeks.
     */
    public static RestRequest<List<OrderRow>> orderHistory(final long startMs, final long endMs, final int limit) {
        return RestRequest.post(Endpoint.ORDER_HISTORY, "auth/r/orders/hist", range(startMs, endMs, limit, ""),
            rows -> rows.each(OrderRow::of));
    }

    /** Closed orders with these ids. */
    public static RestRequest<List<OrderRow>> orderHistory(final long... ids) {
        return RestRequest.post(Endpoint.ORDER_HISTORY, "auth/r/orders/hist", ids(ids),
            rows -> rows.each(OrderRow::of));
    }

    /** Fills of one order. */
    public static RestRequest<List<AccountTradeRow>> orderTrades(final String symbol, final long orderId) {
        return RestRequest.post(Endpoint.ORDER_TRADES, "auth/r/order/" + symbol + ":" + orderId + "/trades", NOTHING,
            rows -> rows.each(AccountTradeRow::of));
    }

    /** Fills of all symbols of a time, both ends included and zero for an open end. */
    public static RestRequest<List<AccountTradeRow>> trades(final long startMs, final long endMs, final int limit,
                                                            final boolean oldestFirst) {
        return RestRequest.post(Endpoint.ACCOUNT_TRADES, "auth/r/trades/hist",
            range(startMs, endMs, limit, ",\"sort\":" + (oldestFirst ? 1 : -1)),
            rows -> rows.each(AccountTradeRow::of));
    }

    public static RestRequest<List<PositionRow>> positions() {
        return RestRequest.post(Endpoint.POSITIONS, "auth/r/positions", NOTHING, rows -> rows.each(PositionRow::of));
    }

    /** @param order as the payload of {@code on} over the WebSocket, a JSON object */
    public static RestRequest<NotificationRow> submit(final String order) {
        return RestRequest.post(Endpoint.ORDER_SUBMIT, "auth/w/order/submit", order, NotificationRow::of);
    }

    /** @param change as the payload of {@code ou} over the WebSocket, a JSON object */
    public static RestRequest<NotificationRow> update(final String change) {
        return RestRequest.post(Endpoint.ORDER_UPDATE, "auth/w/order/update", change, NotificationRow::of);
    }

    public static RestRequest<NotificationRow> cancel(final long orderId) {
        return RestRequest.post(Endpoint.ORDER_CANCEL, "auth/w/order/cancel", "{\"id\":" + orderId + "}",
            NotificationRow::of);
    }

    /** By client id and its day, as 2026-11-21 (UTC). */
    public static RestRequest<NotificationRow> cancel(final long clientId, final String date) {
        return RestRequest.post(Endpoint.ORDER_CANCEL, "auth/w/order/cancel",
            "{\"cid\":" + clientId + ",\"cid_date\":\"" + date(date) + "\"}", NotificationRow::of);
    }

    public static RestRequest<NotificationRow> cancelMany(final long... ids) {
        return cancelMulti(ids(ids));
    }

    public static RestRequest<NotificationRow> cancelGroup(final long groupId) {
        return cancelMulti("{\"gid\":" + groupId + "}");
    }

    /** Every open order of the account. */
    public static RestRequest<NotificationRow> cancelAll() {
        return cancelMulti("{\"all\":1}");
    }

    /** @param operations each as {@code ["on",{…}]}, one to {@link #OPERATION_COUNT_MAX} */
    public static RestRequest<NotificationRow> multi(final List<String> operations) {
        PublicRequests.check(!operations.isEmpty() && operations.size() <= OPERATION_COUNT_MAX,
            "operations are 1 to " + OPERATION_COUNT_MAX + ": " + operations.size());
        return RestRequest.post(Endpoint.ORDER_MULTI, "auth/w/order/multi",
            "{\"ops\":[" + String.join(",", operations) + "]}", NotificationRow::of);
    }

    public static RestRequest<MarginRow> margin() {
        return RestRequest.post(Endpoint.MARGIN, "auth/r/info/margin/base", NOTHING, MarginRow::of);
    }

    public static RestRequest<List<MarginSymbolRow>> marginOfAllSymbols() {
        return RestRequest.post(Endpoint.MARGIN, "auth/r/info/margin/sym_all", NOTHING,
            rows -> rows.each(MarginSymbolRow::of));
    }

    public static RestRequest<MarginSymbolRow> margin(final String symbol) {
        return RestRequest.post(Endpoint.MARGIN, "auth/r/info/margin/" + symbol, NOTHING, MarginSymbolRow::of);
    }

    public static RestRequest<UserRow> user() {
        return RestRequest.post(Endpoint.USER, "auth/r/info/user", NOTHING, UserRow::of);
    }

    public static RestRequest<List<PermissionRow>> permissions() {
        return RestRequest.post(Endpoint.PERMISSIONS, "auth/r/permissions", NOTHING,
            rows -> rows.each(PermissionRow::of));
    }

    public static RestRequest<FeesRow> fees() {
        return RestRequest.post(Endpoint.SUMMARY, "auth/r/summary", NOTHING, FeesRow::of);
    }

    /**
     * How much could be ordered at a price.
     *
     * @param buy    else sell
     * @param wallet EXCHANGE, MARGIN or DERIV
     */
    public static RestRequest<Long> available(final String symbol, final boolean buy, final long priceE8,
                                              final String wallet) {
        return RestRequest.post(Endpoint.ORDER_AVAILABLE, "auth/calc/order/avail", "{\"symbol\":\"" + plain(symbol)
            + "\",\"dir\":" + (buy ? 1 : -1) + ",\"rate\":\"" + E8.text(priceE8) + "\",\"type\":\"" + plain(wallet) + "\"}",
            row -> row.requiredE8(0));
    }

    private static RestRequest<NotificationRow> cancelMulti(final String body) {
        return RestRequest.post(Endpoint.ORDER_CANCEL_MULTI, "auth/w/order/cancel/multi", body, NotificationRow::of);
    }

    private static String range(final long startMs, final long endMs, final int limit, final String more) {
        PublicRequests.check(limit > 0 && limit <= LIMIT_MAX, "limit is 1 to " + LIMIT_MAX + ": " + limit);
        return "{\"limit\":" + limit + (startMs > 0 ? ",\"start\":" + startMs : "")
            + (endMs > 0 ? ",\"end\":" + endMs : "") + more + "}";
    }

    private static String ids(final long... ids) {
        PublicRequests.check(ids.length > 0, "at least one id: without one, all would be meant");
        return LongStream.of(ids).mapToObj(Long::toString).collect(Collectors.joining(",", "{\"id\":[", "]}"));
    }

    private static String date(final String date) {
        PublicRequests.check(date.matches("\\d{4}-\\d{2}-\\d{2}"), "a day is 2026-11-21: " + date);
        return date;
    }

    /** Nothing that would have to be escaped. */
    private static String plain(final String text) {
        PublicRequests.check(text.matches("[A-Za-z0-9:_]+"), "letters, digits and colons: " + text);
        return text;
    }
}
