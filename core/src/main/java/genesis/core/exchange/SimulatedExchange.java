package genesis.core.exchange;

import genesis.core.message.CancelReason;
import genesis.core.message.OrderType;
import genesis.core.message.RejectReason;
import genesis.core.message.Side;
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
 * <li><b>IOC</b>: a limit order whose rest is canceled. <b>FOK</b>: the same, but only where the visible levels hold all of
 *     it. <b>Post-only</b>: canceled where it would take, {@code WOULD_TAKE}, also at a price it is changed to.
 *     <b>Hidden</b>: queues like any other, and is charged as a taker.
 * <li><b>Stop</b>: a market order from the first trade on that reaches its price after it came. <b>Stop-limit</b>: then a
 *     limit order. <b>Trailing stop</b>: its price stays a distance away from the best price of the other side, as near
 *     as that has ever been, and it is a market order when that price comes back to it.
 * <li><b>Pair (OCO)</b>: a limit order and a stop. The first fill of the one, the trigger of the other and a cancel of
 *     either end the other: {@code OTHER_OF_PAIR}.
 * <li><b>Change</b> of a limit order: at its new price it is a new arrival; only less at the same price keeps its place. A stop
 *     waits for its new price; a trailing stop with another distance begins to follow anew.
 * <li><b>Reduce-only</b>: executed as far as it makes smaller what the exchange itself counts as held at that moment. When it
 *     comes, is triggered, changed or met and nothing is left to make smaller, its rest is canceled: {@code VENUE}.
 * <li>The rest of a position may be smaller than the smallest order. Other quantities outside the instrument's range, a
 *     price not above zero, an unknown instrument, terms that the type does not have and a client id that is still open
 *     are {@code INVALID}; a full house is {@code OTHER}.
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
    private final WaitingOrders waiting = new WaitingOrders(OPEN_ORDER_COUNT_MAX);
    private final Listing[] listings = new Listing[Instrument.COUNT_MAX];
    private final OrderTicket ticket = new OrderTicket();
    private final VenuePositions positions = new VenuePositions();
    private final Executions executions;
    private final OrderReview review = new OrderReview(orders, waiting, listings);
    private long lastExchangeOrderId;

    public SimulatedExchange(final ExchangeEvents events) {
        this.events = events;
        executions = new Executions(events, orders, waiting, listings, positions);
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
            executions.meetBook(instrumentId, Side.BUY);
            executions.meetBook(instrumentId, Side.SELL);
            onQuotes(instrumentId);
        }
    }

    /** One level was set, or removed with no orders. The amount is signed: above zero a bid. */
    public void bookUpdated(final int instrumentId, final long priceE8, final long amountE8, final int orderCount) {
        if (!isDefined(instrumentId)) {
            return;
        }
        final Listing listing = listings[instrumentId];
        if (!hasOpenOrders(instrumentId)) {
            listing.book.apply(priceE8, amountE8, orderCount);
            return;
        }
        final Side side = amountE8 > 0 ? Side.BUY : Side.SELL;
        final long beforeE8 = listing.qtyAtE8(side, priceE8);
        listing.book.apply(priceE8, amountE8, orderCount);
        final long afterE8 = listing.qtyAtE8(side, priceE8);
        if (afterE8 > beforeE8) {
            executions.meetNewQuantity(instrumentId, side == Side.BUY ? Side.SELL : Side.BUY, priceE8, afterE8 - beforeE8);
        } else {
            executions.capQueue(instrumentId, side, priceE8, afterE8);
        }
        onQuotes(instrumentId);
    }

    /** A trade of others was executed. The amount is signed by the taker's side. */
    public void traded(final int instrumentId, final long priceE8, final long amountE8) {
        if (hasOpenOrders(instrumentId)) {
            executions.meetTrade(instrumentId, Side.BUY, priceE8, Math.abs(amountE8), amountE8 < 0);
            executions.meetTrade(instrumentId, Side.SELL, priceE8, Math.abs(amountE8), amountE8 > 0);
            int reached = waiting.isAny(instrumentId) ? waiting.reachedByTrade(instrumentId, priceE8) : WaitingOrders.NONE;
            while (reached != WaitingOrders.NONE) {
                trigger(reached);
                reached = waiting.reachedByTrade(instrumentId, priceE8);
            }
        }
    }

    /** An ordinary new order arrives. The price of a market order does not matter. */
    public void place(final long clientOrderId, final int instrumentId, final Side side, final OrderType type,
                      final long priceE8, final long qtyE8) {
        place(ticket.of(clientOrderId, instrumentId, side, type, priceE8, qtyE8));
    }

    /** A new order arrives; the ticket is copied where it waits. */
    void place(final OrderTicket order) {
        final RejectReason reason = review.of(order);
        if (reason != RejectReason.NULL_VAL) {
            events.rejected(order.instrumentId, order.clientOrderId, reason);
            if (order.isPair()) {
                events.rejected(order.instrumentId, order.ocoClientOrderId, reason);
            }
            return;
        }
        final long exchangeOrderId = ++lastExchangeOrderId;
        events.accepted(order.instrumentId, order.clientOrderId, exchangeOrderId);
        if (order.isPair()) {
            events.accepted(order.instrumentId, order.ocoClientOrderId, ++lastExchangeOrderId);
            waiting.add(order.instrumentId, lastExchangeOrderId, order.clientOrderId).of(order.ocoClientOrderId,
                order.instrumentId, order.side, OrderType.STOP, order.ocoStopPriceE8, order.qtyE8).reduceOnly = order.reduceOnly;
        }
        if (order.isStop()) {
            final OrderTicket stop = waiting.add(order.instrumentId, exchangeOrderId, 0)
                .of(order.clientOrderId, order.instrumentId, order.side, order.type, order.priceE8, order.qtyE8);
            stop.auxPriceE8 = order.auxPriceE8;
            stop.trailingE8 = order.trailingE8;
            stop.reduceOnly = order.reduceOnly;
            if (order.type == OrderType.TRAILING_STOP) {
                stop.priceE8 = 0;
                onQuotes(order.instrumentId);
            }
        } else {
            execute(order, exchangeOrderId, order.type, order.priceE8, order.qtyE8, 0);
        }
    }

    /** What is to be done at once: by a new order, a triggered stop, or a limit order at its new price. */
    private void execute(final OrderTicket order, final long exchangeOrderId, final OrderType type, final long priceE8,
                         final long qtyE8, final long filledE8) {
        final int instrumentId = order.instrumentId;
        final Listing listing = listings[instrumentId];
        final boolean isBuy = order.side == Side.BUY;
        final long limitE8 = type != OrderType.MARKET ? priceE8 : isBuy ? Long.MAX_VALUE : Long.MIN_VALUE;
        final long allowedE8 = positions.allowedE8(order.reduceOnly, instrumentId, order.side, qtyE8);
        final boolean wouldTake = listing.reachableE8(order.side, limitE8) > 0;
        if (order.postOnly && wouldTake || type == OrderType.FOK && (allowedE8 < qtyE8 || listing.reachableE8(order.side, limitE8) < qtyE8)) {
            events.canceled(instrumentId, order.clientOrderId, exchangeOrderId,
                order.postOnly ? CancelReason.WOULD_TAKE : allowedE8 < qtyE8 ? CancelReason.VENUE : CancelReason.NO_LIQUIDITY);
            executions.cancelStopBeside(instrumentId, order.ocoClientOrderId);
            return;
        }
        final long restE8 = qtyE8 - allowedE8
            + executions.take(order.clientOrderId, exchangeOrderId, instrumentId, order.side, limitE8, allowedE8);
        final boolean hasPair = order.isPair() && restE8 == qtyE8;
        if (order.isPair() && !hasPair) {
            executions.cancelStopBeside(instrumentId, order.ocoClientOrderId);
        }
        if (restE8 == 0) {
            return;
        }
        final boolean endsNow = positions.endsNow(order.reduceOnly, instrumentId, order.side);
        if (type == OrderType.LIMIT && !endsNow) {
            final int slot = orders.add(instrumentId, order.side, order.clientOrderId, exchangeOrderId, priceE8, restE8,
                listing.qtyAtE8(order.side, priceE8));
            orders.filledQtyE8[slot] = filledE8 + qtyE8 - restE8;
            orders.pairedWith[slot] = hasPair ? order.ocoClientOrderId : 0;
            orders.hidden[slot] = order.hidden;
            orders.postOnly[slot] = order.postOnly;
            orders.reduceOnly[slot] = order.reduceOnly;
        } else {
            events.canceled(instrumentId, order.clientOrderId, exchangeOrderId, endsNow ? CancelReason.VENUE : CancelReason.NO_LIQUIDITY);
            executions.cancelStopBeside(instrumentId, hasPair ? order.ocoClientOrderId : 0);
        }
    }

    /** The price that a stop waited for has come: it is a market or a limit order now, and the order beside it ends. */
    private void trigger(final int index) {
        final long exchangeOrderId = waiting.exchangeId(index);
        final long pairedWith = waiting.pairedWith(index);
        final OrderTicket stop = waiting.remove(index);
        if (pairedWith != 0) {
            cancelResting(pairedWith, stop.instrumentId, CancelReason.OTHER_OF_PAIR);
        }
        final boolean hasLimit = stop.type == OrderType.STOP_LIMIT;
        execute(stop, exchangeOrderId, hasLimit ? OrderType.LIMIT : OrderType.MARKET, hasLimit ? stop.auxPriceE8 : 0, stop.qtyE8, 0);
    }

    private void onQuotes(final int instrumentId) {
        int reached = waiting.isAny(instrumentId) ? waiting.reachedByQuotes(instrumentId, listings[instrumentId]) : WaitingOrders.NONE;
        while (reached != WaitingOrders.NONE) {
            trigger(reached);
            reached = waiting.reachedByQuotes(instrumentId, listings[instrumentId]);
        }
    }

    /** A cancel arrives. What is not open any more, or never was, is rejected with {@code NOT_FOUND}. */
    public void cancel(final long clientOrderId, final int instrumentId) {
        if (!isDefined(instrumentId)) {
            events.rejected(instrumentId, clientOrderId, RejectReason.NOT_FOUND);
            return;
        }
        final int index = waiting.find(instrumentId, clientOrderId);
        if (index != WaitingOrders.NONE) {
            final long exchangeOrderId = waiting.exchangeId(index);
            final long pairedWith = waiting.pairedWith(index);
            waiting.remove(index);
            events.canceled(instrumentId, clientOrderId, exchangeOrderId, CancelReason.REQUESTED);
            if (pairedWith != 0) {
                cancelResting(pairedWith, instrumentId, CancelReason.OTHER_OF_PAIR);
            }
        } else if (!cancelResting(clientOrderId, instrumentId, CancelReason.REQUESTED)) {
            events.rejected(instrumentId, clientOrderId, RejectReason.NOT_FOUND);
        }
    }

    /** A change arrives. A stop is what it says from now on; the next trade or quote decides whether that is reached. */
    void amend(final OrderTicket change) {
        final int instrumentId = change.instrumentId;
        final int index = isDefined(instrumentId) ? waiting.find(instrumentId, change.clientOrderId) : WaitingOrders.NONE;
        if (index == WaitingOrders.NONE) {
            amend(change.clientOrderId, instrumentId, change.priceE8, change.qtyE8);
        } else if (change.qtyE8 != 0 && !listings[instrumentId].allowsQty(change.qtyE8) || !waiting.amend(index, change)) {
            events.changeRejected(instrumentId, change.clientOrderId, RejectReason.INVALID);
        } else {
            final OrderTicket stop = waiting.ticket(index);
            events.amended(instrumentId, stop.clientOrderId, waiting.exchangeId(index), stop.priceE8, stop.qtyE8, stop.auxPriceE8, stop.trailingE8);
            onQuotes(instrumentId);
        }
    }

    /** A change of a limit order arrives; 0 leaves price or what is left. Only less at the same price keeps its place. */
    public void amend(final long clientOrderId, final int instrumentId, final long newPriceE8, final long newRemainingE8) {
        final Side side = isDefined(instrumentId) && orders.find(instrumentId, Side.BUY, clientOrderId) != OpenOrders.NONE ? Side.BUY : Side.SELL;
        final int slot = isDefined(instrumentId) ? orders.find(instrumentId, side, clientOrderId) : OpenOrders.NONE;
        if (slot == OpenOrders.NONE) {
            events.changeRejected(instrumentId, clientOrderId, RejectReason.NOT_FOUND);
            return;
        }
        final long priceE8 = newPriceE8 == 0 ? orders.priceE8[slot] : newPriceE8;
        final long remainingE8 = newRemainingE8 == 0 ? orders.remainingQtyE8[slot] : newRemainingE8;
        if (!listings[instrumentId].allowsQty(remainingE8) || priceE8 <= 0 || Executions.isTooMuchMoney(priceE8, remainingE8)) {
            events.changeRejected(instrumentId, clientOrderId, RejectReason.INVALID);
            return;
        }
        final long exchangeOrderId = orders.exchangeOrderId[slot];
        final long filledE8 = orders.filledQtyE8[slot];
        events.amended(instrumentId, clientOrderId, exchangeOrderId, priceE8, filledE8 + remainingE8, 0, 0);
        if (priceE8 == orders.priceE8[slot] && remainingE8 <= orders.remainingQtyE8[slot]) {
            orders.remainingQtyE8[slot] = remainingE8;
            return;
        }
        ticket.of(clientOrderId, instrumentId, side, OrderType.LIMIT, priceE8, remainingE8);
        ticket.postOnly = orders.postOnly[slot];
        ticket.hidden = orders.hidden[slot];
        ticket.reduceOnly = orders.reduceOnly[slot];
        ticket.ocoClientOrderId = orders.pairedWith[slot];
        ticket.ocoStopPriceE8 = orders.pairedWith[slot] == 0 ? 0 : priceE8;
        orders.remove(instrumentId, side, slot);
        execute(ticket, exchangeOrderId, OrderType.LIMIT, priceE8, remainingE8, filledE8);
    }

    /** Whether a market event of this instrument can fill anything. */
    public boolean hasOpenOrders(final int instrumentId) {
        return isDefined(instrumentId) && (orders.isAnyOpen(instrumentId) || waiting.isAny(instrumentId));
    }

    /** Orders that rest or wait now. */
    public int openOrderCount() {
        return orders.count() + waiting.count();
    }

    /** Takes in everything that a later event can depend on. */
    public void addTo(final StreamDigest digest) {
        digest.add(lastExchangeOrderId);
        executions.addTo(digest);
        orders.addTo(digest);
        waiting.addTo(digest);
        for (int id = 0; id < listings.length; id++) {
            if (listings[id] != null) {
                listings[id].addTo(digest.add(id).add(positions.heldE8(id)));
            }
        }
    }

    private boolean cancelResting(final long clientOrderId, final int instrumentId, final CancelReason reason) {
        return cancel(clientOrderId, instrumentId, Side.BUY, reason) || cancel(clientOrderId, instrumentId, Side.SELL, reason);
    }

    private boolean cancel(final long clientOrderId, final int instrumentId, final Side side, final CancelReason reason) {
        final int slot = orders.find(instrumentId, side, clientOrderId);
        if (slot == OpenOrders.NONE) {
            return false;
        }
        final long exchangeOrderId = orders.exchangeOrderId[slot];
        final long pairedWith = orders.pairedWith[slot];
        orders.remove(instrumentId, side, slot);
        events.canceled(instrumentId, clientOrderId, exchangeOrderId, reason);
        if (pairedWith != 0) {
            executions.cancelStopBeside(instrumentId, pairedWith);
        }
        return true;
    }

    private boolean isDefined(final int instrumentId) {
        return instrumentId >= 0 && instrumentId < listings.length && listings[instrumentId] != null;
    }
}
