package genesis.gateway.simulator;

import genesis.core.message.OrderType;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.gateway.simulator.wire.FrameText;
import genesis.gateway.simulator.wire.JsNumber;

/**
 * One order as the account channel shows it.
 * <p>Threading: the event loop.
 */
final class DeskOrder {
    final long id;
    final long clientId;
    final int instrument;
    final String symbol;
    final String type;
    final long priceE8;
    /** Signed: above zero a buy. */
    final long orderedE8;
    final long flags;
    final long createdMs;

    private long updatedMs;
    private long filledE8;
    private long paidE8;
    private long lastPriceE8;
    private long lastAmountE8;

    DeskOrder(final long id, final long clientId, final int instrument, final String symbol, final String type,
              final long priceE8, final long orderedE8, final long flags, final long createdMs) {
        this.id = id;
        this.clientId = clientId;
        this.instrument = instrument;
        this.symbol = symbol;
        this.type = type;
        this.priceE8 = priceE8;
        this.orderedE8 = orderedE8;
        this.flags = flags;
        this.createdMs = createdMs;
        updatedMs = createdMs;
    }

    Side side() {
        return orderedE8 > 0 ? Side.BUY : Side.SELL;
    }

    OrderType orderType() {
        return type.endsWith("MARKET") ? OrderType.MARKET : OrderType.LIMIT;
    }

    /** Books one execution; the quantity is above zero. */
    void fill(final long atPriceE8, final long qtyE8, final long timeMs) {
        filledE8 += qtyE8;
        paidE8 += E8.multiplyFloor(atPriceE8, qtyE8);
        lastPriceE8 = atPriceE8;
        lastAmountE8 = orderedE8 > 0 ? qtyE8 : -qtyE8;
        updatedMs = timeMs;
    }

    boolean isFilled() {
        return filledE8 == Math.abs(orderedE8);
    }

    boolean isTouched() {
        return filledE8 != 0;
    }

    /** Open, partly filled or executed, in the exchange's words. */
    String status() {
        if (!isTouched()) {
            return "ACTIVE";
        }
        return (isFilled() ? "EXECUTED" : "PARTIALLY FILLED") + execution();
    }

    /** The words for an order that left the book before it was filled. */
    String canceledStatus(final String how) {
        return isTouched() ? how + " was: PARTIALLY FILLED" + execution() : how;
    }

    /** The 32 columns of an order. */
    void write(final FrameText text, final String status) {
        final long restE8 = orderedE8 > 0 ? orderedE8 - filledE8 : orderedE8 + filledE8;
        text.raw('[').whole(id).raw(",null,").whole(clientId).raw(",\"").raw(symbol).raw("\",").whole(createdMs)
            .raw(',').whole(updatedMs).raw(',').e8(restE8).raw(',').e8(orderedE8).raw(",\"").raw(type).raw("\",null,null,null,")
            .whole(flags).raw(",\"").raw(status).raw("\",null,null,").e8(priceE8).raw(',').e8(averageE8())
            .raw(",0,0,null,null,null,0,0,null,null,null,\"API>BFX\",null,null,null]");
    }

    private long averageE8() {
        return isTouched() ? E8.divideFloor(paidE8, filledE8) : 0;
    }

    private String execution() {
        final String price = JsNumber.text(lastPriceE8);
        return " @ " + (price.indexOf('.') < 0 ? price + ".0" : price) + "(" + JsNumber.text(lastAmountE8) + ")";
    }
}
