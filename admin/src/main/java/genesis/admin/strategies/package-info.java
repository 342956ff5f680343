/**
 * Strategies that people bring along as jars. {@link genesis.admin.strategies.StrategyJars} finds them,
 * {@code JarCheck} reads their code before any of it runs and refuses what an engine must not do (ask a clock, roll
 * dice, open a file, start a thread, call itself), {@code Metering} writes a step counter into it so that no call is
 * endless, and {@code Trial} lets it play on a market that never was. What passes stands in a
 * {@link genesis.core.strategy.StrategyCatalogue}, with the hash of its jar.
 * <p>This keeps mistakes out, and makes replays agree. It is no wall against an enemy: jars come from people who are
 * trusted with the account anyway.
 * <p>Threading: one thread loads; the engine's thread uses what was loaded.
 */
package genesis.admin.strategies;
