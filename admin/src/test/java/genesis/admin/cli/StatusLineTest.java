package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.metrics.Latency;
import genesis.admin.metrics.Vitals;
import genesis.admin.view.Status;
import genesis.admin.view.StatusView;
import genesis.core.message.Cause;
import genesis.core.message.TradingState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private static final Vitals VITALS = new Vitals("test", 1, 1, new Latency(1, 1, 1, 1, 1), Map.of());

    @Test
    void shouldTellOnceThatAStrategyIsStopped() {
        final StringWriter text = new StringWriter();
        final Status empty = new StatusView().status();
        final Status.Strategy failed = new Status.Strategy(1_000, "mine", true, "threw ArithmeticException", 0, 0, 0, 0, 0, 0, 0, 0);
        final Status.Strategy well = new Status.Strategy(1, "ema-crossover", true, null, 0, 0, 0, 0, 0, 0, 0, 0);
        final Status stopped = new Status(empty.session(), empty.trading(), empty.connections(), empty.breakers(), empty.instruments(),
            empty.positions(), empty.openOrders(), empty.verdicts(), empty.closedOrders(), List.of(well, failed), empty.account(),
            empty.counters(), 1, 1);
        try (StatusLine line = StatusLine.on(new PrintWriter(text), false)) {
            line.show(empty, VITALS);
            line.show(stopped, VITALS);
            line.show(stopped, VITALS);
        }
        assertEquals("genesis: strategy mine is stopped, everything else goes on: threw ArithmeticException\n", text.toString());
    }

    @Test
    void shouldSayWhatHoldsTradingAndWhy() {
        assertTrue(line(TradingState.PAUSED, Cause.LOSING_TRADES, "").startsWith("starting (paused: losing trades) · "));
        assertTrue(line(TradingState.PAUSED, Cause.OPERATOR, "lunch").startsWith("starting (paused: lunch) · "));
        assertTrue(line(TradingState.HALTED, Cause.HALT, "").startsWith("starting (halted) · "));
        assertTrue(line(TradingState.TRADING, Cause.START, "").startsWith("starting · "));
    }

    private static String line(final TradingState state, final Cause cause, final String reason) {
        final Status empty = new StatusView().status();
        return StatusLine.text(new Status(empty.session(), new Status.Trading(state, cause, reason, 0, 0), empty.connections(),
            empty.breakers(), empty.instruments(), empty.positions(), empty.openOrders(), empty.verdicts(), empty.closedOrders(),
            List.of(), empty.account(), empty.counters(), 1, 1), VITALS);
    }
}
