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
    /** The venue has not said that the order ends. */
    private static final long NO_END = Long.MAX_VALUE;

    private final OrderTerms terms = new OrderTerms();
    private final Inquiry inquiry = new Inquiry();
    private long clientOrderId;
    private long exchangeOrderId;
    private long placedTimeNs;
    private long priceE8;
    private long worstPriceE8;
    private long pairedWith;
    private long qtyE8;
    private long filledQtyE8;
    private long filledNotionalE8;
    private long bookedQtyE8;
    private long feeE8;
    private long stopDistanceE8;
    private long endQtyE8 = NO_END;
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
        exchangeOrderId = pairedWith = filledQtyE8 = filledNotionalE8 = feeE8 = 0;
        priceE8 = intent.priceE8();
        worstPriceE8 = intent.worstPriceE8();
        stopDistanceE8 = intent.stopDistanceE8();
        instrumentId = intent.instrumentId();
        strategyId = intent.strategyId();
        side = intent.side();
        type = intent.type();
        purpose = intent.purpose();
        status = OrderStatus.PENDING_NEW;
        terms.copy(intent.terms());
        watch(placedTimeNs);
    }

    /** The stop that the exchange places beside an order: the same, but for its id, type and price. */
    void startStopBeside(final Order main, final long ownClientOrderId) {
        clientOrderId = ownClientOrderId;
        placedTimeNs = main.placedTimeNs;
        exchangeOrderId = filledQtyE8 = filledNotionalE8 = feeE8 = 0;
        priceE8 = main.terms.ocoStopPriceE8();
        worstPriceE8 = Math.max(main.worstPriceE8, priceE8);
        pairedWith = main.clientOrderId;
        qtyE8 = main.qtyE8;
        stopDistanceE8 = main.stopDistanceE8;
        instrumentId = main.instrumentId;
        strategyId = main.strategyId;
        side = main.side;
        type = OrderType.STOP;
        purpose = main.purpose == Purpose.EXIT_TARGET ? Purpose.EXIT_STOP : main.purpose;
        status = OrderStatus.PENDING_NEW;
        terms.clear();
        watch(placedTimeNs);
        main.terms.ocoClientOrderId(ownClientOrderId);
    }

    /** An order that somebody else placed in our account, as the exchange describes it. */
    void adopt(final long foreignExchangeOrderId, final long nowNs, final int foreignInstrumentId, final Side foreignSide,
               final OrderType foreignType, final long foreignPriceE8, final long foreignQtyE8,
               final long foreignFilledQtyE8) {
        clientOrderId = -foreignExchangeOrderId;
        exchangeOrderId = foreignExchangeOrderId;
        placedTimeNs = nowNs;
        priceE8 = foreignPriceE8;
        worstPriceE8 = foreignPriceE8;
        pairedWith = 0;
        qtyE8 = foreignQtyE8;
        filledQtyE8 = foreignFilledQtyE8;
        filledNotionalE8 = E8.multiplyFloor(foreignPriceE8, foreignFilledQtyE8);
        feeE8 = stopDistanceE8 = bookedQtyE8 = 0;
        instrumentId = foreignInstrumentId;
        strategyId = 0;
        side = foreignSide;
        type = foreignType;
        purpose = Purpose.ENTRY;
        status = OrderStatus.WORKING;
        terms.clear();
        watch(nowNs);
    }

    /** Somebody else placed it. */
    public boolean isAdopted() {
        return clientOrderId < 0;
    }

    /** So much of an adopted order is filled, whether it was ours by then or not. */
    public void filledInAll(final long newFilledQtyE8) {
        if (newFilledQtyE8 > filledQtyE8 && newFilledQtyE8 <= qtyE8) {
            filledNotionalE8 = Math.addExact(filledNotionalE8, E8.multiplyFloor(priceE8, newFilledQtyE8 - filledQtyE8));
            filledQtyE8 = newFilledQtyE8;
        }
    }

    private void watch(final long nowNs) {
        endQtyE8 = NO_END;
        inquiry.start(nowNs);
    }

    /** The only door through which the status changes. Returns false where it stays as it is. */
    public boolean on(final OrderLife.Event event) {
        final OrderStatus before = status;
        status = OrderLife.next(before, event);
        if (event == OrderLife.Event.CANCEL_SENT) {
            inquiry.wantEnd();
        }
        return status != before;
    }

    /**
     * The venue says that the order ends with so much filled in all. It ends now, or with the last of its fills: the
     * news of the end may overtake them. True where that is now.
     */
    public boolean endAt(final long toldQtyE8) {
        endQtyE8 = toldQtyE8;
        return filledQtyE8 >= toldQtyE8 && on(remainingQtyE8() == 0 ? OrderLife.Event.ALL_FILLED : OrderLife.Event.CANCELED);
    }

    /** True between the news of the end and the last fill. */
    public boolean isEnding() {
        return endQtyE8 != NO_END && isOpen();
    }

    /** What it may have filled that nobody has told: all that is left where nobody knows about it, else what its end tells. */
    long untoldE8() {
        return isEnding() ? endQtyE8 - filledQtyE8 : status == OrderStatus.UNKNOWN ? reachableQtyE8() : 0;
    }

    /** What it is at the venue now. The quantity includes what is filled, and cannot be below it. */
    public void amend(final long newPriceE8, final long newQtyE8) {
        priceE8 = newPriceE8;
        worstPriceE8 = Math.max(worstPriceE8(), newPriceE8);
        qtyE8 = Math.max(newQtyE8, filledQtyE8);
        inquiry.changeAnswered();
    }

    /** Its limit or its distance at the venue now; 0 leaves it. */
    public void become(final long newAuxPriceE8, final long newTrailingE8) {
        terms.become(newAuxPriceE8, newTrailingE8);
        worstPriceE8 = Math.max(worstPriceE8, newAuxPriceE8);
    }

    /** The venue filled more than we think was ordered: it knows better. */
    public void grow(final long fillQtyE8) {
        qtyE8 = Math.max(qtyE8, Math.addExact(filledQtyE8, fillQtyE8));
    }

    /** A fee that was told after its fill, in quote units. */
    public void addFee(final long laterFeeE8) {
        feeE8 = Math.addExact(feeE8, laterFeeE8);
    }

    /** What was asked of the venue about it. */
    public Inquiry inquiry() {
        return inquiry;
    }

    public OrderTerms terms() {
        return terms;
    }

    public void exchangeOrderId(final long exchangeOrderId) {
        this.exchangeOrderId = exchangeOrderId;
    }

    /** Fills from before it was taken over may be told later: they add up from nothing, and count beyond what was. */
    private void fillAdopted(final long fillQtyE8, final long fillFeeE8) {
        bookedQtyE8 = Math.addExact(bookedQtyE8, fillQtyE8);
        feeE8 = Math.addExact(feeE8, fillFeeE8);
        final boolean mayGoOn = inquiry.changeLeftE8() > fillQtyE8;
        qtyE8 = Math.max(qtyE8, bookedQtyE8);
        filledInAll(bookedQtyE8);
        on(remainingQtyE8() == 0 && !mayGoOn ? OrderLife.Event.ALL_FILLED : OrderLife.Event.PART_FILLED);
        if (filledQtyE8 >= endQtyE8) {
            on(OrderLife.Event.CANCELED);
        }
    }

    /** True where it cannot be what is left of the order, even if a change that was asked for was made. */
    public boolean exceeds(final long fillQtyE8) {
        final long freeE8 = isAdopted() ? qtyE8 - bookedQtyE8 : remainingQtyE8();
        return fillQtyE8 > Math.max(freeE8, inquiry.changeLeftE8());
    }

    /** Books a fill and moves the status. The venue may not fill more than was ordered. */
    public void fill(final long fillPriceE8, final long fillQtyE8, final long fillFeeE8, final Liquidity liquidity) {
        if (isAdopted()) {
            fillAdopted(fillQtyE8, fillFeeE8);
            return;
        }
        if (fillQtyE8 <= 0 || fillQtyE8 > remainingQtyE8()) {
            // Not a Check: it would build the words for every fill that fits.
            throw new IllegalStateException("a fill fits the order: clientOrderId=" + clientOrderId + ", remainingQtyE8="
                + remainingQtyE8() + ", liquidity=" + liquidity + ", actual=" + fillQtyE8);
        }
        // Where a change that leaves more may have been made, its news are on their way: this need not be the end.
        final boolean mayGoOn = reachableQtyE8() > remainingQtyE8();
        filledQtyE8 += fillQtyE8;
        filledNotionalE8 = Math.addExact(filledNotionalE8, E8.multiplyFloor(fillPriceE8, fillQtyE8));
        feeE8 = Math.addExact(feeE8, fillFeeE8);
        on(remainingQtyE8() == 0 && !mayGoOn ? OrderLife.Event.ALL_FILLED : OrderLife.Event.PART_FILLED);
        if (filledQtyE8 >= endQtyE8) {
            on(OrderLife.Event.CANCELED);
        }
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

    /** The highest price that it was expected to trade at: what its quantity may cost at most, a pending change included. */
    public long worstPriceE8() {
        return Math.max(worstPriceE8, inquiry.changePriceE8());
    }

    /** Of a stop beside another order: that order's client order id; else 0. */
    public long pairedWith() {
        return pairedWith;
    }

    /** Waits in a book or for a price, where others are done at once. */
    public boolean rests() {
        return type != OrderType.MARKET && type != OrderType.IOC && type != OrderType.FOK;
    }

    /** True where it stands in the book and an order of this wish would trade with it at once. */
    public boolean isReachedBy(final OrderIntent intent) {
        return type == OrderType.LIMIT && instrumentId == intent.instrumentId() && side != intent.side() && intent.reaches(priceE8);
    }

    /** Stop or target of a position, resting at the venue. */
    public boolean isLeg() {
        return rests() && (purpose == Purpose.EXIT_STOP || purpose == Purpose.EXIT_TARGET);
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

    /** The most that may be left to fill: a change that was asked for may have been made. */
    public long reachableQtyE8() {
        return Math.max(remainingQtyE8(), inquiry.changeLeftE8());
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
        digest.add(clientOrderId).add(exchangeOrderId).add(placedTimeNs).add(priceE8).add(worstPriceE8).add(pairedWith).add(qtyE8).add(filledQtyE8)
            .add(filledNotionalE8).add(bookedQtyE8).add(feeE8).add(stopDistanceE8).add(instrumentId).add(strategyId)
            .add(side.value()).add(type.value()).add(purpose.value()).add(status.value()).add(endQtyE8);
        inquiry.addTo(digest);
        terms.addTo(digest);
    }
}
