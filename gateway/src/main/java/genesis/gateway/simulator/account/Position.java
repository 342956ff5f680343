package genesis.gateway.simulator.account;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A margin position in one instrument. It remembers what it cost, not the average price, so that profits and what is
 * still invested always sum up exactly. Nothing is liquidated here and no funding is charged: the price of liquidation
 * is told, and that is all.
 * <p>Threading: the one that drives the exchange.
 */
final class Position {
    /** Decimals to which the cost of a closed part is rounded; the rounding stays in the cost of the rest. */
    private static final int SCALE = 16;

    final String symbol;
    final long id;
    final long createdMs;
    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal lastBasePrice = BigDecimal.ZERO;
    private long updatedMs;
    private String meta;

    Position(final String symbol, final long id, final long createdMs) {
        this.symbol = symbol;
        this.id = id;
        this.createdMs = createdMs;
        updatedMs = createdMs;
    }

    /** Signed: above zero long. */
    BigDecimal amount() {
        return amount;
    }

    /** What was paid for the amount; below zero for a short position. */
    BigDecimal cost() {
        return cost;
    }

    boolean isOpen() {
        return amount.signum() != 0;
    }

    /** Books a trade and returns the profit of what it closed. */
    BigDecimal trade(final BigDecimal signedQty, final BigDecimal price, final long nowMs, final String details) {
        updatedMs = nowMs;
        meta = details;
        final BigDecimal closes = amount.signum() * signedQty.signum() < 0 ? signedQty.abs().min(amount.abs())
            : BigDecimal.ZERO;
        final BigDecimal closed = amount.signum() < 0 ? closes.negate() : closes;
        final BigDecimal released = closes.signum() == 0 ? BigDecimal.ZERO
            : closes.compareTo(amount.abs()) == 0 ? cost
            : cost.multiply(closed).divide(amount, SCALE, RoundingMode.HALF_EVEN);
        final BigDecimal opened = signedQty.add(closed);
        amount = amount.add(signedQty);
        cost = cost.subtract(released).add(opened.multiply(price));
        if (isOpen()) {
            lastBasePrice = Decimals.average(cost, amount);
        }
        return closed.multiply(price).subtract(released);
    }

    /** At this price. */
    BigDecimal profit(final BigDecimal price) {
        return amount.multiply(price).subtract(cost);
    }

    /** The 20 columns; the price is null where nobody asked for the profit. */
    String row(final BigDecimal price, final int leverage, final BigDecimal equity) {
        final BigDecimal profit = price == null ? null : profit(price);
        final BigDecimal percent = profit == null || cost.signum() == 0 ? null
            : profit.multiply(BigDecimal.valueOf(100L * leverage)).divide(cost.abs(), SCALE, RoundingMode.HALF_EVEN);
        final BigDecimal liquidation = price == null || !isOpen() ? null
            : cost.subtract(equity).divide(amount, 8, RoundingMode.HALF_EVEN).max(BigDecimal.ZERO);
        return new Row().text(symbol).text(isOpen() ? "ACTIVE" : "CLOSED").number(amount)
            .number(isOpen() ? Decimals.average(cost, amount) : lastBasePrice).whole(0).whole(0).number(profit)
            .number(percent).number(liquidation).number(price == null ? null : BigDecimal.valueOf(leverage)).nulls(1)
            .whole(id).whole(createdMs).whole(updatedMs).nulls(1).whole(0).nulls(1).whole(0).whole(0).json(meta).end();
    }
}
