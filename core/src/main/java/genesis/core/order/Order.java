package genesis.core.order;

import genesis.core.message.Flag;
import genesis.core.message.Liquidity;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.unit.Check;
import genesis.core.unit.E8;
import genesis.core.unit.StreamDigest;

/**
 * One order from approval to its end. Instances live in {@link Orders} and are used again.
 * Threading: engine thread. Allocation: none.
 */
public final class Order {
    private long clientOrderId;
    private long exchangeOrderId;
    private long placedTimeNs;
    private long priceE8;
    private long qtyE8;
    private long filledQtyE8;
    private long filledNotionalE8;
    private long feeE8;
    private long stopDistanceE8;
    private int instrumentId;
    private int strategyId;
    private Side side = Side.BUY;
    private OrderType type = OrderType.MARKET;
    private Purpose purpose = Purpose.ENTRY;
    private OrderStatus status = OrderStatus.REJECTED;

    Order() {
    }

    void start(final long clientOrderId, final long placedTimeNs, final OrderIntent intent, final long qtyE8) {
        Check.that(qtyE8 > 0, "an order has a quantity above zero", qtyE8);
        this.clientOrderId = clientOrderId;
        this.placedTimeNs = placedTimeNs;
        this.qtyE8 = qtyE8;
        exchangeOrderId = 0;
        priceE8 = intent.priceE8();
        stopDistanceE8 = intent.stopDistanceE8();
        instrumentId = intent.instrumentId();
        strategyId = intent.strategyId();
        side = intent.side();
        type = intent.type();
        purpose = intent.purpose();
        filledQtyE8 = 0;
        filledNotionalE8 = 0;
        feeE8 = 0;
        status = OrderStatus.PENDING_NEW;
    }

    /** The only door through which the status changes. Returns false where it stays as it is. */
    public boolean on(final OrderLife.Event event) {
        final OrderStatus before = status;
        status = OrderLife.next(before, event);
        return status != before;
    }

    public void exchangeOrderId(final long exchangeOrderId) {
        this.exchangeOrderId = exchangeOrderId;
    }

    /** Books a fill and moves the status. The venue may not fill more than was ordered. */
    public void fill(final long fillPriceE8, final long fillQtyE8, final long fillFeeE8, final Liquidity liquidity) {
        if (fillQtyE8 <= 0 || fillQtyE8 > remainingQtyE8()) {
            // Not a Check: it would build the words for every fill that fits.
            throw new IllegalStateException("a fill fits the order: clientOrderId=" + clientOrderId + ", remainingQtyE8="
                + remainingQtyE8() + ", liquidity=" + liquidity + ", actual=" + fillQtyE8);
        }
        filledQtyE8 += fillQtyE8;
        filledNotionalE8 = Math.addExact(filledNotionalE8, E8.multiplyFloor(fillPriceE8, fillQtyE8));
        feeE8 = Math.addExact(feeE8, fillFeeE8);
        on(remainingQtyE8() == 0 ? OrderLife.Event.ALL_FILLED : OrderLife.Event.PART_FILLED);
    }

    /** Unique in the journal; what the exchange calls cid. */
    public long clientOrderId() {
        return clientOrderId;
    }

    /** 0 until the venue told it. */
    public long exchangeOrderId() {
        return exchangeOrderId;
    }

    public long placedTimeNs() {
        return placedTimeNs;
    }

    /** 0 for a market order. */
    public long priceE8() {
        return priceE8;
    }

    public long qtyE8() {
        return qtyE8;
    }

    public long filledQtyE8() {
        return filledQtyE8;
    }

    public long remainingQtyE8() {
        return qtyE8 - filledQtyE8;
    }

    /** 0 while nothing is filled. */
    public long averagePriceE8() {
        return filledQtyE8 == 0 ? 0 : E8.divideFloor(filledNotionalE8, filledQtyE8);
    }

    public long feeE8() {
        return feeE8;
    }

    public long stopDistanceE8() {
        return stopDistanceE8;
    }

    public int instrumentId() {
        return instrumentId;
    }

    public int strategyId() {
        return strategyId;
    }

    public Side side() {
        return side;
    }

    public OrderType type() {
        return type;
    }

    public Purpose purpose() {
        return purpose;
    }

    /** Exits may only make the position smaller. */
    public Flag reduceOnly() {
        return purpose == Purpose.ENTRY ? Flag.NO : Flag.YES;
    }

    public OrderStatus status() {
        return status;
    }

    public boolean isOpen() {
        return OrderLife.isOpen(status);
    }

    public void addTo(final StreamDigest digest) {
        digest.add(clientOrderId).add(exchangeOrderId).add(placedTimeNs).add(priceE8).add(qtyE8).add(filledQtyE8)
            .add(filledNotionalE8).add(feeE8).add(stopDistanceE8).add(instrumentId).add(strategyId)
            .add(side.value()).add(type.value()).add(purpose.value()).add(status.value());
    }
}
