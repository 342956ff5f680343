package genesis.core.exchange;

import genesis.core.message.Side;

/**
 * What happens in a {@link MatchingBook}, told while it happens. A listener must not change the book from within: it
 * notes what it wants to do and does it when the operation has returned. What it does not care for passes it by.
 *
 * <pre>
 *   limit order that crosses    traded, then reduced or removed, for each maker … rested where something is left
 *   amend                       reduced │ removed with what was left, then as a new order
 *   cancel                      removed with what was left
 *   all, at the end             bestChanged where the best price is another one
 * </pre>
 */
public interface MatchingEvents {
    /**
     * A resting order met an incoming one, at the resting order's price.
     *
     * @param makerLeftE8 what is left of the resting order; its {@link #reduced} or {@link #removed} comes next
     */
    default void traded(long makerOrderId, long makerOwnerId, boolean isMakerHidden, long takerOrderId, long takerOwnerId,
                        Side takerSide, long priceE8, long qtyE8, long makerLeftE8) {
    }

    /** An order, or what is left of it, rests now, behind all of its kind at the price. */
    default void rested(long orderId, long ownerId, Side side, long priceE8, long qtyE8, boolean isHidden) {
    }

    /** A resting order became smaller and kept its place. */
    default void reduced(long orderId, long ownerId, Side side, long priceE8, long leftE8, boolean isHidden) {
    }

    /** An order left the book: filled where nothing is left of it, otherwise canceled or amended. */
    default void removed(long orderId, long ownerId, Side side, long priceE8, long leftE8, boolean isHidden) {
    }

    /** At the end of an operation: the best visible price of a side is another one; NO_PRICE where there is none. */
    default void bestChanged(Side side, long priceE8) {
    }
}
