package genesis.gateway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Flag;
import genesis.core.message.OrderChangedDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.gateway.Wrap;
import genesis.gateway.live.EngineView.Ours;
import genesis.gateway.simulator.account.Truth;
import java.util.stream.Stream;

/** One order, as the engine knows it and as it was sent. */
final class OrderCheck {
    private final Stage stage;
    private final long id;

    OrderCheck(final Stage stage, final long id) {
        this.stage = stage;
        this.id = id;
    }

    private Ours ours() {
        final Ours ours = stage.heard.view.orders.get(id);
        assertNotNull(ours, "the engine knows no order " + id);
        return ours;
    }

    private PlaceOrderDecoder sent() {
        return stage.heard.placed.stream().filter(order -> order.clientOrderId() == id).findFirst()
            .orElseThrow(() -> new AssertionError("order " + id + " was never sent"));
    }

    OrderCheck is(final OrderStatus status) {
        assertEquals(status, ours().status(), "status of order " + id);
        return this;
    }

    /** Some time before. */
    OrderCheck was(final OrderStatus status) {
        final OrderChangedDecoder order = new OrderChangedDecoder();
        assertTrue(stage.heard.said(OrderChangedDecoder.TEMPLATE_ID).stream().anyMatch(message -> {
            Wrap.at(order::wrap, message);
            return order.clientOrderId() == id && order.status() == status;
        }), "order " + id + " never was " + status);
        return this;
    }

    OrderCheck filled(final String quantity) {
        assertEquals(quantity, E8.text(ours().filledQtyE8()), "filled of order " + id);
        return this;
    }

    OrderCheck ofQuantity(final String quantity) {
        assertEquals(quantity, E8.text(ours().qtyE8()), "quantity of order " + id);
        return this;
    }

    OrderCheck at(final String price) {
        assertEquals(price, E8.text(ours().priceE8()), "price of order " + id);
        return this;
    }

    OrderCheck type(final OrderType type) {
        assertEquals(type, sent().orderType(), "type of order " + id);
        return this;
    }

    OrderCheck isReduceOnly() {
        assertEquals(Flag.YES, sent().reduceOnly(), "reduce-only of order " + id);
        return this;
    }

    OrderCheck side(final Side side) {
        assertEquals(side, sent().side(), "side of order " + id);
        return this;
    }

    /** In the exchange's words: {@code EXCHANGE LIMIT}, {@code MARKET}. */
    OrderCheck isAtTheExchangeA(final String type) {
        assertEquals(type, theirs().type(), "type at the exchange");
        return this;
    }

    /** What the exchange says became of it; the beginning of it is enough. */
    OrderCheck isAtTheExchange(final String status) {
        assertTrue(theirs().status().startsWith(status), "status at the exchange: " + theirs().status());
        return this;
    }

    private Truth.Order theirs() {
        return Stream.concat(stage.truth().open().stream(), stage.truth().closed().stream())
            .filter(order -> order.clientId() != null && order.clientId() == id).findFirst()
            .orElseThrow(() -> new AssertionError("the exchange has no order " + id));
    }
}
