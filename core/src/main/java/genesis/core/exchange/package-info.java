/**
 * The other side of the table: commands in, account events out, filled against the market as it was observed.
 * <p>Read {@link genesis.core.exchange.SimulatedExchange} first: its front page is the rule book of all fills.
 * {@link genesis.core.exchange.PaperVenue} puts it behind the pinned thread, with the way there and back taking time;
 * {@link genesis.core.exchange.MatchingBook} is another thing: a market of its own, order by order, in which the
 * simulated exchange server lets synthetic participants and accounts meet; the paper venue does not use it.
 * <p>Threading: one thread. Allocation: none after construction, except when an instrument is first defined. Clock: the
 * time of the message. Randomness: only {@link genesis.core.exchange.SeededRandom}, so a replay repeats everything.
 */
package genesis.core.exchange;
