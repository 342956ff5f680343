package genesis.gateway.rest;

import java.util.List;

/**
 * The exchange's answer to an order, update or cancel. SUCCESS only says that it was accepted for processing: what became
 * of it is told by the account's events, or by asking for the order.
 *
 * @param timeMs when; the exchange writes seconds here at times, which are turned into milliseconds
 * @param type   such as {@code on-req}
 * @param status SUCCESS, ERROR or FAILURE
 * @param text   the exchange's words
 * @param orders as they were at that moment, with id zero where one was refused; empty where none are told
 * @param parts  of a multi operation, one per operation; else empty
 */
public record NotificationRow(long timeMs, String type, String status, String text, List<OrderRow> orders,
                              List<NotificationRow> parts) {
    private static final String MULTI = "ox_multi-req";

    static NotificationRow of(final Row row) {
        return of(row, true);
    }

    public boolean isSuccess() {
        return "SUCCESS".equals(status);
    }

    private static NotificationRow of(final Row row, final boolean mayBeMulti) {
        final String type = row.requiredText(1);
        final Row content = row.row(4);
        final boolean multi = mayBeMulti && MULTI.equals(type);
        return new NotificationRow(row.requiredTimeMs(0), type, row.requiredText(6), row.text(7),
            multi ? List.of() : orders(content), multi ? content.each(part -> of(part, false)) : List.of());
    }

    /** One order, or a row of orders: the exchange does both. */
    private static List<OrderRow> orders(final Row content) {
        if (content.size() == 0) {
            return List.of();
        }
        return content.isRow(0) ? content.each(OrderRow::of) : List.of(OrderRow.of(content));
    }
}
