/**
 * The public channels: what clients may ask for, and what they are told.
 * <p>{@link genesis.gateway.simulator.channel.PublicDesk} answers control messages,
 * {@link genesis.gateway.simulator.channel.PublicChannels} hears the market and tells who subscribed. The private side
 * joins in as a {@link genesis.gateway.simulator.channel.PrivateDesk}.
 * <p>Threading: one thread. Clock: the market's time.
 */
package genesis.gateway.simulator.channel;
