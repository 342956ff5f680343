/**
 * How often the exchange may be called over REST, and when it is better left alone:
 * {@link genesis.gateway.limit.RateLimiter} counts out calls per {@link genesis.gateway.limit.Endpoint} and caps how many
 * run at once per {@link genesis.gateway.limit.RateClass}; {@link genesis.gateway.limit.TransportCircuitBreaker} stops
 * calling an endpoint that fails. Nothing here opens a socket, reads a clock or makes up a random number by itself.
 */
package genesis.gateway.limit;
