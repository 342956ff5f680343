package genesis.admin.http;

import genesis.core.message.OrderType;
import genesis.core.message.Side;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An order as a person writes it. What fits together, the engine decides; here only what no engine could read is refused.
 *
 * <pre>
 *   {"symbol": "tBTCUSD", "side": "buy", "amount": 0.01, "type": "LIMIT", "price": 50000,
 *    "stop_loss_price": 49000, "take_profit_price": 53000}
 * </pre>
 *
 * Without {@code side} an amount below zero sells. The exchange's prefix {@code EXCHANGE} of a type is passed over: which wallet
 * trades is a setting. {@code entry_type} and {@code entry_price} are other names of {@code type} and {@code price}.
 *
 * @param qtyE8     0 leaves the size to risk
 * @param ttlMs     0 for until it is canceled
 * @param requestId 0 for none
 */
record OrderBody(String symbol, Side side, OrderType type, long qtyE8, long priceE8, long auxPriceE8, long trailingE8, long ocoStopPriceE8,
                 long stopPriceE8, long targetPriceE8, boolean reduceOnly, boolean postOnly, boolean hidden, long ttlMs, long requestId) {
    static final List<String> FIELDS = List.of("symbol", "side", "amount", "type", "price", "entry_type", "entry_price", "aux_price", "trailing",
        "oco_stop_price", "stop_loss_price", "take_profit_price", "reduce_only", "post_only", "hidden", "ttl_seconds");

    private static final long TTL_SECONDS_MAX = 31 * 86_400L;

    /** Complete, or refused by the name of a field. Fields of a template hold where the body does not say otherwise. */
    static OrderBody of(final Map<String, Object> body, final Map<String, Object> template) {
        final Map<String, Object> merged = new LinkedHashMap<>(template);
        overrule(merged, body, "type", "entry_type");
        overrule(merged, body, "price", "entry_price");
        merged.putAll(body);
        merged.remove("template");
        final long requestId = requestId(merged.remove("request_id"));
        final JsonBody fields = JsonBody.of(merged, FIELDS);
        final Side side = side(fields);
        final long amountE8 = fields.e8("amount");
        final OrderType type = type(fields);
        if (side == null && amountE8 == 0) {
            throw new BadRequest(400, "side", "side is missing; say buy or sell, or give an amount below zero to sell");
        }
        if (fields.has("amount") && amountE8 == 0) {
            throw new BadRequest(400, "amount", fields.said("amount") + " must not be zero; leave it out to have it sized by the stop, or to reduce all");
        }
        if (side != null && amountE8 < 0) {
            throw new BadRequest(400, "amount", fields.said("amount") + " must be above zero where side is given; side sell sells");
        }
        if (type == null) {
            throw new BadRequest(400, "type", "type is missing; expected one of " + types());
        }
        if (fields.text("symbol") == null) {
            throw new BadRequest(400, "symbol", "symbol is missing; say such as tBTCUSD");
        }
        final OrderBody order = new OrderBody(fields.text("symbol"), side != null ? side : amountE8 < 0 ? Side.SELL : Side.BUY, type, Math.abs(amountE8),
            fields.has("price") ? fields.positiveE8("price") : fields.positiveE8("entry_price"), fields.positiveE8("aux_price"),
            fields.positiveE8("trailing"), fields.positiveE8("oco_stop_price"), fields.positiveE8("stop_loss_price"),
            fields.positiveE8("take_profit_price"), fields.flag("reduce_only", false), fields.flag("post_only", false),
            fields.flag("hidden", false), fields.has("ttl_seconds") ? 1_000 * fields.whole("ttl_seconds", 1, TTL_SECONDS_MAX) : 0, requestId);
        order.checkPrices();
        return order;
    }

    /** A field with two names: what the body says under one of them takes the place of what a template says under the other. */
    private static void overrule(final Map<String, Object> template, final Map<String, Object> body, final String name, final String other) {
        if (body.containsKey(name) && body.containsKey(other)) {
            throw new BadRequest(400, other, other + " is another name of " + name + "; give one of them");
        }
        if (body.containsKey(name) || body.containsKey(other)) {
            template.remove(name);
            template.remove(other);
        }
    }

    /** What the type cannot be without; whether it makes sense in this market is the engine's matter. */
    private void checkPrices() {
        if (type == OrderType.TRAILING_STOP && trailingE8 == 0) {
            throw new BadRequest(400, "trailing", "trailing is missing; a trailing stop needs its distance to the best price");
        }
        if (type != OrderType.MARKET && type != OrderType.TRAILING_STOP && priceE8 == 0) {
            throw new BadRequest(400, "price", "price is missing; an order of type " + type.name().replace('_', ' ') + " needs one");
        }
        if (type == OrderType.STOP_LIMIT && auxPriceE8 == 0) {
            throw new BadRequest(400, "aux_price", "aux_price is missing; a stop limit needs its limit there, and its trigger as price");
        }
    }

    /** Refuses what no order could have; a template may leave anything out. */
    static void check(final Map<String, Object> template) {
        final JsonBody fields = JsonBody.of(template, FIELDS);
        fields.text("symbol");
        side(fields);
        type(fields);
        fields.e8("amount");
        for (final String price : List.of("price", "entry_price", "aux_price", "trailing", "oco_stop_price", "stop_loss_price", "take_profit_price")) {
            fields.positiveE8(price);
        }
        for (final String flag : List.of("reduce_only", "post_only", "hidden")) {
            fields.flag(flag, false);
        }
        if (fields.has("ttl_seconds")) {
            fields.whole("ttl_seconds", 1, TTL_SECONDS_MAX);
        }
    }

    private static Side side(final JsonBody fields) {
        final String side = fields.text("side");
        if (side == null || side.equalsIgnoreCase("buy") || side.equalsIgnoreCase("sell")) {
            return side == null ? null : Side.valueOf(side.toUpperCase(Locale.ROOT));
        }
        throw new BadRequest(400, "side", "side " + side + " is unknown; expected buy or sell");
    }

    private static OrderType type(final JsonBody fields) {
        final String name = fields.has("type") ? "type" : "entry_type";
        final String written = fields.text(name);
        if (written == null) {
            return null;
        }
        final String bare = written.strip().toUpperCase(Locale.ROOT).replaceFirst("^EXCHANGE[ _]", "").replaceAll("[ _-]+", "_");
        for (final OrderType type : OrderType.values()) {
            if (type != OrderType.NULL_VAL && type.name().equals(bare)) {
                return type;
            }
        }
        throw new BadRequest(400, name, name + " " + written + " is unknown; expected one of " + types());
    }

    private static String types() {
        return "MARKET, LIMIT, STOP, STOP_LIMIT, TRAILING_STOP, FOK, IOC";
    }

    /** A number as it is, a text as the beginning of its digest: the same text is the same request. */
    private static long requestId(final Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof BigDecimal number && number.scale() == 0 && number.signum() > 0 && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
            return number.longValueExact();
        }
        if (value instanceof String text && !text.isBlank() && text.length() <= 64) {
            return RequestIds.of(text);
        }
        throw new BadRequest(400, "request_id", "request_id must be a whole number above zero, or a text of at most 64 letters");
    }
}
