/**
 * How long inputs take, in histograms. Inputs are sent by a clock that waits for nobody, and every latency counts
 * from the moment the input should have been sent: a stall is charged to all that had to wait for it (no
 * coordinated omission). From small to whole: {@link genesis.bench.latency.HopFloor}, {@link
 * genesis.bench.latency.RingToDecision}, {@link genesis.bench.latency.SocketToOrder}, {@link
 * genesis.bench.latency.WireToWire}.
 */
package genesis.bench.latency;
