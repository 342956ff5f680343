/**
 * What goes over the wire between the simulated exchange and its clients, and nothing of what it means: frames of JSON
 * text, numbers as JavaScript prints them, sequence numbers and time stamps.
 * <p>{@link genesis.gateway.simulator.wire.ClientConnection} is one client, {@link
 * genesis.gateway.simulator.wire.FrameSink} where its frames go: a socket, or the memory of a test. Nothing here knows
 * sockets.
 */
package genesis.gateway.simulator.wire;
