package genesis.gateway.scenario;

import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import java.time.Duration;

/** An order as a trader asks for it; at the market where he names no price. It leaves with whatever happens next. */
final class Ask {
    final long commandId;
    final Side side;
    final long qtyE8;
    OrderType type = OrderType.MARKET;
    long requestId;
    long priceE8;
    long auxPriceE8;
    long trailingE8;
    long ocoStopE8;
    long stopE8;
    long targetE8;
    long untilNs;
    int instrument;
    boolean isReduceOnly;
    boolean isPostOnly;
    boolean isHidden;
    String name;
    private final Stage stage;

    Ask(final Stage stage, final Side side, final String quantity) {
        this.stage = stage;
        this.side = side;
        qtyE8 = Given.e8(quantity);
        commandId = stage.nextCommandId();
        instrument = stage.instrument(Given.SYMBOL);
    }

    Ask of(final String symbol) {
        instrument = stage.instrument(symbol);
        return this;
    }

    Ask atTheMarket() {
        return type(OrderType.MARKET, "0");
    }

    Ask limit(final String price) {
        return type(OrderType.LIMIT, price);
    }

    /** A market order once the last trade reaches the price. */
    Ask stop(final String trigger) {
        return type(OrderType.STOP, trigger);
    }

    Ask stopLimit(final String trigger, final String limit) {
        auxPriceE8 = Given.e8(limit);
        return type(OrderType.STOP_LIMIT, trigger);
    }

    Ask trailingStop(final String distance) {
        trailingE8 = Given.e8(distance);
        return type(OrderType.TRAILING_STOP, "0");
    }

    Ask fillOrKill(final String price) {
        return type(OrderType.FOK, price);
    }

    Ask immediateOrCancel(final String price) {
        return type(OrderType.IOC, price);
    }

    private Ask type(final OrderType newType, final String price) {
        type = newType;
        priceE8 = Given.e8(price);
        return this;
    }

    /** Beside the limit, a stop: whichever comes first cancels the other. */
    Ask orStopAt(final String trigger) {
        ocoStopE8 = Given.e8(trigger);
        return this;
    }

    Ask postOnly() {
        isPostOnly = true;
        return this;
    }

    Ask hidden() {
        isHidden = true;
        return this;
    }

    Ask reduceOnly() {
        isReduceOnly = true;
        return this;
    }

    /** Of a bracket: where what was filled is closed at a loss. */
    Ask withStop(final String price) {
        stopE8 = Given.e8(price);
        return this;
    }

    /** Of a bracket: where what was filled is closed at a profit. */
    Ask withTarget(final String price) {
        targetE8 = Given.e8(price);
        return this;
    }

    Ask forAtMost(final Duration duration) {
        untilNs = stage.nowNs() + duration.toNanos();
        return this;
    }

    /** Who asks twice with the same number means the same order. */
    Ask request(final long number) {
        requestId = number;
        return this;
    }

    /** What later sentences call it. */
    Ask called(final String orderName) {
        name = orderName;
        return this;
    }

    @Override
    public String toString() {
        return "wants to " + side + " " + E8.text(qtyE8) + " " + type + " at " + E8.text(priceE8)
            + (isReduceOnly ? ", reduce-only" : "") + (isPostOnly ? ", post-only" : "") + (isHidden ? ", hidden" : "");
    }
}
