package genesis.admin.cli;

import genesis.admin.metrics.Vitals;
import genesis.admin.view.DenialText;
import genesis.admin.view.Status;
import genesis.core.message.Cause;
import genesis.core.message.TradingState;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How the run goes, on one line: rewritten in place on a terminal, a line every ten seconds elsewhere. */
final class StatusLine implements AutoCloseable {
    private static final long PLAIN_INTERVAL_NS = TimeUnit.SECONDS.toNanos(10);

    private final PrintWriter to;
    private final boolean terminal;
    private long lastNs = System.nanoTime();
    private int width;
    private final Set<String> told = new HashSet<>();

    private StatusLine(final PrintWriter to, final boolean terminal) {
        this.to = to;
        this.terminal = terminal;
    }

    static StatusLine on(final PrintWriter to, final boolean terminal) {
        return new StatusLine(to, terminal);
    }

    void show(final Status status, final Vitals vitals) {
        status.strategies().stream().filter(one -> one.stopped() != null && told.add(one.name())).forEach(this::tell);
        if (terminal) {
            final String line = text(status, vitals);
            // Blanks over what a longer line left behind.
            to.print('\r' + line + " ".repeat(Math.max(0, width - line.length())));
            to.flush();
            width = line.length();
        } else if (System.nanoTime() - lastNs >= PLAIN_INTERVAL_NS) {
            lastNs += PLAIN_INTERVAL_NS;
            to.println(text(status, vitals));
        }
    }

    /** What a person must know stays on the screen. */
    private void tell(final Status.Strategy stopped) {
        if (terminal && width > 0) {
            to.print('\r' + " ".repeat(width) + '\r');
        }
        to.println("genesis: strategy " + stopped.name() + " is stopped, everything else goes on: " + stopped.stopped());
        to.flush();
    }

    /** Ends the line, so that what follows starts on its own. */
    @Override
    public void close() {
        if (terminal && width > 0) {
            to.println();
        }
    }

    /** What holds trading, and why: a guard by its name, a person by what that person said. */
    private static String held(final Status.Trading trading) {
        if (trading == null || trading.state() == TradingState.TRADING) {
            return "";
        }
        final boolean isPerson = trading.cause() == Cause.OPERATOR || trading.cause() == Cause.HALT;
        final String why = isPerson ? trading.reason() : DenialText.words(trading.cause());
        return " (" + DenialText.words(trading.state()) + (why == null || why.isEmpty() ? "" : ": " + why) + ")";
    }

    static String text(final Status status, final Vitals vitals) {
        final String mode = status.session() == null ? "starting" : DenialText.words(status.session().mode());
        final long healthy = status.instruments().stream().filter(Status.Market::isHealthy).count();
        final String pnl = status.account() == null ? "–" : Texts.signedMoney(status.account().pnlTodayE8());
        return mode + held(status.trading())
            + " · feed " + healthy + "/" + status.instruments().size() + " live"
            + " · " + Texts.count(Math.round(vitals.inputsPerSecond())) + " msg/s"
            + " · " + Texts.count(status.positions().size(), "position")
            + " · P&L today " + pnl + (status.account() == null ? "" : " USD")
            + " · decision p50 " + Texts.latency(vitals.latency().p50Ns()) + " p99 " + Texts.latency(vitals.latency().p99Ns());
    }
}
