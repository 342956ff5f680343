/**
 * Sockets: {@link genesis.gateway.stream.Gateway} owns the event loop or lives on somebody's
 * ({@link genesis.gateway.stream.Environment}: sockets, clocks, dice), {@code Pool} spreads what is wanted over as many
 * connections as it needs, {@code Connection} is one WebSocket's life as a state machine
 * ({@link genesis.gateway.stream.ConnectionStatus}), {@code Channels} and {@code Subscription} are what it carries, and
 * {@code WebSocketReader} hands its frames on without copies.
 *
 * <pre>
 *   Pool ── Connection ── Channels ── Subscription          20 connections a minute, 25 channels each
 *              │  └── Watchdog                             20 s of silence: ping; 30 s: dead
 *              ▼
 *   socket → WebSocketReader → Frames → codec.FrameDecoder → gate → input ring
 *   socket ← Transport ← order.OrderSender ← command ring
 * </pre>
 *
 * <p>Threading: everything on the one thread that calls {@link genesis.gateway.stream.Gateway#poll()}. Clock, randomness:
 * from the environment only.
 */
package genesis.gateway.stream;
