package genesis.core.exchange;

import genesis.core.market.OrderBook;
import genesis.core.message.Side;
import genesis.core.unit.Check;

/**
 * The individual orders of one instrument, matched by price, then by time. At one price visible orders come before
 * hidden ones; everybody trades at the resting order's price. Order ids are the caller's and unique in the book.
 * <p>There are no order types here: a market order is {@link #take} with {@link #ANY_PRICE}, IOC is {@code take} with a
 * limit, FOK asks {@link #availableE8} before, post-only asks {@link #wouldCross}, a stop waits outside.
 *
 * <pre>
 *   walking the visible side of the book, best first:
 *     for (int level = book.bestLevel(side); level != NONE; level = book.nextLevel(side, level))
 *         book.levelPriceE8(side, level), levelQtyE8, levelOrderCount
 *         for (int order = book.firstOrder(side, level); order != NONE; order = book.nextOrder(order))
 *             book.orderId(order), priceE8(order), leftE8(order)
 * </pre>
 *
 * <p>Levels and orders of a walk are numbers that any change of the book makes meaningless.
 * <p>Allocation: none, except where the book grows beyond its largest size so far. Threading: one thread. Clock: none.
 */
public final class MatchingBook {
    /** The end of a walk, and the answer where an order is not in the book. */
    public static final int NONE = MatchingOrders.NONE;
    /** Where a side is empty. */
    public static final long NO_PRICE = OrderBook.NO_PRICE;
    /** The limit of an order that has none. */
    public static final long ANY_PRICE = Long.MAX_VALUE;
    /** Flag: the order is not visible. */
    public static final int HIDDEN = 1;
    /** Flag: the order stops in front of an order of the same owner; what is left of it then does not rest. */
    public static final int PROTECT_SELF = 2;

    private final MatchingEvents events;
    private final MatchingOrders orders;
    private final MatchingSide bids;
    private final MatchingSide asks;
    private boolean isStoppedAtSelf;
    private boolean isBusy;
    private long toldBidE8 = NO_PRICE;
    private long toldAskE8 = NO_PRICE;

    /**
     * An empty book.
     *
     * @param capacity orders it holds without growing, at least 1
     */
    public MatchingBook(final MatchingEvents events, final int capacity) {
        this.events = events;
        orders = new MatchingOrders(capacity);
        bids = new MatchingSide(orders, true, capacity);
        asks = new MatchingSide(orders, false, capacity);
    }

    /**
     * Takes what crosses, and lets the rest rest.
     *
     * @param priceE8 above zero
     * @param flags   {@link #HIDDEN}, {@link #PROTECT_SELF}, or zero
     * @return what did not trade; it rests where {@link #contains} says so
     */
    public long limit(final long ownerId, final long orderId, final Side side, final long priceE8, final long qtyE8,
                      final int flags) {
        Check.that(priceE8 > 0 && priceE8 != ANY_PRICE, "a price to rest at: priceE8", priceE8);
        begin(orderId, qtyE8);
        final long leftE8 = match(ownerId, orderId, side, priceE8, qtyE8, flags);
        if (leftE8 > 0 && !isStoppedAtSelf) {
            rest(ownerId, orderId, side, priceE8, leftE8, (flags & HIDDEN) != 0);
        }
        end();
        return leftE8;
    }

    /**
     * Takes what crosses; nothing rests.
     *
     * @param limitE8 the worst price, or {@link #ANY_PRICE}
     * @return what did not trade
     */
    public long take(final long ownerId, final long orderId, final Side side, final long limitE8, final long qtyE8,
                     final int flags) {
        begin(orderId, qtyE8);
        final long leftE8 = match(ownerId, orderId, side, limitE8, qtyE8, flags);
        end();
        return leftE8;
    }

    /** False where the order is not in the book. */
    public boolean cancel(final long orderId) {
        final int slot = orders.slotOf(orderId);
        if (slot == NONE) {
            return false;
        }
        begin();
        remove(slot);
        end();
        return true;
    }

    /**
     * Changes a resting order. Less at the same price keeps its place; more, or another price, is as good as a new
     * order and may trade at once.
     *
     * @param qtyE8 what shall be left, above zero
     * @param flags {@link #PROTECT_SELF} or zero; an order stays hidden or visible
     * @return what is left of it after trading, or -1 where it is not in the book
     */
    public long amend(final long orderId, final long priceE8, final long qtyE8, final int flags) {
        final int slot = orders.slotOf(orderId);
        if (slot == NONE) {
            return -1;
        }
        Check.that(qtyE8 > 0, "a quantity to be left: qtyE8", qtyE8);
        Check.that(priceE8 > 0 && priceE8 != ANY_PRICE, "a price to rest at: priceE8", priceE8);
        begin();
        long leftE8 = qtyE8;
        if (priceE8 == orders.priceE8[slot] && qtyE8 <= orders.leftE8[slot]) {
            reduce(slot, orders.leftE8[slot] - qtyE8);
        } else {
            final long ownerId = orders.ownerId[slot];
            final Side side = sideOf(slot);
            final boolean isHidden = orders.isHidden[slot];
            remove(slot);
            leftE8 = match(ownerId, orderId, side, priceE8, qtyE8, flags);
            if (leftE8 > 0 && !isStoppedAtSelf) {
                rest(ownerId, orderId, side, priceE8, leftE8, isHidden);
            }
        }
        end();
        return leftE8;
    }

    /**
     * Makes a hidden order visible, behind the visible ones at its price. False where it is not a hidden order here.
     */
    public boolean reveal(final long orderId) {
        final int slot = orders.slotOf(orderId);
        if (slot == NONE || !orders.isHidden[slot]) {
            return false;
        }
        begin();
        final long ownerId = orders.ownerId[slot];
        final Side side = sideOf(slot);
        final long priceE8 = orders.priceE8[slot];
        final long leftE8 = orders.leftE8[slot];
        remove(slot);
        rest(ownerId, orderId, side, priceE8, leftE8, false);
        end();
        return true;
    }

    /** What a taker would get, hidden orders included, up to this quantity. */
    public long availableE8(final Side takerSide, final long limitE8, final long upToE8) {
        final MatchingSide makers = makersFor(takerSide);
        long availableE8 = 0;
        for (int level = makers.best(); level != NONE && isMet(makers, level, limitE8); level = makers.worse(level)) {
            for (int slot = makers.first(level); slot != NONE; slot = makers.following(level, slot)) {
                // The difference cannot overflow, the sum could.
                if (orders.leftE8[slot] >= upToE8 - availableE8) {
                    return upToE8;
                }
                availableE8 += orders.leftE8[slot];
            }
        }
        return availableE8;
    }

    /** True where an order with this price would trade at once, be it against a hidden order. */
    public boolean wouldCross(final Side side, final long priceE8) {
        final MatchingSide makers = makersFor(side);
        return makers.best() != NONE && isMet(makers, makers.best(), priceE8);
    }

    public boolean contains(final long orderId) {
        return orders.slotOf(orderId) != NONE;
    }

    /** What is left of a resting order; zero where it is not in the book. */
    public long leftOfE8(final long orderId) {
        final int slot = orders.slotOf(orderId);
        return slot == NONE ? 0 : orders.leftE8[slot];
    }

    /** Visible and hidden orders of both sides. */
    public int orderCount() {
        return orders.count();
    }

    /** Best visible price, or {@link #NO_PRICE}. */
    public long bestBidE8() {
        return bids.bestPriceE8();
    }

    /** Best visible price, or {@link #NO_PRICE}. */
    public long bestAskE8() {
        return asks.bestPriceE8();
    }

    /** The best level that shows an order, or {@link #NONE}. */
    public int bestLevel(final Side side) {
        return sideOf(side).visibleFrom(sideOf(side).best());
    }

    /** The next worse level that shows an order, or {@link #NONE}. */
    public int nextLevel(final Side side, final int level) {
        return sideOf(side).visibleFrom(sideOf(side).worse(level));
    }

    /** The level at this price where it shows an order, or {@link #NONE}. */
    public int levelAt(final Side side, final long priceE8) {
        final int level = sideOf(side).levelAt(priceE8);
        return level == NONE || sideOf(side).visibleCount(level) == 0 ? NONE : level;
    }

    public long levelPriceE8(final Side side, final int level) {
        return sideOf(side).priceE8(level);
    }

    /** Sum of the level's visible orders. */
    public long levelQtyE8(final Side side, final int level) {
        return sideOf(side).visibleQtyE8(level);
    }

    /** Visible orders of the level. */
    public int levelOrderCount(final Side side, final int level) {
        return sideOf(side).visibleCount(level);
    }

    /** The visible order that trades first at the level. */
    public int firstOrder(final Side side, final int level) {
        return sideOf(side).firstVisible(level);
    }

    /** The visible order behind this one at its level, or {@link #NONE}. */
    public int nextOrder(final int order) {
        return orders.next[order];
    }

    public long orderId(final int order) {
        return orders.orderId[order];
    }

    public long ownerId(final int order) {
        return orders.ownerId[order];
    }

    public long priceE8(final int order) {
        return orders.priceE8[order];
    }

    public long leftE8(final int order) {
        return orders.leftE8[order];
    }

    private long match(final long ownerId, final long orderId, final Side side, final long limitE8, final long qtyE8,
                       final int flags) {
        final MatchingSide makers = makersFor(side);
        long leftE8 = qtyE8;
        while (leftE8 > 0 && makers.best() != NONE && isMet(makers, makers.best(), limitE8)) {
            final int maker = makers.first(makers.best());
            if ((flags & PROTECT_SELF) != 0 && orders.ownerId[maker] == ownerId) {
                isStoppedAtSelf = true;
                return leftE8;
            }
            final long tradedE8 = Math.min(leftE8, orders.leftE8[maker]);
            leftE8 -= tradedE8;
            events.traded(orders.orderId[maker], orders.ownerId[maker], orders.isHidden[maker], orderId, ownerId, side,
                orders.priceE8[maker], tradedE8, orders.leftE8[maker] - tradedE8);
            reduce(maker, tradedE8);
        }
        return leftE8;
    }

    private void rest(final long ownerId, final long orderId, final Side side, final long priceE8, final long leftE8,
                      final boolean isHidden) {
        final int slot = orders.add(orderId, ownerId, side == Side.BUY, priceE8, leftE8, isHidden);
        sideOf(side).append(slot);
        events.rested(orderId, ownerId, side, priceE8, leftE8, isHidden);
    }

    /** By nothing is allowed: the amend that asks for what is there. */
    private void reduce(final int slot, final long byE8) {
        sideOf(sideOf(slot)).reduce(slot, byE8);
        if (orders.leftE8[slot] == 0) {
            remove(slot);
            return;
        }
        events.reduced(orders.orderId[slot], orders.ownerId[slot], sideOf(slot), orders.priceE8[slot],
            orders.leftE8[slot], orders.isHidden[slot]);
    }

    private void remove(final int slot) {
        final Side side = sideOf(slot);
        sideOf(side).unlink(slot);
        orders.remove(slot);
        events.removed(orders.orderId[slot], orders.ownerId[slot], side, orders.priceE8[slot], orders.leftE8[slot],
            orders.isHidden[slot]);
    }

    private void begin(final long orderId, final long qtyE8) {
        Check.that(qtyE8 > 0, "a quantity: qtyE8", qtyE8);
        Check.that(!contains(orderId), "a new order: orderId", orderId);
        begin();
    }

    private void begin() {
        Check.that(!isBusy, "the book is not changed from within its events: orders", orders.count());
        isBusy = true;
        isStoppedAtSelf = false;
    }

    private void end() {
        final long bidE8 = bestBidE8();
        final long askE8 = bestAskE8();
        if (bidE8 != toldBidE8) {
            toldBidE8 = bidE8;
            events.bestChanged(Side.BUY, bidE8);
        }
        if (askE8 != toldAskE8) {
            toldAskE8 = askE8;
            events.bestChanged(Side.SELL, askE8);
        }
        isBusy = false;
    }

    private static boolean isMet(final MatchingSide makers, final int level, final long limitE8) {
        return limitE8 == ANY_PRICE || makers.isMetBy(level, limitE8);
    }

    private Side sideOf(final int slot) {
        return orders.isBuy[slot] ? Side.BUY : Side.SELL;
    }

    private MatchingSide sideOf(final Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private MatchingSide makersFor(final Side takerSide) {
        return takerSide == Side.BUY ? asks : bids;
    }
}
