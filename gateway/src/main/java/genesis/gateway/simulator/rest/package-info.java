/**
 * The REST side of the simulated exchange, without HTTP: paths, parameters, and answers as the exchange writes them.
 * Public endpoints are here; the authenticated ones are the account's business
 * ({@link genesis.gateway.simulator.account.AccountRest}).
 * <p>Read {@link genesis.gateway.simulator.rest.RestDesk} first.
 * <p>Threading: the one that drives the exchange. Clock: the market's time.
 */
package genesis.gateway.simulator.rest;
