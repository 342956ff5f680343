/**
 * Orders: what is wished ({@link genesis.core.order.OrderIntent}), what became of it ({@link genesis.core.order.Order}),
 * and the table of its life ({@link genesis.core.order.OrderLife}).
 * <p>Threading: engine thread only. Allocation: none after construction. Clock: the time of the input.
 */
package genesis.core.order;
