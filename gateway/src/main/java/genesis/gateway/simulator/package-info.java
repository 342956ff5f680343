/**
 * A Bitfinex v2 compatible exchange on the loopback interface, so that the whole house can be run, tested and measured
 * without the real one.
 *
 * <pre>
 *   wire ◄── market ◄── channel ◄──┐
 *     ▲         ▲                  ├── ExchangeCore ◄── SyntheticPlayback ◄──┐
 *     └─────────┴── account, rest ◄┘                                         ├── SimulatorServer ── sockets
 *                                      CapturePlayer  ◄── CapturePlayback ◄──┘
 * </pre>
 *
 * <p>Read {@link genesis.gateway.simulator.ExchangeCore} first: the exchange without sockets and without a clock.
 * Behind it, in packages of their own: what goes over the wire, the market and its participants, the public channels,
 * accounts, REST and planned faults. {@link genesis.gateway.simulator.SimulatorServer} is the shell of sockets around
 * it, and {@link genesis.gateway.simulator.Transport} what that shell stands on: TCP and a thread, or a test's own loop
 * and ticker.
 * <p>What is played is a {@link genesis.gateway.simulator.MarketSource}: {@link
 * genesis.gateway.simulator.SyntheticMarket}, seeded, or {@link genesis.gateway.simulator.CapturePlayer}, a recording
 * that is played verbatim.
 * <p>Where the market's time is not the wall clock, the server tells it: an unsolicited WebSocket PONG with eight
 * bytes, epoch nanoseconds in network order, stands in front of the first frame of each new time.
 * <p>Threading: one event loop; everything package-private here lives on it.
 */
package genesis.gateway.simulator;
