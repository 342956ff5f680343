package genesis.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.AmendRequestedEncoder;
import genesis.core.message.CancelRequestedEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.HaltRequestedEncoder;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.PositionCloseRequestedEncoder;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import java.util.function.Consumer;

/** A person at the desk of an engine: orders, cancels, closes, halts, and the answers to them. */
final class Person {
    private final EngineDriver driver;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long commandId;

    Person(final EngineDriver driver) {
        this.driver = driver;
    }

    void buy(final OrderType type, final double qty, final double price) {
        order(request -> request.side(Side.BUY).orderType(type).qtyE8(E8.fromDouble(qty)).priceE8(E8.fromDouble(price)));
    }

    void sellToReduce(final OrderType type, final double qty, final double price) {
        order(request -> request.side(Side.SELL).orderType(type).qtyE8(E8.fromDouble(qty)).priceE8(E8.fromDouble(price)).reduceOnly(Flag.YES));
    }

    /** An order of the first instrument; what is not said is 0 or no. */
    void order(final Consumer<OrderRequestedEncoder> says) {
        driver.send(buffer -> {
            final OrderRequestedEncoder request = new OrderRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs)
                .commandId(++commandId).requestId(0).qtyE8(0).priceE8(0).auxPriceE8(0).trailingE8(0).ocoStopPriceE8(0).stopPriceE8(0)
                .targetPriceE8(0).untilNs(0).instrumentId(0).reduceOnly(Flag.NO).postOnly(Flag.NO).hidden(Flag.NO);
            says.accept(request);
            return request.encodedLength();
        });
    }

    /** A limit with a stop and a target for what it fills; 0 where there shall be none. */
    void buyProtected(final double qty, final double price, final double stop, final double target) {
        order(request -> request.side(Side.BUY).orderType(OrderType.LIMIT).qtyE8(E8.fromDouble(qty)).priceE8(E8.fromDouble(price))
            .stopPriceE8(E8.fromDouble(stop)).targetPriceE8(E8.fromDouble(target)));
    }

    /** Two of which each ends the other: a limit and, beside it, a stop. */
    void pair(final Side side, final double qty, final double price, final double stop, final Flag reduceOnly) {
        order(request -> request.side(side).orderType(OrderType.LIMIT).qtyE8(E8.fromDouble(qty)).priceE8(E8.fromDouble(price))
            .ocoStopPriceE8(E8.fromDouble(stop)).reduceOnly(reduceOnly));
    }

    /** Holds so much of the first instrument, bought at 100. */
    void hold(final double qty) {
        buy(OrderType.LIMIT, qty, 100);
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).filled(id, 100, E8.fromDouble(qty), 0).quiet();
    }

    /** An order that stands in the book; returns its client order id. */
    long resting(final double qty, final double price) {
        buy(OrderType.LIMIT, qty, price);
        final long id = driver.placed().clientOrderId();
        driver.accepted(id).quiet();
        return id;
    }

    void close(final int instrument) {
        driver.send(buffer -> new PositionCloseRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs)
            .commandId(++commandId).instrumentId(instrument).encodedLength());
    }

    void halt(final Flag flatten) {
        driver.send(buffer -> new HaltRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs)
            .commandId(++commandId).flatten(flatten).reason("test").encodedLength());
    }

    void amend(final long id, final double price, final double qty) {
        amend(id, price, qty, 0, 0);
    }

    void amend(final long id, final double price, final double qty, final double aux, final double trailing) {
        driver.send(buffer -> new AmendRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs)
            .commandId(++commandId).clientOrderId(id).priceE8(E8.fromDouble(price)).qtyE8(E8.fromDouble(qty))
            .auxPriceE8(E8.fromDouble(aux)).trailingE8(E8.fromDouble(trailing)).encodedLength());
    }

    void cancel(final CancelScope scope, final long id) {
        driver.send(buffer -> new CancelRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs)
            .commandId(++commandId).clientOrderId(id).instrumentId(0).scope(scope).encodedLength());
    }

    void assertAnswer(final CommandResult result, final DenialReason reason) {
        assertEquals(commandId, driver.answer().commandId());
        assertEquals(reason, driver.answer().reason());
        assertEquals(result, driver.answer().result());
    }
}
