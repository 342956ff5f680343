/**
 * Opinions. A {@link genesis.core.strategy.Strategy} reads what indicators say and fills a
 * {@link genesis.core.strategy.Proposal}: what it would do, how sure it is, and why. It knows
 * nothing of money, positions or orders, and what becomes of its opinion is decided after it.
 * <p>A {@link genesis.core.strategy.StrategyFactory} describes one and makes one for each instrument. Four are built
 * in; {@link genesis.core.strategy.EmaCrossover} is the example to follow. Others come as jars: the {@link
 * genesis.core.strategy.StrategyCatalogue} holds all of them, and a {@link genesis.core.strategy.StrategySlot} keeps
 * a strategy that fails from taking the engine with it.
 * <p>Threading: engine thread only. Allocation: none after construction. Clock: none; a strategy's time is its candles.
 */
package genesis.core.strategy;
