/**
 * A Bitfinex v2 compatible WebSocket server on the loopback interface, so that the whole house can be run, tested and
 * measured without the exchange.
 *
 * <pre>
 *   SyntheticMarket ──► SyntheticPlayback ─┐                        ┌─► PublicDesk   conf, ping, subscribe, unsubscribe
 *                                          ├─ SimulatorServer ─ ClientHandler
 *   CapturePlayer  ───► CapturePlayback  ──┘                        └─► AccountDesk  auth, orders, fills (SimulatedExchange)
 * </pre>
 *
 * <p>Read {@link genesis.gateway.simulator.SimulatorServer} first. What is played is a
 * {@link genesis.gateway.simulator.MarketSource}: {@link genesis.gateway.simulator.SyntheticMarket}, seeded, or
 * {@link genesis.gateway.simulator.CapturePlayer}, a recording.
 * <p>Where the market's time is not the wall clock, the server tells it: an unsolicited WebSocket PONG with eight
 * bytes, epoch nanoseconds in network order, stands in front of the first frame of each new time.
 * <p>Threading: one event loop of its own; everything package-private here lives on it.
 */
package genesis.gateway.simulator;
