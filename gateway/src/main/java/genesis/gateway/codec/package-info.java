/**
 * The exchange's bytes become inputs of the engine.
 * <p>Read {@link genesis.gateway.codec.FrameDecoder} first: it draws every form of frame and names who reads it.
 * {@link genesis.gateway.codec.NumberParser} turns digits into fixed point, {@code FrameReader} walks through the JSON,
 * {@code Rows} holds tables until they are proved complete, {@link genesis.gateway.codec.InputPublisher} fills the
 * ring. Nothing here knows sockets, threads or clocks: bytes and a time come in, messages go out.
 * <p>Threading: the gateway's thread. Allocation: none for market data; a little for control and account frames.
 */
package genesis.gateway.codec;
