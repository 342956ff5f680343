/**
 * Orders: what is wished ({@link genesis.core.order.OrderIntent}), what became of it ({@link genesis.core.order.Order}),
 * the table of its life
 * ({@link genesis.core.order.OrderLife}), and which fills were booked ({@link genesis.core.order.Fills}).
 * <p>Threading: engine thread only. Allocation: none after construction. Clock: the time of the input.
 */
package genesis.core.order;
