package genesis.admin.http;

import java.util.List;

/**
 * A change of an order as a person writes it. Whether the order has what is to be changed, the engine decides.
 *
 * <pre>
 *   {"price": 50000, "amount": 0.01, "aux_price": 49900, "trailing": 250}      any of them, at least one
 * </pre>
 *
 * @param priceE8    limit of a limit order, trigger of a stop; 0 leaves it
 * @param qtyE8      what shall be left to fill; 0 leaves it
 * @param auxPriceE8 limit of a stop-limit order; 0 leaves it
 * @param trailingE8 distance of a trailing stop; 0 leaves it
 */
record AmendBody(long priceE8, long qtyE8, long auxPriceE8, long trailingE8) {
    static AmendBody parse(final String text) {
        final JsonBody body = JsonBody.parse(text, List.of("price", "amount", "aux_price", "trailing"));
        final AmendBody change = new AmendBody(body.positiveE8("price"), body.positiveE8("amount"), body.positiveE8("aux_price"),
            body.positiveE8("trailing"));
        if ((change.priceE8 | change.qtyE8 | change.auxPriceE8 | change.trailingE8) == 0) {
            throw new BadRequest(400, null, "there is nothing to change; give a price, an amount, aux_price or trailing");
        }
        return change;
    }
}
