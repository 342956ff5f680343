package genesis.admin.http;

import genesis.admin.config.Complaint;
import genesis.admin.config.Nearest;
import genesis.admin.config.SettingText;
import genesis.admin.view.StatusView;
import genesis.core.unit.Setting;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Limits, counts, windows and the kill switch. Limits and windows set here hold at once and at later starts, until they are taken
 * back: see {@link Limits} and {@link HoursKeeper}. All routes exist below {@code /api/v2/risk/unified} as well.
 *
 * <pre>
 *   GET    /api/v2/risk/status               state, cause, breaker, window, counts, limits and what is used of them
 *   GET    /api/v2/risk/trade-counter
 *   GET    /api/v2/risk/limits               each with its value, who said so, and what is configured
 *   POST   /api/v2/risk/limits               token; {"setting":"risk.daily-loss","value":"0.01"}
 *   DELETE /api/v2/risk/limits/{setting}     token; back to what is configured
 *   GET    /api/v2/risk/windows
 *   POST   /api/v2/risk/windows              token; {"timezone":"Europe/Stockholm","windows":{"mon":[["08:00","17:00"]]},"paused":false}
 *   DELETE /api/v2/risk/windows              token; back to what is configured
 *   POST   /api/v2/risk/max-trades           token; {"max_trades_per_day":5}
 *   POST   /api/v2/risk/max-trades-symbol    token; {"max_trades_per_symbol_per_day":3}
 *   POST   /api/v2/risk/halt                 token; {"reason":"…"}: cancels all orders, sends none any more, until a resume
 *   POST   /api/v2/risk/flatten              token; {"reason":"…"}: halts, and closes all positions
 *   POST   /api/v2/risk/pause, /resume       as /api/v2/pause and /api/v2/resume
 * </pre>
 */
final class RiskRoutes {
    private static final List<String> PREFIXES = List.of("/api/v2/risk", "/api/v2/risk/unified");

    private final StatusView view;
    private final OperatorCommands commands;
    private final HoursKeeper hours;
    private final Limits limits;
    private final CommandAnswers answers;

    RiskRoutes(final AdminServer.Office office, final CommandAnswers answers) {
        view = office.view();
        commands = office.commands();
        hours = office.hours();
        limits = office.limits();
        this.answers = answers;
    }

    void configure(final JavalinConfig config) {
        for (final String prefix : PREFIXES) {
            config.routes.get(prefix + "/status", request -> json(request, RiskJson.status(view.status(), view.risk(), hours, limits)));
            config.routes.get(prefix + "/trade-counter", request -> json(request, RiskJson.tradeCounter(view.risk())));
            config.routes.get(prefix + "/windows", request -> json(request, Json.object(json -> RiskJson.hours(json, hours.hours()))));
            config.routes.post(prefix + "/windows", this::windows);
            config.routes.delete(prefix + "/windows", request -> answers.tell(request, hours.reset(now())));
            config.routes.get(prefix + "/limits", request -> json(request, RiskJson.limits(view.risk(), limits)));
            config.routes.post(prefix + "/limits", this::set);
            config.routes.delete(prefix + "/limits/{setting}", request -> answers.tell(request, limits.reset(setting(request.pathParam("setting"), 404))));
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
        answers.tell(request, limits.set(setting, value, now()));
    }

    private void set(final Context request) throws InterruptedException {
        final JsonBody body = JsonBody.parse(request.body(), List.of("setting", "value"));
        if (body.text("setting") == null) {
            throw new BadRequest(400, "setting", "setting is missing; say such as risk.daily-loss, GET /api/v2/risk/limits lists them");
        }
        final Setting setting = setting(body.text("setting"), 400);
        final Object value = body.fields().get("value");
        if (!(value instanceof String || value instanceof BigDecimal)) {
            throw new BadRequest(400, "value", "value " + (value == null ? "is missing" : "must be a number or a text") + "; say such as 0.01 or \"5m\"");
        }
        try {
            final String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
            answers.tell(request, limits.set(setting, SettingText.parse(setting, text, "value"), now()));
        } catch (final Complaint complaint) {
            throw new BadRequest(400, "value", complaint.getMessage());
        }
    }

    /** One that bounds trading. */
    private static Setting setting(final String key, final int status) {
        final Optional<Setting> setting = Setting.ofKey(key);
        if (setting.isPresent() && !RiskJson.isLimit(setting.get())) {
            throw new BadRequest(status, "setting", key + " is no limit; set it in the configuration and start again");
        }
        return setting.orElseThrow(() -> new BadRequest(status, "setting", "there is no limit " + key + "; did you mean "
            + Nearest.to(key, Arrays.stream(Setting.values()).filter(RiskJson::isLimit).map(Setting::key).toList()) + "?"));
    }

    private void windows(final Context request) throws InterruptedException {
        final WindowsBody body = WindowsBody.parse(request.body());
        final long commandId;
        try {
            commandId = hours.use(body.hours(), now());
        } catch (final Complaint complaint) {
            throw new BadRequest(400, "windows", complaint.getMessage());
        }
        if (body.pauses()) {
            commands.pause(new PauseBody("trading windows were set with paused", 0));
        }
        answers.tell(request, commandId);
    }

    /** Message time; before the first output, that of the machine. */
    private Instant now() {
        return view.status().timeNs() == 0 ? Instant.now() : Json.instant(view.status().timeNs());
    }

    private static String reason(final Context request) {
        final String reason = JsonBody.parse(request.body(), List.of("reason")).text("reason");
        return reason == null ? "kill switch" : PauseBody.ascii(reason.strip());
    }
}
