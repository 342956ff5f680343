package genesis.admin.http;

import com.fasterxml.jackson.core.JsonGenerator;
import genesis.admin.history.Fill;
import genesis.admin.history.Incident;
import genesis.admin.history.Page;
import genesis.admin.view.RiskHistory.ClosedPosition;
import genesis.admin.view.RiskHistory.Day;
import genesis.admin.view.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The past as JSON, the same from a running engine and from a journal alone. {@code next} is there where there is more: the
 * {@code to} to ask with for what is older.
 */
public final class HistoryJson {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private HistoryJson() {
    }

    private interface Row<R> {
        void write(JsonGenerator json, R row) throws IOException;
    }

    public static String orders(final Page<Status.Order> page) {
        return page("orders", page, StatusJson::order);
    }

    public static String fills(final Page<Fill> page) {
        return page("fills", page, HistoryJson::fill);
    }

    public static String positions(final Page<ClosedPosition> page) {
        return page("positions", page, HistoryJson::position);
    }

    public static String incidents(final Page<Incident> page) {
        return page("incidents", page, HistoryJson::incident);
    }

    /** The zone names the days; null where it is not known. */
    public static String days(final Page<Day> page, final ZoneId zone) {
        return Json.object(json -> {
            json.writeStringField("timezone", zone == null ? null : zone.getId());
            rows(json, "days", page, (to, day) -> day(to, day, zone));
        });
    }

    private static <R> String page(final String field, final Page<R> page, final Row<R> row) {
        return Json.object(json -> rows(json, field, page, row));
    }

    private static <R> void rows(final JsonGenerator json, final String field, final Page<R> page, final Row<R> row) throws IOException {
        json.writeArrayFieldStart(field);
        for (final R one : page.rows()) {
            json.writeStartObject();
            row.write(json, one);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (page.hasMore()) {
            Json.time(json, "next", page.nextNs());
        }
    }

    private static void fill(final JsonGenerator json, final Fill one) throws IOException {
        json.writeStringField("tradeId", Long.toString(one.tradeId()));
        Json.time(json, "time", one.timeNs());
        json.writeNumberField("sequence", one.sequence());
        json.writeStringField("clientOrderId", one.clientOrderId() == 0 ? null : Long.toString(one.clientOrderId()));
        json.writeStringField("symbol", one.symbol());
        json.writeStringField("side", one.side().name());
        Json.decimal(json, "quantity", one.qtyE8());
        Json.decimal(json, "price", one.priceE8());
        Json.decimal(json, "fee", one.feeE8());
        json.writeStringField("feeCurrency", one.feeCurrency().name());
        json.writeStringField("liquidity", one.liquidity().name());
        json.writeNumberField("strategy", one.strategyId());
    }

    private static void position(final JsonGenerator json, final ClosedPosition one) throws IOException {
        json.writeStringField("symbol", one.symbol());
        json.writeStringField("side", one.qtyE8() < 0 ? "SHORT" : "LONG");
        Json.decimal(json, "quantity", Math.abs(one.qtyE8()));
        Json.time(json, "opened", one.openedNs());
        Json.time(json, "closed", one.closedNs());
        Json.decimal(json, "result", one.resultE8());
    }

    private static void day(final JsonGenerator json, final Day day, final ZoneId zone) throws IOException {
        final Instant start = Json.instant(day.startNs());
        // Noon of a day that began at somebody's midnight lies on the same date in UTC, but for the outermost zones.
        json.writeStringField("date", (zone == null ? start.plus(HALF_A_DAY).atZone(ZoneOffset.UTC) : start.atZone(zone)).toLocalDate().toString());
        Json.time(json, "start", day.startNs());
        json.writeBooleanField("over", day.isOver());
        Json.decimal(json, "startEquity", day.startEquityE8());
        Json.decimal(json, "result", day.resultE8());
        Json.decimal(json, "realisedPnl", day.realisedPnlE8());
        Json.decimal(json, "fees", day.feesE8());
        Json.decimal(json, "maxDrawdown", day.drawdownMaxE8());
        json.writeNumberField("fills", day.fills());
        json.writeNumberField("trades", day.roundTrips());
        json.writeNumberField("wins", day.roundTripsWon());
        Json.number(json, "winRate", day.roundTrips() == 0 ? Double.NaN : (double) day.roundTripsWon() / day.roundTrips());
    }

    private static void incident(final JsonGenerator json, final Incident one) throws IOException {
        json.writeNumberField("id", one.sequence());
        Json.time(json, "time", one.timeNs());
        json.writeStringField("severity", one.severity().name());
        json.writeStringField("kind", one.kind().name());
        json.writeStringField("symbol", one.symbol());
        json.writeStringField("description", one.description());
    }
}
