package genesis.admin.http;

import genesis.admin.config.Complaint;
import genesis.admin.history.DayRows;
import genesis.admin.history.FillRows;
import genesis.admin.history.History;
import genesis.admin.history.Incident.Severity;
import genesis.admin.history.IncidentRows;
import genesis.admin.history.OrderRows;
import genesis.admin.history.Page;
import genesis.admin.history.RoundTripRows;
import genesis.admin.history.Rows;
import genesis.admin.history.Span;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The past, over all sessions of the data directory, newest first. Read from the journal on the thread of the request, one
 * question at a time, so that a person who asks for months takes no processor from the trading path and no other route waits.
 *
 * <pre>
 *   GET /api/v2/orders/history         orders that ended
 *   GET /api/v2/fills                  each fill that was booked
 *   GET /api/v2/positions/history      round trips
 *   GET /api/v2/performance/daily      trading days
 *   GET /api/v2/incidents              also ?severity=ERROR: this and worse; WARNING if left out
 *
 *   ?from=2026-11-20&amp;to=2026-11-21T08:30:00Z&amp;limit=50&amp;symbol=tBTCUSD    each of them may be left out; days and incidents
 *                                                                          that are about no instrument have no symbol
 * </pre>
 *
 * An answer with {@code next} was cut at its limit, or after a few seconds: {@code to=} with that goes on.
 */
final class HistoryRoutes {
    /** A question reads a stretch in milliseconds; whoever waits longer behind others shall hear so. */
    private static final long WAIT_SECONDS = 2;
    private static final List<String> RANGE = List.of("from", "to", "limit", "symbol");
    private static final List<String> RANGE_OF_DAYS = List.of("from", "to", "limit");
    private static final List<String> RANGE_OF_INCIDENTS = List.of("from", "to", "limit", "symbol", "severity");

    private final History history;
    private final HoursKeeper hours;
    private final CommandAnswers answers;
    private final Semaphore turn = new Semaphore(1, true);

    HistoryRoutes(final History history, final HoursKeeper hours, final CommandAnswers answers) {
        this.history = history;
        this.hours = hours;
        this.answers = answers;
    }

    void configure(final JavalinConfig config) {
        config.routes.get("/api/v2/orders/history", request -> answer(request, RANGE, new OrderRows(), HistoryJson::orders));
        config.routes.get("/api/v2/fills", request -> answer(request, RANGE, new FillRows(), HistoryJson::fills));
        config.routes.get("/api/v2/positions/history", request -> answer(request, RANGE, new RoundTripRows(), HistoryJson::positions));
        config.routes.get("/api/v2/performance/daily", request ->
            answer(request, RANGE_OF_DAYS, new DayRows(), page -> HistoryJson.days(page, hours.hours().zone())));
        config.routes.get("/api/v2/incidents", request ->
            answer(request, RANGE_OF_INCIDENTS, new IncidentRows(severity(request.queryParam("severity"))), HistoryJson::incidents));
    }

    private <R> void answer(final Context request, final List<String> allowed, final Rows<R> rows, final Function<Page<R>, String> text)
        throws InterruptedException {
        final Span span = span(request, allowed);
        if (!turn.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new BadRequest(503, null, "another question about the past is being answered; ask again in a few seconds");
        }
        try {
            request.contentType(CommandAnswers.JSON).result(text.apply(history.read(span, rows)));
        } finally {
            turn.release();
        }
    }

    private Span span(final Context request, final List<String> allowed) {
        for (final String name : request.queryParamMap().keySet()) {
            if (!allowed.contains(name)) {
                throw new BadRequest(400, name, "unknown parameter " + name + "; expected " + String.join(", ", allowed));
            }
        }
        final String symbol = request.queryParam("symbol");
        if (symbol != null) {
            answers.instrument(symbol, 400);
        }
        try {
            return Span.of(request.queryParam("from"), request.queryParam("to"), request.queryParam("limit"), symbol);
        } catch (final Complaint complaint) {
            final String message = complaint.getMessage();
            throw new BadRequest(400, message.substring(0, message.indexOf(' ')), message);
        }
    }

    private static Severity severity(final String text) {
        try {
            return Severity.of(text);
        } catch (final Complaint complaint) {
            throw new BadRequest(400, "severity", complaint.getMessage());
        }
    }
}
