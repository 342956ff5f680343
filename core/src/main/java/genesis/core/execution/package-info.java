/**
 * From a score to an order and back: {@link genesis.core.execution.AutoTrader} forms intents and asks risk,
 * {@link genesis.core.execution.OrderManager} sends what was approved and books what became of it.
 * <p>Threading: engine thread only. Allocation: none after construction. Clock: the time of the input.
 */
package genesis.core.execution;
