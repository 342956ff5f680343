/**
 * Which instruments the exchange lists, and on which terms: {@link genesis.gateway.symbol.SymbolDirectory} resolves
 * symbols to numbers before anything is subscribed, so that the first book already has its minimum order size.
 */
package genesis.gateway.symbol;
