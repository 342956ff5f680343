/**
 * The engine: {@link genesis.core.engine.TradingEngine} first, it is the table of contents. One desk for each kind of
 * input, one encoder for all that is said, one class for all that is kept of an instrument.
 * <p>Threading: engine thread only. Clock: the time of the input.
 */
package genesis.core.engine;
