package genesis.core.execution;

import genesis.core.message.CancelScope;
import genesis.core.message.DenialReason;
import genesis.core.order.Order;
import genesis.core.order.OrderChange;
import genesis.core.order.OrderIntent;

/**
 * What execution says to the outside; the engine encodes it as output messages. Everything is read before the call returns.
 */
public interface Announcer {
    /** What risk said to an intent, with the quantity and the numbers it compared. */
    void verdict(OrderIntent intent, DenialReason reason, long qtyE8, long observed, long bound);

    /** Command: send this order. It says what the order is; that it is pending needs no further word. */
    void place(Order order);

    /** Command: take this order off the book. */
    void cancel(Order order);

    /** Command: change an order where it stands. */
    void amend(Order order, OrderChange change);

    /** Command: take all orders off the book, or those of a group, with one message. */
    void cancelMany(CancelScope scope, int groupId);

    /** Command: the next commands of this input, so many, leave in one message. */
    void batch(int commandCount);

    /** Command: find out what became of an order. */
    void lookUp(Order order);

    /** An order after something happened to it. */
    void changed(Order order);

    /** More was filled than was left of the order, which is about to become as large as the fill says. */
    void overfilled(Order order, long fillQtyE8);

    /** An order after a fill. */
    void filled(Order order);

    /** What a strategy has come to, after a fill of one of its orders or of its position. */
    void performance(int strategyId);

    /** A position after a fill, or after its protection changed. The account follows. */
    void positionChanged(int instrumentId);
}
