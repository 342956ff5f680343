package genesis.core.exchange;

import genesis.core.message.CancelReason;
import genesis.core.message.Liquidity;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import genesis.core.unit.StreamDigest;

/**
 * How our orders meet what others do: the rules of {@link SimulatedExchange} on fills.
 * <p>Allocation: none. Threading: one thread.
 */
final class Executions {
    private final ExchangeEvents events;
    private final OpenOrders orders;
    private final WaitingOrders waiting;
    private final Listing[] listings;
    private final VenuePositions positions;
    private long lastTradeId;

    Executions(final ExchangeEvents events, final OpenOrders orders, final WaitingOrders waiting, final Listing[] listings,
               final VenuePositions positions) {
        this.events = events;
        this.orders = orders;
        this.waiting = waiting;
        this.listings = listings;
        this.positions = positions;
    }

    /** Walks the other side up to the limit; returns what is left. */
    long take(final long clientOrderId, final long exchangeOrderId, final int instrumentId, final Side side,
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
            fill(instrumentId, side, clientOrderId, exchangeOrderId, priceE8, fillE8, Liquidity.TAKER);
        }
        return restE8;
    }

    /** A print: through better-priced orders first, then at the price itself if its taker came from the other side. */
    void meetTrade(final int instrumentId, final Side side, final long priceE8, final long tradedE8,
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
    void meetNewQuantity(final int instrumentId, final Side side, final long priceE8, final long newE8) {
        long budgetE8 = newE8;
        int slot = orders.best(instrumentId, side);
        while (slot != OpenOrders.NONE && budgetE8 > 0 && Listing.reaches(side, orders.priceE8[slot], priceE8)) {
            final int next = orders.next(slot);
            budgetE8 -= fillResting(instrumentId, side, slot, budgetE8);
            slot = next;
        }
    }

    /** A whole book came anew: queues are what it shows at most, and what stands across fills. */
    void meetBook(final int instrumentId, final Side side) {
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

    void capQueue(final int instrumentId, final Side side, final long priceE8, final long shownE8) {
        for (int slot = orders.best(instrumentId, side); slot != OpenOrders.NONE; slot = orders.next(slot)) {
            if (orders.priceE8[slot] == priceE8) {
                orders.queueAheadE8[slot] = Math.min(orders.queueAheadE8[slot], shownE8);
            }
        }
    }

    /** Fills a resting order with at most this much; returns how much it was. What may do nothing more is canceled. */
    private long fillResting(final int instrumentId, final Side side, final int slot, final long atMostE8) {
        final long metE8 = Math.min(orders.remainingQtyE8[slot], atMostE8);
        if (metE8 <= 0) {
            return 0;
        }
        final boolean isReduceOnly = orders.reduceOnly[slot];
        final long fillE8 = positions.allowedE8(isReduceOnly, instrumentId, side, metE8);
        if (fillE8 > 0) {
            fillSlot(instrumentId, side, slot, fillE8);
        }
        if (orders.remainingQtyE8[slot] == 0) {
            orders.remove(instrumentId, side, slot);
        } else if (positions.endsNow(isReduceOnly, instrumentId, side)) {
            orders.remove(instrumentId, side, slot);
            events.canceled(instrumentId, orders.clientOrderId[slot], orders.exchangeOrderId[slot], CancelReason.VENUE);
            cancelStopBeside(instrumentId, orders.pairedWith[slot]);
        }
        return fillE8;
    }

    private void fillSlot(final int instrumentId, final Side side, final int slot, final long fillE8) {
        orders.remainingQtyE8[slot] -= fillE8;
        orders.filledQtyE8[slot] += fillE8;
        fill(instrumentId, side, orders.clientOrderId[slot], orders.exchangeOrderId[slot], orders.priceE8[slot], fillE8,
            orders.hidden[slot] ? Liquidity.TAKER : Liquidity.MAKER);
        if (orders.pairedWith[slot] != 0) {
            cancelStopBeside(instrumentId, orders.pairedWith[slot]);
            orders.pairedWith[slot] = 0;
        }
    }

    private void fill(final int instrumentId, final Side side, final long clientOrderId, final long exchangeOrderId,
                      final long priceE8, final long qtyE8, final Liquidity liquidity) {
        positions.filled(instrumentId, side, qtyE8);
        final long feeE8 = listings[instrumentId].feeE8(priceE8, qtyE8, liquidity);
        events.filled(instrumentId, clientOrderId, exchangeOrderId, ++lastTradeId, priceE8, qtyE8, feeE8, liquidity);
    }

    /** The stop of a pair whose other order was executed or canceled; it may be gone already, 0 is none. */
    void cancelStopBeside(final int instrumentId, final long clientOrderId) {
        final int index = clientOrderId == 0 ? WaitingOrders.NONE : waiting.find(instrumentId, clientOrderId);
        if (index != WaitingOrders.NONE) {
            final long exchangeOrderId = waiting.exchangeId(index);
            waiting.remove(index);
            events.canceled(instrumentId, clientOrderId, exchangeOrderId, CancelReason.OTHER_OF_PAIR);
        }
    }

    /** A notional that fixed point cannot hold, fees and rounding included. */
    static boolean isTooMuchMoney(final long priceE8, final long qtyE8) {
        return Math.multiplyHigh(priceE8, qtyE8) >= E8.ONE / 4;
    }

    void addTo(final StreamDigest digest) {
        digest.add(lastTradeId);
    }
}
