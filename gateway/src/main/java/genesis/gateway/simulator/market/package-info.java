/**
 * The market that the simulated exchange shows: synthetic participants and accounts trade with each other in one book
 * of orders for each instrument, and everything public is a view of that: trades, books, tickers, candles.
 *
 * <pre>
 *   PricePath ──► Participants ──► MatchingBook ◄── accounts (TradingFloor)
 *                                       │
 *                            SyntheticInstrument ──► TradeTape, Candles, Ticker, BookWindow ──► MarketListener, PublicData
 * </pre>
 *
 * <p>{@link genesis.gateway.simulator.market.Market} is the whole; {@link genesis.gateway.simulator.market.PublicData}
 * is what may be asked, {@link genesis.gateway.simulator.market.TradingFloor} where accounts trade.
 * <p>Threading: one thread. Clock: none; time is where {@code step} has brought it. Randomness: seeded; the same seed,
 * start and orders of accounts give the same market.
 */
package genesis.gateway.simulator.market;
