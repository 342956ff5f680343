/**
 * The only place that chooses between WebSocket and REST: {@link genesis.gateway.market.MarketDataFacade}. What is pushed
 * comes first; what was missed is asked for, and put in front of what is pushed then:
 *
 * <pre>
 *   start       subscribe books, tickers; one by one  REST: candles, 1d 4h 1h 15m 5m 1m  →  subscribe trades, candles
 *   normal      WebSocket → decoder → gate → input ring
 *   reconnect   gate holds trades ── snapshot shows the last known one: nothing was missed, or little ──► gate opens
 *                                 └─ else REST: trades since the last known one ─► input ring ─────────► gate opens
 *               REST: candles since the loss
 *   down        REST: tickers, trades, candles, each as often as its limit allows
 * </pre>
 *
 * <p>Threading: the gateway's thread.
 */
package genesis.gateway.market;
