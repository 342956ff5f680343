package genesis.core.exchange;

import genesis.core.message.CancelReason;
import genesis.core.message.Liquidity;
import genesis.core.message.OrderType;
import genesis.core.message.RejectReason;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.StreamDigest;

/**
 * Fills our orders against the market that others made. The rule book:
 * <ul>
 * <li><b>Market order</b>: walks the visible levels of the other side, one fill per level, as taker. What the visible
 *     book cannot fill is canceled: {@code NO_LIQUIDITY}.
 * <li><b>Limit order through the book</b>: the same, as far as its limit allows, at the levels' prices. The rest rests.
 * <li><b>Resting limit order</b>: fills at its own price, as maker,
 *     <ol>
 *     <li>when a trade prints through its price: that taker would have met it first;
 *     <li>when a taker of the other side trades at its price and the queue ahead is used up. The queue ahead is what
 *         the book showed at the price on arrival; trades at the price lower it, and it is never more than the level
 *         shows;
 *     <li>when a quantity of the other side appears at its price or beyond: it would have traded with it.
 *     </ol>
 *     A quantity seen in the market fills at most as much of ours as it is itself, best price first, then earlier
 *     first.
 * <li><b>Fees</b>: maker or taker rate of the instrument × notional, in quote units, each step rounded up.
 * <li><b>Our orders do not move the displayed book.</b> Two takers may hit the same displayed quantity; a rest that
 *     is canceled leaves no trace. True as long as our orders are small beside the levels.
 * <li>The exchange knows orders, not positions: a reduce-only order is an order like any other. Quantities outside the
 *     instrument's range, a limit not above zero, an unknown instrument and a client id that is still open are
 *     {@code INVALID}, as are types other than these two; a full house is {@code OTHER}.
 * <li>A level that was outside the visible window on arrival counts as no queue.
 * <li>A price at which fixed point cannot hold the notional is no price: nothing trades there.
 * </ul>
 * A market event about an instrument that nobody defined is ignored: the definition always comes first.
 * <p>Cost: while no order of the instrument is open, a book event is nothing but the book's own update.
 * <p>Allocation: none after construction, except for an instrument's book when it is first defined. Threading: one
 * thread.
 */
public final class SimulatedExchange {
    /**
     * Orders that may rest at the same time: far more than one per instrument and side, which is what the engine uses.
     */
    public static final int OPEN_ORDER_COUNT_MAX = 1024;

    private final ExchangeEvents events;
    private final OpenOrders orders = new OpenOrders(OPEN_ORDER_COUNT_MAX);
    private final Listing[] listings = new Listing[Instrument.COUNT_MAX];
    private long lastExchangeOrderId;
    private long lastTradeId;

    public SimulatedExchange(final ExchangeEvents events) {
        this.events = events;
    }

    /** Defines an instrument, or replaces its terms. */
    public void define(final int instrumentId, final long minQtyE8, final long maxQtyE8,
                       final long makerFeeE8, final long takerFeeE8) {
        if (listings[instrumentId] == null) {
            listings[instrumentId] = new Listing();
        }
        listings[instrumentId].terms(minQtyE8, maxQtyE8, makerFeeE8, takerFeeE8);
    }

    /** A snapshot begins. */
    public void snapshotStarted(final int instrumentId) {
        if (isDefined(instrumentId)) {
            listings[instrumentId].book.clear();
        }
    }

    /** One level of a snapshot: nothing fills before the book is complete. The amount is signed: above zero a bid. */
    public void snapshotLevel(final int instrumentId, final long priceE8, final long amountE8, final int orderCount) {
        if (isDefined(instrumentId)) {
            listings[instrumentId].book.apply(priceE8, amountE8, orderCount);
        }
    }

    /** The snapshot is complete: what stands against our resting orders fills them. */
    public void snapshotCompleted(final int instrumentId) {
        if (hasOpenOrders(instrumentId)) {
            meetBook(instrumentId, Side.BUY);
            meetBook(instrumentId, Side.SELL);
        }
    }

    /** One level was set, or removed with no orders. The amount is signed: above zero a bid. */
    public void bookUpdated(final int instrumentId, final long priceE8, final long amountE8, final int orderCount) {
        if (!isDefined(instrumentId)) {
            return;
        }
        final Listing listing = listings[instrumentId];
        if (!orders.isAnyOpen(instrumentId)) {
            listing.book.apply(priceE8, amountE8, orderCount);
            return;
        }
        final Side side = amountE8 > 0 ? Side.BUY : Side.SELL;
        final long beforeE8 = listing.qtyAtE8(side, priceE8);
        listing.book.apply(priceE8, amountE8, orderCount);
        final long afterE8 = listing.qtyAtE8(side, priceE8);
        if (afterE8 > beforeE8) {
            meetNewQuantity(instrumentId, opposite(side), priceE8, afterE8 - beforeE8);
        } else {
            capQueue(instrumentId, side, priceE8, afterE8);
        }
    }

    /** A trade of others was executed. The amount is signed by the taker's side. */
    public void traded(final int instrumentId, final long priceE8, final long amountE8) {
        if (hasOpenOrders(instrumentId)) {
            meetTrade(instrumentId, Side.BUY, priceE8, Math.abs(amountE8), amountE8 < 0);
            meetTrade(instrumentId, Side.SELL, priceE8, Math.abs(amountE8), amountE8 > 0);
        }
    }

    /** A new order arrives. The price of a market order does not matter. */
    public void place(final long clientOrderId, final int instrumentId, final Side side, final OrderType type,
                      final long priceE8, final long qtyE8) {
        final RejectReason reason = review(clientOrderId, instrumentId, type, priceE8, qtyE8);
        if (reason != RejectReason.NULL_VAL) {
            events.rejected(instrumentId, clientOrderId, reason);
            return;
        }
        final long exchangeOrderId = ++lastExchangeOrderId;
        events.accepted(instrumentId, clientOrderId, exchangeOrderId);

        final long limitE8 = type == OrderType.LIMIT ? priceE8 : side == Side.BUY ? Long.MAX_VALUE : Long.MIN_VALUE;
        final long restE8 = take(clientOrderId, exchangeOrderId, instrumentId, side, limitE8, qtyE8);
        if (restE8 == 0) {
            return;
        }
        if (type == OrderType.LIMIT) {
            final long aheadE8 = listings[instrumentId].qtyAtE8(side, priceE8);
            orders.add(instrumentId, side, clientOrderId, exchangeOrderId, priceE8, restE8, aheadE8);
        } else {
            events.canceled(instrumentId, clientOrderId, exchangeOrderId, CancelReason.NO_LIQUIDITY);
        }
    }

    /** A cancel arrives. What is not open any more, or never was, is rejected with {@code NOT_FOUND}. */
    public void cancel(final long clientOrderId, final int instrumentId) {
        if (isDefined(instrumentId)) {
            if (cancel(clientOrderId, instrumentId, Side.BUY) || cancel(clientOrderId, instrumentId, Side.SELL)) {
                return;
            }
        }
        events.rejected(instrumentId, clientOrderId, RejectReason.NOT_FOUND);
    }

    /** Whether a market event of this instrument can fill anything. */
    public boolean hasOpenOrders(final int instrumentId) {
        return isDefined(instrumentId) && orders.isAnyOpen(instrumentId);
    }

    /** Orders that rest now. */
    public int openOrderCount() {
        return orders.count();
    }

    /** Takes in everything that a later event can depend on. */
    public void addTo(final StreamDigest digest) {
        digest.add(lastExchangeOrderId).add(lastTradeId);
        orders.addTo(digest);
        for (int id = 0; id < listings.length; id++) {
            if (listings[id] != null) {
                listings[id].addTo(digest.add(id));
            }
        }
    }

    private RejectReason review(final long clientOrderId, final int instrumentId, final OrderType type,
                                final long priceE8, final long qtyE8) {
        if (!isDefined(instrumentId)) {
            return RejectReason.INVALID;
        }
        if (!listings[instrumentId].allowsQty(qtyE8)) {
            return RejectReason.INVALID;
        }
        if (type != OrderType.LIMIT && type != OrderType.MARKET) {
            return RejectReason.INVALID;
        }
        if (type == OrderType.LIMIT && (priceE8 <= 0 || isTooMuchMoney(priceE8, qtyE8))) {
            return RejectReason.INVALID;
        }
        if (orders.find(instrumentId, Side.BUY, clientOrderId) != OpenOrders.NONE
            || orders.find(instrumentId, Side.SELL, clientOrderId) != OpenOrders.NONE) {
            return RejectReason.INVALID;
        }
        return orders.isFull() ? RejectReason.OTHER : RejectReason.NULL_VAL;
    }

    /** Walks the other side up to the limit; returns what is left. */
    private long take(final long clientOrderId, final long exchangeOrderId, final int instrumentId, final Side side,
                      final long limitE8, final long qtyE8) {
        final Listing listing = listings[instrumentId];
        long restE8 = qtyE8;
        for (int i = 0; i < listing.oppositeCount(side) && restE8 > 0; i++) {
            final long priceE8 = listing.oppositePriceE8(side, i);
            final long fillE8 = Math.min(restE8, listing.oppositeQtyE8(side, i));
            if (!Listing.reaches(side, limitE8, priceE8) || isTooMuchMoney(priceE8, fillE8)) {
                break;
            }
            restE8 -= fillE8;
            fill(instrumentId, clientOrderId, exchangeOrderId, priceE8, fillE8, Liquidity.TAKER);
        }
        return restE8;
    }

    /** A print: through better-priced orders first, then at the price itself if its taker came from the other side. */
    private void meetTrade(final int instrumentId, final Side side, final long priceE8, final long tradedE8,
                           final boolean hitsSide) {
        long budgetE8 = tradedE8;
        int slot = orders.best(instrumentId, side);
        while (slot != OpenOrders.NONE && budgetE8 > 0 && Listing.reaches(side, orders.priceE8[slot], priceE8)) {
            final int next = orders.next(slot);
            if (orders.priceE8[slot] != priceE8) {
                budgetE8 -= fillResting(instrumentId, side, slot, budgetE8);
            } else if (hitsSide) {
                final long aheadE8 = orders.queueAheadE8[slot];
                orders.queueAheadE8[slot] = Math.max(0, aheadE8 - budgetE8);
                budgetE8 -= fillResting(instrumentId, side, slot, Math.max(0, budgetE8 - aheadE8));
            }
            slot = next;
        }
    }

    /** A quantity of the other side appeared at a price: it trades with ours that reach it. */
    private void meetNewQuantity(final int instrumentId, final Side side, final long priceE8, final long newE8) {
        long budgetE8 = newE8;
        int slot = orders.best(instrumentId, side);
        while (slot != OpenOrders.NONE && budgetE8 > 0 && Listing.reaches(side, orders.priceE8[slot], priceE8)) {
            final int next = orders.next(slot);
            budgetE8 -= fillResting(instrumentId, side, slot, budgetE8);
            slot = next;
        }
    }

    /** A whole book came anew: queues are what it shows at most, and what stands across fills. */
    private void meetBook(final int instrumentId, final Side side) {
        final Listing listing = listings[instrumentId];
        long usedE8 = 0;
        int slot = orders.best(instrumentId, side);
        while (slot != OpenOrders.NONE) {
            final int next = orders.next(slot);
            final long priceE8 = orders.priceE8[slot];
            orders.queueAheadE8[slot] = Math.min(orders.queueAheadE8[slot], listing.qtyAtE8(side, priceE8));
            usedE8 += fillResting(instrumentId, side, slot, listing.reachableE8(side, priceE8) - usedE8);
            slot = next;
        }
    }

    private void capQueue(final int instrumentId, final Side side, final long priceE8, final long shownE8) {
        for (int slot = orders.best(instrumentId, side); slot != OpenOrders.NONE; slot = orders.next(slot)) {
            if (orders.priceE8[slot] == priceE8) {
                orders.queueAheadE8[slot] = Math.min(orders.queueAheadE8[slot], shownE8);
            }
        }
    }

    /** Fills a resting order with at most this much; returns how much it was. */
    private long fillResting(final int instrumentId, final Side side, final int slot, final long atMostE8) {
        final long fillE8 = Math.min(orders.remainingQtyE8[slot], atMostE8);
        if (fillE8 <= 0) {
            return 0;
        }
        orders.remainingQtyE8[slot] -= fillE8;
        fill(instrumentId, orders.clientOrderId[slot], orders.exchangeOrderId[slot], orders.priceE8[slot], fillE8,
            Liquidity.MAKER);
        if (orders.remainingQtyE8[slot] == 0) {
            orders.remove(instrumentId, side, slot);
        }
        return fillE8;
    }

    private void fill(final int instrumentId, final long clientOrderId, final long exchangeOrderId,
                      final long priceE8, final long qtyE8, final Liquidity liquidity) {
        final long feeE8 = listings[instrumentId].feeE8(priceE8, qtyE8, liquidity);
        events.filled(instrumentId, clientOrderId, exchangeOrderId, ++lastTradeId, priceE8, qtyE8, feeE8, liquidity);
    }

    private boolean cancel(final long clientOrderId, final int instrumentId, final Side side) {
        final int slot = orders.find(instrumentId, side, clientOrderId);
        if (slot == OpenOrders.NONE) {
            return false;
        }
        final long exchangeOrderId = orders.exchangeOrderId[slot];
        orders.remove(instrumentId, side, slot);
        events.canceled(instrumentId, clientOrderId, exchangeOrderId, CancelReason.REQUESTED);
        return true;
    }

    private boolean isDefined(final int instrumentId) {
        return instrumentId >= 0 && instrumentId < listings.length && listings[instrumentId] != null;
    }

    /** A notional that fixed point cannot hold, fees and rounding included. */
    private static boolean isTooMuchMoney(final long priceE8, final long qtyE8) {
        return Math.multiplyHigh(priceE8, qtyE8) >= E8.ONE / 4;
    }

    private static Side opposite(final Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }
}
