/**
 * The whole market at once: 50 instruments over real sockets for minutes, and what that costs.
 */
package genesis.bench.load;
