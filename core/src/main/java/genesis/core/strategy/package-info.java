/**
 * Opinions. A {@link genesis.core.strategy.Strategy} reads what indicators say and fills a
 * {@link genesis.core.strategy.Proposal}: what it would do, how sure it is, and why. It knows
 * nothing of money, positions or orders, and what becomes of its opinion is decided after it.
 * <p>{@link genesis.core.strategy.EmaCrossover} is the one that is built in, and the example to follow.
 * <p>Threading: engine thread only. Allocation: none after construction. Clock: none; a strategy's time is its candles.
 */
package genesis.core.strategy;
