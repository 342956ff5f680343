package genesis.admin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
import genesis.admin.metrics.Latency;
import genesis.admin.metrics.Vitals;
import genesis.admin.view.Outputs;
import genesis.admin.view.StatusView;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedState;
import genesis.core.message.Message;
import genesis.core.message.PauseRequestedDecoder;
import genesis.core.message.Recommendation;
import genesis.core.message.Regime;
import genesis.core.message.ResumeRequestedDecoder;
import genesis.core.message.Timeframe;
import genesis.core.message.TradingState;
import genesis.core.pipeline.InputRing;
import genesis.core.pipeline.InputTap;
import genesis.core.unit.E8;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminServerTest {
    @TempDir
    private Path directory;

    private final StatusView view = new StatusView();
    private final Outputs outputs = new Outputs(view);
    private final InputRing ring = new InputRing();
    private final InputTap tap = new InputTap(ring);
    private final HttpClient client = HttpClient.newHttpClient();
    private final OperatorCommands commands = new OperatorCommands(ring, () -> 5_000);
    private AdminServer server;
    private String token;

    @BeforeEach
    void start() {
        server = new AdminServer(0, AdminServer.Office.in(directory, view,
            () -> new Vitals("synthetic market", 99, 512.34, new Latency(1_000, 2_000, 3_000, 4_000, 9), Map.of()), commands));
        token = TokenFile.read(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldStatusTellModeFeedPositionsOrdersAndLatency() throws Exception {
        outputs.session(1, 3).instrument(2, 0, "tBTCUSD").feedHealth(3, 0, FeedState.LIVE, false).trading(4, TradingState.PAUSED, "lunch \"break\"", 0)
            .position(5, 0, E8.ONE / 2).account(6).signal(7, 0, Recommendation.BUY, Double.NaN)
            .regime(7, 0, Timeframe.HOUR_1, Regime.TRENDING_DOWN)
            .verdict(8, 0, DenialReason.COOLDOWN, 3_000_000_000L, 60_000_000_000L).status(9, 904_852).publish();

        final String body = get("/api/v2/status").body();

        assertHas(body, "\"mode\":\"PAPER\"");
        assertHas(body, "\"paused\":true");
        assertHas(body, "\"reason\":\"lunch \\\"break\\\"\"");
        assertHas(body, "\"lastSequence\":99");
        assertHas(body, "\"symbol\":\"tBTCUSD\",\"quantity\":0.5,\"averagePrice\":100,\"stopPrice\":95,\"targetPrice\":110,\"realisedPnl\":-1,\"fees\":0.25");
        assertHas(body, "\"pnlToday\":12.5");
        assertHas(body, "\"rsi\":null");
        assertHas(body, "\"regimes\":{\"1h\":\"TRENDING_DOWN\"}");
        assertHas(body, "\"adx\":31.0,\"plusDi\":28.0,\"minusDi\":12.0,\"macdHistogram\":0.5,\"bollingerB\":0.8,\"vwapDistance\":-0.25");
        assertHas(body, "\"text\":\"cooldown: 3s, bound 1m\"");
        assertHas(body, "\"decisionLatencyNs\":{\"p50\":1000,\"p99\":2000,\"p999\":3000,\"max\":4000}");
        assertHas(body, "\"bookUpdates\":904852");
    }

    @Test
    void shouldStatusWorkBeforeTheFirstOutput() throws Exception {
        final HttpResponse<String> response = get("/api/v2/status");

        assertEquals(200, response.statusCode());
        assertHas(response.body(), "\"mode\":\"STARTING\"");
    }

    @Test
    void shouldHealthFollowTheEngine() throws Exception {
        assertEquals(503, get("/health").statusCode());

        outputs.session(1, 1).publish();
        assertEquals(200, get("/health").statusCode());
    }

    @Test
    void shouldPageLoadNothingFromElsewhere() throws Exception {
        for (final String path : new String[] {"/", "/app.js", "/style.css", "/icon.svg"}) {
            final HttpResponse<String> response = get(path);

            assertEquals(200, response.statusCode(), path);
            assertTrue(response.headers().firstValue("Content-Security-Policy").orElse("").startsWith("default-src 'none'"), path);
            assertFalse(response.body().replace("http://www.w3.org/2000/svg", "").matches("(?s).*(https?:)?//[a-z0-9.]+\\.[a-z]+.*"), path);
            assertFalse(response.body().contains("innerHTML"), path);
        }
    }

    @Test
    void shouldPauseBecomeAnInputAndAnswerWithItsSequence() throws Exception {
        final Engine engine = new Engine();

        final HttpResponse<String> response = post("/api/v2/pause", token, "{\"reason\":\"f\u00f6r lunch\",\"ttlSeconds\":600}");

        assertEquals(200, response.statusCode(), response.body());
        assertEquals("{\"sequence\":41,\"result\":\"DONE\"}", response.body());
        assertEquals("f?r lunch", engine.reason);
        assertEquals(600_000_000_000L, engine.ttlNs);
        engine.stop();
    }

    @Test
    void shouldResumeBecomeAnInput() throws Exception {
        final Engine engine = new Engine();

        final HttpResponse<String> response = post("/api/v2/resume", token, "");

        assertEquals("{\"sequence\":41,\"result\":\"DONE\"}", response.body());
        assertEquals(ResumeRequestedDecoder.TEMPLATE_ID, engine.templateId);
        engine.stop();
    }

    @Test
    void shouldLongReasonBeCut() throws Exception {
        final Engine engine = new Engine();

        post("/api/v2/pause", token, "{\"reason\":\"" + "x".repeat(100) + "\"}");

        assertEquals("x".repeat(80), engine.reason);
        assertEquals(0, engine.ttlNs);
        engine.stop();
    }

    @Test
    void shouldChangesNeedTheToken() throws Exception {
        for (final String wrong : new String[] {null, "", "wrong", token.substring(1), token + "0"}) {
            final HttpResponse<String> response = post("/api/v2/pause", wrong, "{\"reason\":\"x\"}");

            assertEquals(401, response.statusCode());
            assertEquals("Bearer", response.headers().firstValue("WWW-Authenticate").orElse(""));
            assertFalse(response.body().contains(token));
        }
        assertTrue(ring.isEmpty(), "nothing reached the engine");
    }

    @Test
    void shouldModelsNeedTheTokenAndBeWholeBeforeTheyReachTheEngine() throws Exception {
        assertEquals(401, post("/api/v2/model", null, "{}").statusCode());
        assertEquals(401, post("/api/v2/model/unload", "wrong", "").statusCode());
        for (final String bad : new String[] {"", "[]", "{}", "{\"format\":\"genesis-model-1\"}", "{\"format\":\"genesis-model-1\",\"settings\":{\"no.such\":\"1\"}}"}) {
            final HttpResponse<String> response = post("/api/v2/model", token, bad);
            assertEquals(400, response.statusCode(), bad);
            assertHas(response.body(), "the body is not");
        }
        assertTrue(ring.isEmpty(), "nothing reached the engine");
        assertEquals("{\"active\":null,\"previous\":null,\"history\":[]}", get("/api/v2/model").body());
    }

    @Test
    void shouldBadBodyNameItsField() throws Exception {
        assertBad("reason", "{}");
        assertBad("reason", "{\"reason\":\"  \"}");
        assertBad("reason", "{\"reason\":5}");
        assertBad("ttlSeconds", "{\"reason\":\"x\",\"ttlSeconds\":-1}");
        assertBad("ttlSeconds", "{\"reason\":\"x\",\"ttlSeconds\":86401}");
        assertBad("ttlSeconds", "{\"reason\":\"x\",\"ttlSeconds\":\"600\"}");
        assertBad("ttlSeconds", "{\"reason\":\"x\",\"ttlSeconds\":99999999999999999999}");
        assertBad("colour", "{\"reason\":\"x\",\"colour\":\"red\"}");
        assertBad(null, "reason");
        assertBad(null, "[]");
        assertBad(null, "{\"reason\":\"x\"} {}");
        assertBad(null, "");
        assertTrue(ring.isEmpty(), "nothing reached the engine");
    }

    @Test
    void shouldTooLongBodyBeRefused() throws Exception {
        assertEquals(413, post("/api/v2/pause", token, "{\"reason\":\"" + "x".repeat(20_000) + "\"}").statusCode());
    }

    @Test
    void shouldUnknownPathAndMethodAnswerInJson() throws Exception {
        final HttpResponse<String> unknown = get("/api/v2/nothing");
        assertEquals(404, unknown.statusCode());
        assertEquals("{\"error\":\"there is nothing at /api/v2/nothing\"}", unknown.body());

        final HttpResponse<String> method = get("/api/v2/pause");
        assertEquals(405, method.statusCode());
        assertHas(method.body(), "{\"error\":");
    }

    @Test
    void shouldForeignHostBeRefused() throws Exception {
        assertEquals("HTTP/1.1 403 Forbidden", raw("GET /api/v2/status HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"));
        assertEquals("HTTP/1.1 403 Forbidden", raw("GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example:80\r\nConnection: close\r\n\r\n"));
        assertEquals("HTTP/1.1 200 OK", raw("GET / HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void shouldForeignPageBeRefusedEvenWithTheToken() throws Exception {
        final HttpRequest request = request("/api/v2/resume").header("Authorization", "Bearer " + token)
            .header("Origin", "http://evil.example").POST(HttpRequest.BodyPublishers.noBody()).build();

        assertEquals(403, client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        assertTrue(ring.isEmpty(), "nothing reached the engine");
    }

    @Test
    void shouldUsedPortNameItselfAndTheWayOut() {
        final Complaint complaint = assertThrows(Complaint.class, () -> new AdminServer(server.port(),
            AdminServer.Office.in(directory, view, () -> null, commands)));

        assertEquals(ExitCode.ENVIRONMENT, complaint.exitCode());
        assertHas(complaint.getMessage(), "port " + server.port());
        assertHas(complaint.getMessage(), "--port 0");
    }

    @Test
    void shouldMetricsBeServedAsPrometheusText() throws Exception {
        final HttpResponse<String> response = get("/metrics");

        assertTrue(response.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"));
        assertHas(response.body(), "genesis_last_input_sequence 99.0");
    }

    private void assertBad(final String field, final String body) throws Exception {
        final HttpResponse<String> response = post("/api/v2/pause", token, body);
        assertEquals(400, response.statusCode(), body + " → " + response.body());
        assertEquals(field != null, response.body().contains("\"field\":\"" + field + "\""), response.body());
    }

    private static void assertHas(final String text, final String part) {
        assertTrue(text.contains(part), part + " in " + text);
    }

    private HttpResponse<String> get(final String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(final String path, final String bearer, final String body) throws IOException, InterruptedException {
        final HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(final String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    /** The JDK's client does not let a test choose the Host header. Returns the first line of the answer. */
    private String raw(final String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        }
    }

    /** Answers the first command as the engine would, at sequence 41. */
    private final class Engine {
        private final Thread thread = new Thread(this::run, "test-engine");
        private volatile boolean stopped;
        private volatile int templateId;
        private volatile String reason;
        private volatile long ttlNs;

        Engine() {
            outputs.session(1, 1).publish();
            thread.start();
        }

        private void run() {
            while (!stopped && tap.drain(this::onInput) == 0) {
                Thread.onSpinWait();
            }
        }

        private void onInput(final UnsafeBuffer buffer, final int offset, final int length) {
            templateId = Message.templateId(buffer, offset);
            final PauseRequestedDecoder pause = new PauseRequestedDecoder();
            pause.wrap(buffer, offset + Message.HEADER_LENGTH, Message.blockLength(buffer, offset), Message.version(buffer, offset));
            if (templateId == PauseRequestedDecoder.TEMPLATE_ID) {
                reason = pause.reason();
                ttlNs = pause.ttlNs();
            }
            assertEquals(5_000, pause.timeNs());
            outputs.answer(41, pause.commandId(), CommandResult.DONE).publish();
        }

        void stop() throws InterruptedException {
            stopped = true;
            thread.join();
        }
    }
}
