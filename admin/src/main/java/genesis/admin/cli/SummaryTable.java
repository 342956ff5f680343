package genesis.admin.cli;

import genesis.admin.launch.RunResult;
import genesis.admin.metrics.Latency;
import genesis.admin.view.Status;
import genesis.core.unit.StreamDigest;
import java.util.List;
import java.util.Locale;

/** What a run came to, for people: two aligned columns with units. */
final class SummaryTable {
    private final StringBuilder text = new StringBuilder(2_048);

    private SummaryTable() {
    }

    static String of(final RunResult result) {
        final SummaryTable table = new SummaryTable();
        table.session(result);
        table.market(result.counters());
        table.trading(result.counters(), result.account());
        table.strategies(result.strategies());
        table.engine(result);
        return table.text.append('\n').toString();
    }

    private void session(final RunResult result) {
        final double seconds = result.elapsedNs() / 1e9;
        heading("Session");
        row("mode", result.options().mode().name().toLowerCase(Locale.ROOT) + ", seed " + result.options().seed());
        row("time", String.format(Locale.ROOT, "%,.1f s", seconds));
        row("inputs", Texts.count(result.inputs()) + (result.recoveredInputs() == 0 ? ""
            : ", of which " + Texts.count(result.recoveredInputs()) + " recovered"));
        row("inputs per second", Texts.count(seconds == 0 ? 0 : Math.round((result.inputs() - result.recoveredInputs()) / seconds)));
    }

    private void market(final Status.Counters counters) {
        heading("Market");
        row("book updates", Texts.count(counters.bookUpdates()));
        row("book snapshots", Texts.count(counters.bookSnapshots()));
        row("trades", Texts.count(counters.trades()));
        row("tickers, heartbeats", Texts.count(counters.tickers()) + ", " + Texts.count(counters.heartbeats()));
        row("unknown deletes", Texts.count(counters.unknownDeletes()));
        row("crossed books", Texts.count(counters.crossedBooks()));
        row("frames refused", Texts.count(counters.framesRefused()));
        row("candles closed", Texts.count(counters.candlesClosed()));
    }

    private void trading(final Status.Counters counters, final Status.Account account) {
        heading("Trading");
        row("evaluations", Texts.count(counters.evaluations()) + ", " + Texts.count(counters.signals()) + " of them signals");
        row("orders", Texts.count(counters.ordersSent()) + " sent, " + Texts.count(counters.ordersFilled()) + " filled, "
            + Texts.count(counters.ordersDenied()) + " denied by risk");
        row("realised P&L", Texts.signedMoney(account.realisedPnlE8()) + " USD before fees");
        row("fees", Texts.money(account.feesE8()) + " USD");
        row("open", Texts.count(account.openPositions(), "position") + ", " + Texts.signedMoney(account.unrealisedPnlE8()) + " USD unrealised");
        row("P&L today", Texts.signedMoney(account.pnlTodayE8()) + " USD after fees");
        row("equity", Texts.money(account.equityE8()) + " USD");
    }

    private void strategies(final List<Status.Strategy> strategies) {
        heading("Strategies");
        for (final Status.Strategy one : strategies) {
            final String name = one.name().isEmpty() ? "number " + one.id() : one.name();
            row(name, Texts.count(one.orders(), "order") + ", " + one.roundTripsWon() + " of " + Texts.count(one.roundTrips(), "round trip")
                + " won, " + Texts.signedMoney(one.realisedPnlE8()) + " USD before fees of " + Texts.money(one.feesE8()) + " USD"
                + (one.stopped() == null ? "" : "; stopped: " + one.stopped()));
        }
    }

    private void engine(final RunResult result) {
        final Latency latency = result.latency();
        heading("Engine");
        row("threads", result.layout() + ", " + result.waiting());
        row("decision latency", "p50 " + Texts.latency(latency.p50Ns()) + " · p99 " + Texts.latency(latency.p99Ns())
            + " · p99.9 " + Texts.latency(latency.p999Ns()) + " · max " + Texts.latency(latency.maxNs()));
        row("allocated", String.format(Locale.ROOT, "%.3f bytes per input", result.allocatedBytesPerInput()));
        row("digests", "inputs " + StreamDigest.text(result.inputsDigest()) + " · outputs " + StreamDigest.text(result.outputsDigest())
            + " · state " + StreamDigest.text(result.stateHash()));
        row("data", result.options().data().toString());
    }

    private void heading(final String name) {
        text.append('\n').append(name).append('\n');
    }

    private void row(final String name, final String value) {
        text.append(String.format(Locale.ROOT, "  %-20s %s%n", name, value));
    }
}
