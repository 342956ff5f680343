package genesis.admin.http;

import genesis.admin.config.Complaint;
import genesis.admin.config.TradingHours;
import genesis.admin.view.StatusView;
import genesis.core.unit.Setting;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Limits, counts, windows and the kill switch. Limits and windows set here hold for the rest of the session; the next one starts
 * with those of its configuration. All routes exist below {@code /api/v2/risk/unified} as well.
 *
 * <pre>
 *   GET  /api/v2/risk/status               state, cause, breaker, window, counts, limits and what is used of them
 *   GET  /api/v2/risk/trade-counter
 *   GET  /api/v2/risk/windows
 *   POST /api/v2/risk/windows              token; {"timezone":"Europe/Stockholm","windows":{"mon":[["08:00","17:00"]]},"paused":false}
 *   POST /api/v2/risk/max-trades           token; {"max_trades_per_day":5}
 *   POST /api/v2/risk/max-trades-symbol    token; {"max_trades_per_symbol_per_day":3}
 *   POST /api/v2/risk/halt                 token; {"reason":"…"}: cancels all orders, sends none any more, until a resume
 *   POST /api/v2/risk/flatten              token; {"reason":"…"}: halts, and closes all positions
 *   POST /api/v2/risk/pause, /resume       as /api/v2/pause and /api/v2/resume
 * </pre>
 */
final class RiskRoutes {
    private static final List<String> PREFIXES = List.of("/api/v2/risk", "/api/v2/risk/unified");

    private final StatusView view;
    private final OperatorCommands commands;
    private final HoursKeeper hours;
    private final CommandAnswers answers;

    RiskRoutes(final StatusView view, final OperatorCommands commands, final HoursKeeper hours, final CommandAnswers answers) {
        this.view = view;
        this.commands = commands;
        this.hours = hours;
        this.answers = answers;
    }

    void configure(final JavalinConfig config) {
        for (final String prefix : PREFIXES) {
            config.routes.get(prefix + "/status", request -> json(request, RiskJson.status(view.status(), view.risk(), hours)));
            config.routes.get(prefix + "/trade-counter", request -> json(request, RiskJson.tradeCounter(view.risk())));
            config.routes.get(prefix + "/windows", request -> json(request, Json.object(json -> RiskJson.hours(json, hours.hours()))));
            config.routes.post(prefix + "/windows", this::windows);
            config.routes.post(prefix + "/max-trades", request -> limit(request, Setting.TRADES_PER_DAY, "max_trades_per_day"));
            config.routes.post(prefix + "/max-trades-symbol", request ->
                limit(request, Setting.TRADES_PER_INSTRUMENT, "max_trades_per_symbol_per_day"));
            config.routes.post(prefix + "/halt", request -> answers.tell(request, commands.halt(reason(request), false)));
            config.routes.post(prefix + "/flatten", request -> answers.tell(request, commands.halt(reason(request), true)));
            config.routes.post(prefix + "/pause", request -> answers.tell(request, commands.pause(PauseBody.parse(request.body()))));
            config.routes.post(prefix + "/resume", request -> answers.tell(request, commands.resume()));
        }
    }

    private static void json(final Context request, final String body) {
        request.contentType(CommandAnswers.JSON).result(body);
    }

    private void limit(final Context request, final Setting setting, final String field) throws InterruptedException {
        final long value = JsonBody.parse(request.body(), List.of(field)).whole(field, setting.min(), setting.max());
        answers.tell(request, commands.apply(setting, value));
    }

    private void windows(final Context request) throws InterruptedException {
        final JsonBody body = JsonBody.parse(request.body(), List.of("timezone", "windows", "paused"));
        final boolean pauses = body.flag("paused", false);
        if (body.text("timezone") == null) {
            throw new BadRequest(400, "timezone", "timezone is missing; say such as Europe/Stockholm");
        }
        if (body.map("windows") == null) {
            throw new BadRequest(400, "windows", "windows is missing; say such as {\"mon\":[[\"08:00\",\"17:00\"]]}, or {} for always");
        }
        final long commandId;
        try {
            final TradingHours next = TradingHours.of(body.text("timezone"), pairs(body.map("windows")), "windows");
            commandId = hours.use(next, now());
        } catch (final Complaint complaint) {
            throw new BadRequest(400, null, complaint.getMessage());
        }
        if (pauses) {
            commands.pause(new PauseBody("trading windows were set with paused", 0));
        }
        answers.tell(request, commandId);
    }

    /** Message time; before the first output, that of the machine. */
    private Instant now() {
        return view.status().timeNs() == 0 ? Instant.now() : Json.instant(view.status().timeNs());
    }

    private static Map<String, List<List<String>>> pairs(final Map<?, ?> windows) {
        final Map<String, List<List<String>>> pairs = new LinkedHashMap<>();
        for (final Map.Entry<?, ?> weekday : windows.entrySet()) {
            final List<List<String>> ofDay = new ArrayList<>();
            for (final Object pair : list(weekday.getKey(), weekday.getValue())) {
                final List<String> times = new ArrayList<>();
                for (final Object time : list(weekday.getKey(), pair)) {
                    times.add(String.valueOf(time));
                }
                ofDay.add(times);
            }
            pairs.put(weekday.getKey().toString(), ofDay);
        }
        return pairs;
    }

    private static List<?> list(final Object weekday, final Object value) {
        if (value instanceof List<?> all) {
            return all;
        }
        throw new BadRequest(400, "windows", weekday + " must be a list of pairs such as [[\"08:00\",\"17:00\"]]");
    }

    private static String reason(final Context request) {
        final String reason = JsonBody.parse(request.body(), List.of("reason")).text("reason");
        return reason == null ? "kill switch" : PauseBody.ascii(reason.strip());
    }
}
