/**
 * From a score to an order and back: {@link genesis.core.execution.AutoTrader} forms intents and asks risk,
 * {@link genesis.core.execution.OrderManager} sends what was approved and books what became of it. In LIVE,
 * {@link genesis.core.execution.LookUps} finds out what became of orders that nobody knows about, and
 * {@link genesis.core.execution.Reconciler} holds our books against the exchange's.
 * <p>Threading: engine thread only. Allocation: none after construction. Clock: the time of the input.
 */
package genesis.core.execution;
