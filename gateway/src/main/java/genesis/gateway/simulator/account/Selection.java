package genesis.gateway.simulator.account;

import genesis.gateway.simulator.wire.Fields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Open orders that a request names: {@code id}, {@code cid} with its date, {@code gid}, or {@code all}. Client ids are
 * unique for one day only.
 */
final class Selection {
    private Selection() {
    }

    /** Each once; orders that are not open are left out. */
    static Collection<AccountOrder> of(final Account account, final Fields fields) {
        final Set<AccountOrder> orders = new LinkedHashSet<>();
        if (Fields.isTrue(fields.value("all"))) {
            orders.addAll(account.open.values());
        }
        fields.list("id").stream().map(Fields::whole).filter(Objects::nonNull).map(account.open::get)
            .filter(Objects::nonNull).forEach(orders::add);
        final List<?> pairs = fields.list("cid");
        final boolean isOnePair = !pairs.isEmpty() && !(pairs.get(0) instanceof List<?>);
        for (final Object each : isOnePair ? List.of(pairs) : pairs) {
            final List<?> pair = each instanceof List<?> list ? list : List.of();
            final Long clientId = pair.isEmpty() ? null : Fields.whole(pair.get(0));
            final String day = pair.size() > 1 ? String.valueOf(pair.get(1)) : fields.text("cid_date", null);
            account.open.values().stream().filter(order -> isNamed(order, clientId, day)).forEach(orders::add);
        }
        for (final Object group : fields.list("gid")) {
            final Long groupId = Fields.whole(group);
            account.open.values().stream().filter(order -> groupId != null && groupId.equals(order.groupId))
                .forEach(orders::add);
        }
        return orders;
    }

    /** By client id and date, or by group; null where there is none. */
    static AccountOrder first(final Account account, final Fields fields) {
        return of(account, fields).stream().findFirst().orElse(null);
    }

    /** The day, in UTC, on which an order was made. */
    static String dayOf(final AccountOrder order) {
        return Instant.ofEpochMilli(order.createdMs).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static boolean isNamed(final AccountOrder order, final Long clientId, final String day) {
        return clientId != null && clientId.equals(order.clientId) && dayOf(order).equals(day);
    }
}
