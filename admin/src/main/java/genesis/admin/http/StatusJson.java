package genesis.admin.http;

import com.fasterxml.jackson.core.JsonGenerator;
import genesis.admin.metrics.Latency;
import genesis.admin.metrics.SourceShares;
import genesis.admin.metrics.Vitals;
import genesis.admin.view.DenialText;
import genesis.admin.view.Status;
import genesis.core.market.Timeframes;
import genesis.core.message.Regime;
import genesis.core.message.Timeframe;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The body of {@code GET /api/v2/status}. */
final class StatusJson {
    private StatusJson() {
    }

    static String of(final Status status, final Vitals vitals) {
        return Json.object(json -> {
            session(json, status);
            trading(json, status.trading());
            // The vitals are sampled a few times a second; what was seen in the outputs since is processed as well.
            json.writeNumberField("lastSequence", Math.max(vitals.sequence(), status.lastSequence()));
            json.writeNumberField("viewSequence", status.lastSequence());
            Json.time(json, "time", status.timeNs());
            json.writeStringField("feed", vitals.feed());
            Json.number(json, "inputsPerSecond", Math.rint(vitals.inputsPerSecond() * 10) / 10);
            latency(json, vitals.latency());
            sources(json, SourceShares.of(vitals.gateway()));
            account(json, status.account());
            array(json, "connections", status.connections(), StatusJson::connection);
            array(json, "breakers", status.breakers(), StatusJson::breaker);
            array(json, "instruments", status.instruments(), StatusJson::market);
            array(json, "positions", status.positions(), StatusJson::position);
            array(json, "openOrders", status.openOrders(), StatusJson::order);
            array(json, "closedOrders", status.closedOrders(), StatusJson::order);
            array(json, "verdicts", status.verdicts(), StatusJson::verdict);
            array(json, "strategies", status.strategies(), StatusJson::strategy);
            counters(json, status.counters());
        });
    }

    /** Where market data came from, in percent. */
    private static void sources(final JsonGenerator json, final SourceShares shares) throws IOException {
        json.writeObjectFieldStart("marketData");
        Json.number(json, "webSocketPercent", shares.webSocketPercent());
        Json.number(json, "restPercent", shares.restPercent());
        json.writeEndObject();
    }

    private interface Row<T> {
        void write(JsonGenerator json, T one) throws IOException;
    }

    private static <T> void array(final JsonGenerator json, final String field, final List<T> all, final Row<T> row) throws IOException {
        json.writeArrayFieldStart(field);
        for (final T one : all) {
            json.writeStartObject();
            row.write(json, one);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void session(final JsonGenerator json, final Status status) throws IOException {
        json.writeStringField("mode", status.session() == null ? "STARTING" : status.session().mode().name());
        if (status.session() != null) {
            json.writeNumberField("session", status.session().count());
            json.writeNumberField("seed", status.session().seed());
            Json.time(json, "sessionStarted", status.session().startedNs());
        }
    }

    /** Fields of the object that is open. */
    static void trading(final JsonGenerator json, final Status.Trading trading) throws IOException {
        json.writeStringField("tradingState", trading == null ? "STARTING" : trading.state().name());
        json.writeBooleanField("paused", trading != null && trading.isPaused());
        if (trading != null) {
            json.writeStringField("cause", trading.cause().name());
            json.writeStringField("reason", trading.reason());
            Json.time(json, "since", trading.sinceNs());
            Json.time(json, "until", trading.untilNs());
        }
    }

    private static void latency(final JsonGenerator json, final Latency latency) throws IOException {
        json.writeObjectFieldStart("decisionLatencyNs");
        json.writeNumberField("p50", latency.p50Ns());
        json.writeNumberField("p99", latency.p99Ns());
        json.writeNumberField("p999", latency.p999Ns());
        json.writeNumberField("max", latency.maxNs());
        json.writeEndObject();
    }

    private static void account(final JsonGenerator json, final Status.Account account) throws IOException {
        if (account == null) {
            json.writeNullField("account");
            return;
        }
        json.writeObjectFieldStart("account");
        Json.decimal(json, "cash", account.cashE8());
        Json.decimal(json, "equity", account.equityE8());
        Json.decimal(json, "realisedPnl", account.realisedPnlE8());
        Json.decimal(json, "unrealisedPnl", account.unrealisedPnlE8());
        Json.decimal(json, "fees", account.feesE8());
        Json.decimal(json, "pnlToday", account.pnlTodayE8());
        json.writeNumberField("openPositions", account.openPositions());
        json.writeEndObject();
    }

    private static void connection(final JsonGenerator json, final Status.Connection one) throws IOException {
        json.writeNumberField("id", one.id());
        json.writeStringField("state", one.state().name());
        json.writeStringField("reason", one.reason());
        Json.time(json, "since", one.sinceNs());
    }

    /** Fields of the object that is open. */
    static void breaker(final JsonGenerator json, final Status.Breaker one) throws IOException {
        json.writeStringField("endpoint", one.endpoint());
        json.writeStringField("state", one.state().name());
        json.writeStringField("reason", one.reason());
        Json.time(json, "since", one.sinceNs());
        if (one.untilNs() != 0) {
            Json.time(json, "until", one.untilNs());
        }
    }

    private static void market(final JsonGenerator json, final Status.Market one) throws IOException {
        json.writeStringField("symbol", one.symbol());
        json.writeBooleanField("tradable", one.tradable());
        json.writeStringField("feed", one.feed() == null ? null : one.feed().name());
        json.writeBooleanField("stale", one.stale());
        json.writeBooleanField("healthy", one.isHealthy());
        if (one.candle() != null) {
            Json.decimal(json, "lastClose", one.candle().closeE8());
        }
        json.writeObjectFieldStart("regimes");
        for (final Map.Entry<Timeframe, Regime> regime : one.regimes().entrySet()) {
            json.writeStringField(Timeframes.text(regime.getKey()), regime.getValue().name());
        }
        json.writeEndObject();
        if (one.signal() != null) {
            signal(json, one.signal());
        }
    }

    private static void signal(final JsonGenerator json, final Status.Signal signal) throws IOException {
        json.writeObjectFieldStart("signal");
        json.writeNumberField("sequence", signal.sequence());
        Json.time(json, "time", signal.timeNs());
        json.writeStringField("recommendation", signal.recommendation().name());
        json.writeStringField("reason", DenialText.words(signal.reason()));
        json.writeStringField("source", signal.source().name());
        Json.number(json, "confidence", signal.confidence());
        Json.number(json, "probability", signal.probability());
        Json.number(json, "price", signal.price());
        Json.number(json, "emaFast", signal.emaFast());
        Json.number(json, "emaSlow", signal.emaSlow());
        Json.number(json, "rsi", signal.rsi());
        Json.number(json, "atr", signal.atr());
        Json.number(json, "atrPercent", signal.atrPercent());
        Json.number(json, "adx", signal.adx());
        Json.number(json, "plusDi", signal.plusDi());
        Json.number(json, "minusDi", signal.minusDi());
        Json.number(json, "macdHistogram", signal.macdHistogram());
        Json.number(json, "bollingerB", signal.bollingerB());
        Json.number(json, "vwapDistance", signal.vwapDistance());
        json.writeEndObject();
    }

    /** Fields of the object that is open. */
    static void position(final JsonGenerator json, final Status.Position one) throws IOException {
        json.writeStringField("symbol", one.symbol());
        Json.decimal(json, "quantity", one.qtyE8());
        Json.decimal(json, "averagePrice", one.averagePriceE8());
        Json.decimal(json, "stopPrice", one.stopPriceE8());
        Json.decimal(json, "targetPrice", one.targetPriceE8());
        Json.decimal(json, "realisedPnl", one.realisedPnlE8());
        Json.decimal(json, "fees", one.feesE8());
    }

    /** Fields of the object that is open. */
    static void order(final JsonGenerator json, final Status.Order one) throws IOException {
        json.writeStringField("clientOrderId", Long.toString(one.clientOrderId()));
        Json.time(json, "time", one.timeNs());
        json.writeStringField("symbol", one.symbol());
        json.writeStringField("side", one.side().name());
        json.writeStringField("type", one.type().name());
        json.writeStringField("purpose", DenialText.words(one.purpose()));
        json.writeStringField("status", one.status().name());
        Json.decimal(json, "quantity", one.qtyE8());
        Json.decimal(json, "filled", one.filledQtyE8());
        Json.decimal(json, "price", one.priceE8());
        Json.decimal(json, "averagePrice", one.averagePriceE8());
        Json.decimal(json, "fee", one.feeE8());
    }

    private static void verdict(final JsonGenerator json, final Status.Verdict one) throws IOException {
        json.writeNumberField("sequence", one.sequence());
        Json.time(json, "time", one.timeNs());
        json.writeStringField("symbol", one.symbol());
        json.writeStringField("side", one.side().name());
        json.writeStringField("purpose", DenialText.words(one.purpose()));
        json.writeBooleanField("approved", one.isApproved());
        json.writeStringField("reason", one.reason().name());
        json.writeStringField("text", DenialText.of(one.reason(), one.observed(), one.bound()));
        Json.decimal(json, "quantity", one.qtyE8());
        Json.decimal(json, "price", one.priceE8());
    }

    private static void strategy(final JsonGenerator json, final Status.Strategy one) throws IOException {
        json.writeNumberField("id", one.id());
        json.writeStringField("name", one.name());
        json.writeBooleanField("inUse", one.inUse());
        json.writeStringField("stopped", one.stopped());
        json.writeNumberField("orders", one.orders());
        json.writeNumberField("fills", one.fills());
        json.writeNumberField("roundTrips", one.roundTrips());
        json.writeNumberField("roundTripsWon", one.roundTripsWon());
        Json.decimal(json, "realisedPnl", one.realisedPnlE8());
        Json.decimal(json, "fees", one.feesE8());
        Json.decimal(json, "unrealisedPnl", one.unrealisedPnlE8());
        json.writeNumberField("openPositions", one.openPositions());
    }

    private static void counters(final JsonGenerator json, final Status.Counters counters) throws IOException {
        json.writeObjectFieldStart("counters");
        Json.counters(json, counters);
        json.writeEndObject();
    }
}
