/**
 * Measures everything and is known by nobody: {@code scripts/genesis bench}. {@link genesis.bench.Bench} is the
 * verb and the table of contents, {@code part} measures parts with JMH, {@code latency} ways through several parts
 * with histograms, {@code replay} the work on whole recordings. Every benchmark checks its own answer; a wrong one
 * fails the command, a missed target does not.
 */
package genesis.bench;
