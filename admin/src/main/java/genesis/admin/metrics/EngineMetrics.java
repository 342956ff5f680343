package genesis.admin.metrics;

import genesis.admin.view.OrderOutcomes;
import genesis.admin.view.RiskHistory;
import genesis.admin.view.Status;
import genesis.core.message.BreakerState;
import genesis.core.message.TradingState;
import genesis.core.unit.E8;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import io.prometheus.client.SummaryMetricFamily;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One scrape is one look at the view and the vitals. Threading: any. */
public final class EngineMetrics extends Collector {
    /** What {@link #scrape} returns. */
    public static final String CONTENT_TYPE = TextFormat.CONTENT_TYPE_004;

    private static final double NS_PER_SECOND = 1e9;

    private final CollectorRegistry registry = new CollectorRegistry();
    private final Supplier<Status> status;
    private final Supplier<RiskHistory.Known> risk;
    private final Supplier<Vitals> vitals;
    private final LegacyEndpoints legacy;

    public EngineMetrics(final Supplier<Status> status, final Supplier<RiskHistory.Known> risk, final Supplier<Vitals> vitals,
                         final LegacyEndpoints legacy) {
        this.status = status;
        this.risk = risk;
        this.vitals = vitals;
        this.legacy = legacy;
        registry.register(this);
    }

    /** Everything in the text format 0.0.4. */
    public String scrape() {
        final StringWriter text = new StringWriter();
        try {
            TextFormat.write004(text, registry.metricFamilySamples());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public List<MetricFamilySamples> collect() {
        final List<MetricFamilySamples> families = new ArrayList<>();
        final Status now = status.get();
        final Vitals process = vitals.get();
        addEngine(families, now);
        addBreakers(families, now, risk.get());
        addCounters(families, now.counters());
        addOrders(families, OrderOutcomes.of(now, risk.get().sent()));
        addMarkets(families, now);
        if (now.account() != null) {
            addAccount(families, now.account());
        }
        addProcess(families, process);
        families.add(legacy.samples());
        return families;
    }

    private static void addEngine(final List<MetricFamilySamples> to, final Status now) {
        to.add(gauge("genesis_last_output_sequence", "Sequence of the input whose outputs were seen last.", now.lastSequence()));
        to.add(gauge("genesis_message_time_seconds", "Message time of the last output.", now.timeNs() / NS_PER_SECOND));
        to.add(gauge("genesis_open_positions", "Positions that are not flat.", now.positions().size()));
        to.add(gauge("genesis_open_orders", "Orders that have not ended.", now.openOrders().size()));
        final GaugeMetricFamily state =
            new GaugeMetricFamily("genesis_trading_state", "1 for the state the engine is in.", List.of("state"));
        for (final TradingState one : TradingState.values()) {
            if (one != TradingState.NULL_VAL) {
                state.addMetric(List.of(one.name()), now.trading() != null && now.trading().state() == one ? 1 : 0);
            }
        }
        to.add(state);
        final GaugeMetricFamily connection =
            new GaugeMetricFamily("genesis_connection_up", "1 while the exchange's greeting is valid.", List.of("connection"));
        now.connections().forEach(one ->
            connection.addMetric(List.of(Integer.toString(one.id())), "UP".equals(one.state().name()) ? 1 : 0));
        to.add(connection);
    }

    /** Both kinds of circuit breakers, by the names that the predecessors' dashboards ask for. */
    private static void addBreakers(final List<MetricFamilySamples> to, final Status now, final RiskHistory.Known risk) {
        final boolean isOpen = risk.breaker() != null && risk.breaker().state() != BreakerState.CLOSED;
        to.add(gauge("tradingbot_trading_circuit_breaker_active", "1 while the trading circuit breaker is not closed.", isOpen ? 1 : 0));
        to.add(gauge("tradingbot_transport_circuit_breaker_active", "1 while an endpoint of the exchange is not called as usual.",
            now.breakers().isEmpty() ? 0 : 1));
        to.add(gauge("tradingbot_circuit_breaker_active", "1 while any circuit breaker is not closed.",
            isOpen || !now.breakers().isEmpty() ? 1 : 0));
        final GaugeMetricFamily transport =
            new GaugeMetricFamily("genesis_transport_breaker_open", "1 for each endpoint of the exchange that is not called as usual.", List.of("endpoint"));
        now.breakers().forEach(one -> transport.addMetric(List.of(one.endpoint()), 1));
        to.add(transport);
        to.add(gauge("genesis_trading_window_open", "1 while the clock allows entries.",
            risk.window() == null || risk.window().isOpen() ? 1 : 0));
        to.add(gauge("genesis_trades_today", "Entries of the trading day.", risk.tradesInAll()));
    }

    private static void addCounters(final List<MetricFamilySamples> to, final Status.Counters counters) {
        to.add(counter("genesis_book_updates", "Book levels set or removed.", counters.bookUpdates()));
        to.add(counter("genesis_book_snapshots", "Whole books received.", counters.bookSnapshots()));
        to.add(counter("genesis_trades", "Public trades at execution.", counters.trades()));
        to.add(counter("genesis_tickers", "Ticker messages.", counters.tickers()));
        to.add(counter("genesis_heartbeats", "Heartbeats of channels.", counters.heartbeats()));
        to.add(counter("genesis_unknown_deletes", "Deleted book levels that were not there.", counters.unknownDeletes()));
        to.add(counter("genesis_crossed_books", "Books whose bid reached the ask at the end of a batch.", counters.crossedBooks()));
        to.add(counter("genesis_frames_refused", "Frames that were not understood.", counters.framesRefused()));
        to.add(counter("genesis_candles_closed", "One-minute candles completed.", counters.candlesClosed()));
        to.add(counter("genesis_evaluations", "Evaluations of strategies.", counters.evaluations()));
        to.add(counter("genesis_signals", "Evaluations that recommend to buy or to sell.", counters.signals()));
        to.add(counter("genesis_orders_sent", "Orders handed to the venue.", counters.ordersSent()));
        to.add(counter("genesis_orders_filled", "Orders filled completely.", counters.ordersFilled()));
        to.add(counter("genesis_orders_denied", "Intents that risk refused.", counters.ordersDenied()));
    }

    private static void addOrders(final List<MetricFamilySamples> to, final OrderOutcomes outcomes) {
        to.add(gauge("genesis_orders_rejected_session", "Orders of this session that the venue refused.", outcomes.rejected()));
        if (!Double.isNaN(outcomes.successRate())) {
            to.add(gauge("genesis_order_success_ratio", "Part of the orders of this session that the venue took, of those it answered.",
                outcomes.successRate()));
        }
    }

    private static void addMarkets(final List<MetricFamilySamples> to, final Status now) {
        final GaugeMetricFamily healthy =
            new GaugeMetricFamily("genesis_feed_healthy", "1 while an instrument's data may be traded on.", List.of("symbol"));
        now.instruments().forEach(one -> healthy.addMetric(List.of(one.symbol()), one.isHealthy() ? 1 : 0));
        to.add(healthy);
        final GaugeMetricFamily position =
            new GaugeMetricFamily("genesis_position_quantity", "Signed quantity in base units.", List.of("symbol"));
        now.positions().forEach(one -> position.addMetric(List.of(one.symbol()), E8.toDouble(one.qtyE8())));
        to.add(position);
    }

    private static void addAccount(final List<MetricFamilySamples> to, final Status.Account account) {
        to.add(gauge("genesis_equity", "Cash and positions, in quote units.", E8.toDouble(account.equityE8())));
        to.add(gauge("genesis_cash", "In quote units.", E8.toDouble(account.cashE8())));
        to.add(gauge("genesis_realised_pnl", "Since the first session, fees not included.", E8.toDouble(account.realisedPnlE8())));
        to.add(gauge("genesis_unrealised_pnl", "Of the open positions.", E8.toDouble(account.unrealisedPnlE8())));
        to.add(gauge("genesis_fees", "Paid since the first session.", E8.toDouble(account.feesE8())));
        to.add(gauge("genesis_pnl_today", "Change of equity in the trading day.", E8.toDouble(account.pnlTodayE8())));
    }

    private static void addProcess(final List<MetricFamilySamples> to, final Vitals process) {
        to.add(gauge("genesis_last_input_sequence", "Sequence of the last input that the engine took.", process.sequence()));
        to.add(gauge("genesis_inputs_per_second", "Inputs over about the last second.", process.inputsPerSecond()));
        final Latency latency = process.latency();
        to.add(new SummaryMetricFamily("genesis_decision_latency_seconds", "From publication in the ring to the end of processing.",
            List.of(), List.of(0.5, 0.99, 0.999, 1.0))
            .addMetric(List.of(), latency.count(), Double.NaN, List.of(latency.p50Ns() / NS_PER_SECOND, latency.p99Ns() / NS_PER_SECOND,
                latency.p999Ns() / NS_PER_SECOND, latency.maxNs() / NS_PER_SECOND)));
        final SourceShares shares = SourceShares.of(process.gateway());
        to.add(gauge("tradingbot_marketdata_ws_percent", "Market records that were pushed.", shares.webSocketPercent()));
        to.add(gauge("tradingbot_marketdata_rest_percent", "Market records that had to be asked for over REST.", shares.restPercent()));
        new TreeMap<>(process.gateway()).forEach((name, value) ->
            to.add(counter("genesis_gateway_" + name, "Counted by the gateway.", value)));
    }

    private static MetricFamilySamples gauge(final String name, final String help, final double value) {
        return new GaugeMetricFamily(name, help, value);
    }

    private static MetricFamilySamples counter(final String name, final String help, final double value) {
        return new CounterMetricFamily(name, help, value);
    }
}
