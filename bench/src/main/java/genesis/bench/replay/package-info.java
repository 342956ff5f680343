/**
 * Work on a whole recording: how fast its journal replays, and whether a run over it gets by without a garbage
 * collector.
 */
package genesis.bench.replay;
