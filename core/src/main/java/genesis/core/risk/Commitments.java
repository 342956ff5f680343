package genesis.core.risk;

import genesis.core.message.Flag;
import genesis.core.message.Side;
import genesis.core.order.Order;
import genesis.core.order.OrderIntent;
import genesis.core.order.Orders;
import genesis.core.portfolio.Portfolio;
import genesis.core.portfolio.Position;
import genesis.core.unit.E8;

/**
 * What open orders may still do to positions: an order that is not filled yet takes its part of the limits all the same,
 * one that nobody knows about too, and one that is being changed the larger part of the two. Orders of others may be absurd: sums that do not fit are as large as they can be.
 * Threading: engine thread. Allocation: none.
 */
final class Commitments {
    /** No order is left out. */
    static final Order NONE = null;

    private final Portfolio portfolio;
    private final Orders orders;

    Commitments(final Portfolio portfolio, final Orders orders) {
        this.portfolio = portfolio;
        this.orders = orders;
    }

    /** What entries on their way may still add in all, but for one of them. */
    long exposureE8(final Order except) {
        long sumE8 = 0;
        for (int i = 0; i < orders.openCount(); i++) {
            sumE8 = E8.addCapped(sumE8, exposureE8(orders.open(i), except));
        }
        return sumE8;
    }

    /** The same, of one instrument. */
    long exposureE8(final int instrumentId, final Order except) {
        long sumE8 = 0;
        for (int i = 0; i < orders.openCount(); i++) {
            if (orders.open(i).instrumentId() == instrumentId) {
                sumE8 = E8.addCapped(sumE8, exposureE8(orders.open(i), except));
            }
        }
        return sumE8;
    }

    private static long exposureE8(final Order order, final Order except) {
        return order == except || order.reduceOnly() == Flag.YES ? 0
            : E8.multiplyCeilCapped(order.worstPriceE8(), order.reachableQtyE8());
    }

    /** What exits on their way will take of a position, but for one of them. Of a pair only one can. */
    long exitQtyE8(final int instrumentId, final Order except) {
        long sumE8 = 0;
        for (int i = 0; i < orders.openCount(); i++) {
            final Order order = orders.open(i);
            if (order.instrumentId() == instrumentId && !isLeftOut(order, except) && order.reduceOnly() == Flag.YES
                && !isCounted(order)) {
                sumE8 = E8.addCapped(sumE8, order.reachableQtyE8());
            }
        }
        return sumE8;
    }

    /** The order itself, or the one that it stands beside. */
    private static boolean isLeftOut(final Order order, final Order except) {
        return order == except || except != null && except.pairedWith() == order.clientOrderId();
    }

    /** A stop beside an order that is open itself. No order has the number 0. */
    private boolean isCounted(final Order order) {
        final Order other = orders.find(order.pairedWith());
        return other != null && other.isOpen();
    }

    /** What an order of this side may take of the position without turning it round; 0 where nothing. */
    long reducibleE8(final int instrumentId, final Side side, final Order except) {
        final Position position = portfolio.position(instrumentId);
        return position.exitSide() != side ? 0 : Math.max(0, Math.abs(position.qtyE8()) - exitQtyE8(instrumentId, except));
    }

    /** What may be sold without becoming short, whatever else is for sale, but for one order. */
    long sellableE8(final int instrumentId, final Order except) {
        long forSaleE8 = 0;
        for (int i = 0; i < orders.openCount(); i++) {
            final Order order = orders.open(i);
            if (order.instrumentId() == instrumentId && order.side() == Side.SELL && order != except && !isCounted(order)) {
                forSaleE8 = E8.addCapped(forSaleE8, order.reachableQtyE8());
            }
        }
        return Math.max(0, portfolio.position(instrumentId).qtyE8() - forSaleE8);
    }

    /** Open positions if this one were counted: growing an open one needs no new place. Entries on their way count. */
    long positionsWith(final OrderIntent intent) {
        long count = portfolio.openCount();
        for (int i = 0; i < orders.openCount(); i++) {
            final int instrumentId = orders.open(i).instrumentId();
            if (orders.open(i).reduceOnly() == Flag.NO && portfolio.position(instrumentId).isFlat()
                && instrumentId != intent.instrumentId() && isFirstEntry(i, instrumentId)) {
                count++;
            }
        }
        return portfolio.position(intent.instrumentId()).isFlat() ? count : count - 1;
    }

    private boolean isFirstEntry(final int index, final int instrumentId) {
        for (int i = 0; i < index; i++) {
            if (orders.open(i).instrumentId() == instrumentId && orders.open(i).reduceOnly() == Flag.NO) {
                return false;
            }
        }
        return true;
    }

    /** An order of ours in the book that this one would reach at once: a trade with oneself is a fee for nothing. Or null. */
    Order reachedBy(final OrderIntent intent) {
        for (int i = 0; i < orders.openCount(); i++) {
            if (orders.open(i).isReachedBy(intent)) {
                return orders.open(i);
            }
        }
        return null;
    }
}
