/**
 * The engine's commands on their way out: {@link genesis.gateway.order.OrderSender} decides whether a command may leave
 * now and remembers it until it is answered, {@code OrderText} writes it as the exchange reads it,
 * {@link genesis.gateway.order.OrderBudget} keeps the exchange's limit. {@code RestOrders} is the second way while the
 * socket is down, {@code AccountQueries} asks the exchange for the truth. Nothing is ever sent twice.
 * <p>Threading: the gateway's thread.
 */
package genesis.gateway.order;
