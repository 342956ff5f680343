/**
 * What a benchmark found and how it is shown: {@link genesis.bench.report.Result} beside its
 * {@link genesis.bench.report.Target}, all of them in a {@link genesis.bench.report.Report} with the
 * {@link genesis.bench.report.Machine} they were found on.
 */
package genesis.bench.report;
