package genesis.admin.http;

import genesis.admin.view.RiskHistory;
import genesis.admin.view.Status;
import genesis.admin.view.StatusView;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

/**
 * Positions and what the days came to.
 *
 * <pre>
 *   GET  /api/v2/positions                   the open ones
 *   GET  /api/v2/positions/history           round trips of this session, newest first
 *   POST /api/v2/positions/close/{symbol}    token; at the market
 *   GET  /api/v2/performance/daily           trading days, newest first
 * </pre>
 */
final class PositionRoutes {
    private final StatusView view;
    private final OperatorCommands commands;
    private final HoursKeeper hours;
    private final CommandAnswers answers;

    PositionRoutes(final StatusView view, final OperatorCommands commands, final HoursKeeper hours, final CommandAnswers answers) {
        this.view = view;
        this.commands = commands;
        this.hours = hours;
        this.answers = answers;
    }

    void configure(final JavalinConfig config) {
        config.routes.get("/api/v2/positions", this::positions);
        config.routes.get("/api/v2/positions/history", this::history);
        config.routes.post("/api/v2/positions/close/{symbol}", request -> answers.tell(request,
            commands.closePosition(answers.instrument(request.pathParam("symbol"), 404))));
        config.routes.get("/api/v2/performance/daily", this::daily);
    }

    private void positions(final Context request) {
        request.contentType(CommandAnswers.JSON).result(Json.object(json -> {
            json.writeArrayFieldStart("positions");
            for (final Status.Position one : view.status().positions()) {
                json.writeStartObject();
                StatusJson.position(json, one);
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private void history(final Context request) {
        request.contentType(CommandAnswers.JSON).result(Json.object(json -> {
            json.writeArrayFieldStart("positions");
            for (final RiskHistory.ClosedPosition one : view.risk().closed()) {
                json.writeStartObject();
                json.writeStringField("symbol", one.symbol());
                json.writeStringField("side", one.qtyE8() < 0 ? "SHORT" : "LONG");
                Json.decimal(json, "quantity", Math.abs(one.qtyE8()));
                Json.time(json, "opened", one.openedNs());
                Json.time(json, "closed", one.closedNs());
                Json.decimal(json, "result", one.resultE8());
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private void daily(final Context request) {
        request.contentType(CommandAnswers.JSON).result(Json.object(json -> {
            json.writeStringField("timezone", hours.hours().zone().getId());
            json.writeArrayFieldStart("days");
            for (final RiskHistory.Day day : view.risk().days()) {
                json.writeStartObject();
                json.writeStringField("date", Json.instant(day.startNs()).atZone(hours.hours().zone()).toLocalDate().toString());
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
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }
}
