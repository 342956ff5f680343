/**
 * The composition root. {@link genesis.admin.GenesisMain} is where {@code scripts/genesis} enters; the packages below are,
 * in the order in which they may know each other: config, view, metrics, http, launch, cli. Only launch and cli may know the
 * gateway, so that a web page can never reach a socket of the trading path.
 */
package genesis.admin;
