package genesis.admin.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.view.Outputs;
import genesis.admin.view.StatusView;
import genesis.core.message.BreakerState;
import genesis.core.message.ConnectionState;
import genesis.core.message.FeedState;
import genesis.core.message.TradingState;
import genesis.core.unit.E8;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineMetricsTest {
    private final StatusView view = new StatusView();
    private final EngineMetrics metrics = new EngineMetrics(view::status, view::risk,
        () -> new Vitals("test", 123, 50, new Latency(1_000, 2_000, 3_000, 4_000, 99), Map.of("frames", 17L)), new LegacyEndpoints());

    @Test
    void shouldScrapeHoldEngineAccountFeedLatencyAndGateway() {
        new Outputs(view).session(1, 1).instrument(2, 0, "tBTCUSD").feedHealth(3, 0, FeedState.LIVE, false).connection(4, 3, ConnectionState.UP)
            .trading(5, TradingState.PAUSED, "", 0).position(6, 0, -E8.ONE / 2).account(7).status(8, 904_852).publish();

        final String text = metrics.scrape();

        assertHas(text, "genesis_book_updates_total 904852.0");
        assertHas(text, "genesis_unknown_deletes_total 6.0");
        assertHas(text, "genesis_feed_healthy{symbol=\"tBTCUSD\",} 1.0");
        assertHas(text, "genesis_connection_up{connection=\"3\",} 1.0");
        assertHas(text, "genesis_trading_state{state=\"PAUSED\",} 1.0");
        assertHas(text, "genesis_trading_state{state=\"TRADING\",} 0.0");
        assertHas(text, "genesis_position_quantity{symbol=\"tBTCUSD\",} -0.5");
        assertHas(text, "genesis_pnl_today 12.5");
        assertHas(text, "genesis_last_input_sequence 123.0");
        assertHas(text, "genesis_decision_latency_seconds{quantile=\"0.5\",} 1.0E-6");
        assertHas(text, "genesis_decision_latency_seconds_count 99.0");
        assertHas(text, "genesis_gateway_frames_total 17.0");
        assertHas(text, "# HELP genesis_equity ");
    }

    @Test
    void shouldEitherKindOfBreakerShowAndBothInOne() {
        final Outputs outputs = new Outputs(view).session(1, 1).tradingBreaker(2, BreakerState.OPEN, 9);
        outputs.publish();
        assertHas(metrics.scrape(), "tradingbot_trading_circuit_breaker_active 1.0");
        assertHas(metrics.scrape(), "tradingbot_transport_circuit_breaker_active 0.0");
        assertHas(metrics.scrape(), "tradingbot_circuit_breaker_active 1.0");

        outputs.tradingBreaker(3, BreakerState.CLOSED, 0).breaker(4, "CANDLES", BreakerState.OPEN, 9).publish();
        assertHas(metrics.scrape(), "tradingbot_trading_circuit_breaker_active 0.0");
        assertHas(metrics.scrape(), "tradingbot_transport_circuit_breaker_active 1.0");
        assertHas(metrics.scrape(), "tradingbot_circuit_breaker_active 1.0");
        assertHas(metrics.scrape(), "genesis_transport_breaker_open{endpoint=\"CANDLES\",} 1.0");
    }

    @Test
    void shouldScrapeWorkBeforeAnythingWasSaid() {
        final String text = metrics.scrape();

        assertHas(text, "genesis_book_updates_total 0.0");
        assertFalse(text.contains("genesis_equity"), "no account is known yet");
    }

    @Test
    void shouldSharesOfSourcesAddUpToAHundred() {
        assertEquals(new SourceShares(75, 25), SourceShares.of(Map.of(SourceShares.WEBSOCKET, 3L, SourceShares.REST, 1L)));
        assertEquals(new SourceShares(100, 0), SourceShares.of(Map.of()), "nothing was asked for");
        assertHas(metrics.scrape(), "tradingbot_marketdata_ws_percent 100.0");
        assertHas(metrics.scrape(), "tradingbot_marketdata_rest_percent 0.0");
    }

    private static void assertHas(final String text, final String line) {
        assertTrue(text.lines().anyMatch(each -> each.startsWith(line)), line + " in\n" + text);
    }
}
