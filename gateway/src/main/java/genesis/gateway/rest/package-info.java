/**
 * The exchange over HTTP. {@link genesis.gateway.rest.PublicRequests} and {@link genesis.gateway.rest.AccountRequests}
 * say what can be asked, {@link genesis.gateway.rest.RestClient} asks, {@link genesis.gateway.rest.RestOutcome} is what
 * became of it – one of a closed set, and it always says whether the exchange may have done what was asked.
 *
 * <pre>
 *   client.send(PublicRequests.trades("tBTCUSD", fromMs, toMs, 1_000, true), outcome -> {
 *       switch (outcome.kind()) {
 *           case ANSWER  -> outcome.value().forEach(this::onTrade);
 *           default      -> retryIn(Math.max(outcome.waitNs(), SECOND_NS));
 *       }
 *   });
 * </pre>
 *
 * <p>On the way in: limiter and breaker ({@code genesis.gateway.limit}), then the lane, which holds calls until there is
 * room; a connection of the host's pool; signature and nonce at the last moment, so that nonces leave in order.
 * <p>Threading: everything on the gateway's event loop; nothing blocks and nothing is thrown into the loop.
 * Clock: the loop's ticker for timeouts, the wall for nonces and {@code Retry-After}. Numbers never pass through double.
 */
package genesis.gateway.rest;
