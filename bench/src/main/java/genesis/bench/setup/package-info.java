/**
 * What several benchmarks need around the parts they measure: a market that can be fed without a gateway ({@link
 * genesis.bench.setup.Feed}), data directories that go away again, pinned threads, child processes with our flags.
 */
package genesis.bench.setup;
