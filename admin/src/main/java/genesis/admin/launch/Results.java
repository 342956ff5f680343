package genesis.admin.launch;

import genesis.admin.config.RunOptions;
import genesis.admin.metrics.Latency;
import genesis.admin.view.Status;
import genesis.core.engine.Counters;
import genesis.core.pipeline.InputProcessor;
import genesis.core.portfolio.Portfolio;
import genesis.journal.recovery.Recovered;
import java.util.List;

/** Reads a {@link RunResult} off an engine that has stopped. */
final class Results {
    private Results() {
    }

    static RunResult of(final RunOptions options, final String layout, final String waiting, final Recovered recovered,
                        final Latency latency, final double allocatedBytesPerInput, final long elapsedNs,
                        final List<Status.Strategy> strategies) {
        final InputProcessor processor = recovered.processor();
        return new RunResult(options, layout, waiting, processor.lastSequence(), recovered.inputs(), counters(processor.engine().counters()),
            account(processor.engine().portfolio()), latency, allocatedBytesPerInput, processor.lastSequence(),
            processor.inputsDigest(), processor.outputsDigest(), processor.engine().stateHash(), elapsedNs, strategies);
    }

    private static Status.Counters counters(final Counters counters) {
        return new Status.Counters(counters.bookUpdates(), counters.bookSnapshots(), counters.trades(), counters.tickers(),
            counters.heartbeats(), counters.unknownDeletes(), counters.crossedBooks(), counters.framesRefused(), counters.candlesClosed(),
            counters.evaluations(), counters.signals(), counters.ordersSent(), counters.ordersFilled(), counters.ordersDenied());
    }

    private static Status.Account account(final Portfolio portfolio) {
        return new Status.Account(portfolio.cashE8(), portfolio.equityE8(), portfolio.realisedPnlE8(), portfolio.unrealisedPnlE8(),
            portfolio.feesE8(), portfolio.dayStartEquityE8(), portfolio.openCount());
    }
}
