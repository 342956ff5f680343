package genesis.admin.http;

import genesis.admin.config.Complaint;
import genesis.admin.config.ConfiguredSettings;
import genesis.admin.config.TradingHours;
import genesis.admin.history.History;
import genesis.admin.history.OutputIndex;
import genesis.admin.metrics.EngineMetrics;
import genesis.admin.metrics.LegacyEndpoints;
import genesis.admin.metrics.Vitals;
import genesis.admin.view.Status;
import genesis.admin.view.StatusView;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes.
 *
 * <pre>
 *   GET  /                 the live page
 *   GET  /health           200 while the engine takes inputs
 *   GET  /metrics          Prometheus text 0.0.4
 *   GET  /api/v2/status    the engine as the output journal describes it
 *   POST /api/v2/pause     {"reason":"…","ttlSeconds":600}   token   → {"sequence":N,"result":"DONE"}
 *   POST /api/v2/arm       {"armed":true,"confirmation":"…"} token   → {"sequence":N,"result":"DONE"}
 *   POST /api/v2/resume                                      token   → {"sequence":N,"result":"DONE"}
 *   …    /api/v2/model                                       see {@link ModelRoutes}
 *   …    /api/v2/order, /api/v2/orders                       see {@link OrderRoutes}
 *   …    /api/v2/positions, /api/v2/wallets                  see {@link PositionRoutes}
 *   …    …/history, /api/v2/performance, /fills, /incidents  see {@link HistoryRoutes}
 *   …    /api/v2/risk                                        see {@link RiskRoutes}
 * </pre>
 */
public final class AdminServer implements AutoCloseable {
    /** A model of all features with its report has about 5 kB; all other requests are short. */
    private static final long BODY_LENGTH_MAX = 16_384;
    /** A page and a few scripts; more callers wait in Jetty's queue. */
    private static final int THREAD_COUNT_MAX = 8;
    /** Below it a system may ask for privileges; Javalin reports that like a port that is taken. */
    private static final int FREE_PORT_MIN = 1_024;
    private static final String JSON = "application/json";
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
        + "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);

    private final Office office;
    private final StatusView view;
    private final Supplier<Vitals> vitals;
    private final LegacyEndpoints legacy = new LegacyEndpoints();
    private final EngineMetrics metrics;
    private final Access access;
    private final Javalin javalin;

    /** What the routes work with. */
    public record Office(StatusView view, Supplier<Vitals> vitals, History history, OperatorCommands commands, HoursKeeper hours,
                         Limits limits, OrderTemplates templates, TokenFile token) {
        /** Everything as it is where nobody configured anything, kept in this directory. */
        public static Office in(final Path data, final StatusView view, final Supplier<Vitals> vitals, final OperatorCommands commands) {
            final OperatorChanges changes = new OperatorChanges(data);
            return new Office(view, vitals, new History(OutputIndex.ofFiles(data), Map::of, History.PATIENT), commands,
                new HoursKeeper(commands, TradingHours.ALWAYS, changes), new Limits(commands, ConfiguredSettings.of(Map.of()), changes),
                new OrderTemplates(data), TokenFile.create(data));
        }
    }

    /** Starts listening on 127.0.0.1; port 0 is any free one. Complains where the port is taken. */
    public AdminServer(final int port, final Office office) {
        this.office = office;
        view = office.view();
        vitals = office.vitals();
        metrics = new EngineMetrics(view::status, view::risk, vitals, legacy);
        access = new Access(office.token());
        javalin = start(port);
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private Javalin start(final int port) {
        final Javalin server = Javalin.create(this::configure);
        try {
            return server.start("127.0.0.1", port);
        } catch (final JavalinBindException e) {
            server.stop();
            if (port > 0 && port < FREE_PORT_MIN) {
                throw Complaint.environment("port " + port + " of 127.0.0.1 is in use, or below " + FREE_PORT_MIN
                    + " and not allowed for this user; choose another --port, or --port 0 for any free one", e);
            }
            throw Complaint.environment("port " + port + " of 127.0.0.1 is in use; choose another --port, or --port 0 for any free one", e);
        } catch (final JavalinException e) {
            server.stop();
            throw Complaint.environment("the admin server cannot listen on port " + port + " of 127.0.0.1; choose another --port", e);
        }
    }

    private void configure(final JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = BODY_LENGTH_MAX;
        config.http.prefer405over404 = true;
        config.jetty.threadPool = new QueuedThreadPool(THREAD_COUNT_MAX, 2);
        config.routes.before(this::onRequest);
        config.routes.get("/", new DashboardPage("index.html", "text/html; charset=utf-8")::serve);
        config.routes.get("/app.js", new DashboardPage("app.js", "text/javascript; charset=utf-8")::serve);
        config.routes.get("/style.css", new DashboardPage("style.css", "text/css; charset=utf-8")::serve);
        config.routes.get("/icon.svg", new DashboardPage("icon.svg", "image/svg+xml")::serve);
        config.routes.get("/health", this::health);
        final CommandAnswers answers = new CommandAnswers(view);
        final OperatorCommands commands = office.commands();
        config.routes.get("/metrics", request -> request.contentType(EngineMetrics.CONTENT_TYPE).result(metrics.scrape()));
        config.routes.get("/api/v2/status", request -> request.contentType(JSON).result(StatusJson.of(view.status(), vitals.get())));
        config.routes.post("/api/v2/pause", request -> answers.tell(request, commands.pause(PauseBody.parse(request.body()))));
        config.routes.post("/api/v2/arm", request -> answers.tell(request, commands.arm(ArmBody.parse(request.body()))));
        config.routes.post("/api/v2/resume", request -> answers.tell(request, commands.resume()));
        new ModelRoutes(view, commands, answers).configure(config);
        new OrderRoutes(view, commands, office.templates(), answers, legacy).configure(config);
        new PositionRoutes(view, commands, answers).configure(config);
        new HistoryRoutes(office.history(), office.hours(), answers).configure(config);
        new RiskRoutes(office, answers).configure(config);
        config.routes.exception(BadRequest.class, (bad, request) -> fail(request, bad));
        config.routes.exception(HttpResponseException.class, (e, request) -> fail(request, new BadRequest(e.getStatus(), null, words(e, request))));
        config.routes.exception(Exception.class, (e, request) -> {
            LOG.error("request failed: {} {}", request.method(), request.path(), e);
            fail(request, new BadRequest(500, null, "this request failed; the log says why"));
        });
    }

    private void onRequest(final Context request) {
        request.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        request.header("Cache-Control", "no-store");
        access.check(request);
    }

    private void health(final Context request) {
        final Status status = view.status();
        final boolean healthy = status.session() != null;
        request.status(healthy ? 200 : 503).contentType(JSON).result(Json.object(json -> {
            json.writeStringField("status", healthy ? "UP" : "STARTING");
            json.writeNumberField("lastSequence", vitals.get().sequence());
        }));
    }

    private static String words(final HttpResponseException e, final Context request) {
        return switch (e.getStatus()) {
            case 404 -> "there is nothing at " + request.path();
            case 405 -> request.method() + " is not possible at " + request.path();
            case 413 -> "the body is longer than " + BODY_LENGTH_MAX + " bytes";
            default -> e.getMessage();
        };
    }

    private static void fail(final Context request, final BadRequest bad) {
        request.status(bad.status()).contentType(JSON).result(bad.body());
    }
}
