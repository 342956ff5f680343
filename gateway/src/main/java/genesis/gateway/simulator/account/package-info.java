/**
 * The account side of the simulated exchange: who signs in, what they own, what they order, and what they are told. It
 * follows the recorded exchange event by event, rounds no balance, and gives the same answers to the same inputs.
 *
 * <p>Read {@link genesis.gateway.simulator.account.Accounts} first. {@code OrderDesk} is the life of orders, {@code
 * Teller} the order of events, {@code Account} the money. {@link genesis.gateway.simulator.account.Truth} is what the
 * server knows, for those who test what somebody else knows.
 *
 * <p>Simplified on purpose, all of it visible to clients: no position is liquidated and none pays funding; margin is
 * the value of the margin wallets without haircuts times one leverage for all instruments; the amount of an update is
 * what shall be left; a market buy of the exchange wallet never goes deeper than the visible book that its cost was
 * checked against.
 * <p>Threading: the one that drives the exchange. Clock: what {@code Accounts.time} was told. Randomness: none.
 */
package genesis.gateway.simulator.account;
