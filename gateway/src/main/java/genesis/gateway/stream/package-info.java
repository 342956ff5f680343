/**
 * Sockets: {@link genesis.gateway.stream.Gateway} owns the event loop and whoever drives it, {@code Connection} is one
 * WebSocket's life as a state machine ({@link genesis.gateway.stream.ConnectionStatus}), {@code WebSocketReader} hands
 * its frames on without copies.
 *
 * <pre>
 *   socket → WebSocketReader → Connection → codec.FrameDecoder → input ring
 *   socket ← Connection ← order.OrderSender ← command ring
 * </pre>
 *
 * <p>Threading: everything on the one thread that calls {@link genesis.gateway.stream.Gateway#poll()}.
 */
package genesis.gateway.stream;
