/**
 * What the exchange shows of each instrument, as it stands after the latest input.
 * <p>Start with {@link genesis.core.market.MarketState}: it owns one instrument's parts. The
 * {@link genesis.core.market.OrderBook} may be looked at where {@link genesis.core.market.BatchEnd} says that a batch
 * of the exchange is complete; {@link genesis.core.market.TradeFilter} lets each public trade through once, and
 * {@link genesis.core.market.Candles} makes candles of what it lets through, on six timeframes;
 * {@link genesis.core.market.FeedHealth} says whether any of it can be trusted.
 * <p>Nothing here decides, stores or sends. Everything that a later decision depends on can be added to a digest.
 * <p>Threading: engine thread only. Allocation: none after construction. Clock: the time of the message.
 */
package genesis.core.market;
