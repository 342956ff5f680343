package genesis.gateway.simulator.account;

import java.math.BigDecimal;

/**
 * One of the two sides of a trade: that of an account's order.
 *
 * @param qtyE8         above zero
 * @param fee           above zero where the account pays
 * @param isMaker       rested before; a hidden order is told as maker and pays as taker
 * @param orderPriceE8  the order's price at that time
 * @param otherOrderId  the order on the other side
 */
record Execution(long id, AccountOrder order, long timeMs, long priceE8, long qtyE8, BigDecimal fee, String feeCurrency,
                 boolean isMaker, String orderType, long orderPriceE8, long otherOrderId) {
    /** Signed: above zero bought. */
    BigDecimal amount() {
        return Decimals.ofE8(order.signed(qtyE8));
    }

    /** The 12 columns of a trade; the fee comes later than the execution. */
    String row(final boolean withFee) {
        return new Row().whole(id).text(order.symbol).whole(timeMs).whole(order.id).number(amount()).e8(priceE8)
            .text(orderType).e8(withFee ? orderPriceE8 : priceE8).whole(isMaker ? 1 : -1)
            .number(withFee ? fee.negate() : null).text(withFee ? feeCurrency : null).whole(order.clientId).end();
    }
}
