package genesis.admin.http;

import com.fasterxml.jackson.core.JsonGenerator;
import genesis.admin.config.Complaint;
import genesis.admin.model.ModelJson;
import genesis.admin.view.ModelHistory;
import genesis.admin.view.StatusView;
import genesis.core.market.Timeframes;
import genesis.core.message.CommandResult;
import genesis.core.unit.StreamDigest;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;

/**
 * Probability models of the running engine.
 *
 * <pre>
 *   GET  /api/v2/model             the one in use, and what became of others, newest first
 *   POST /api/v2/model             token; a file of genesis model train → {"sequence":N,"result":"DONE","model":{…}}
 *   POST /api/v2/model/unload      token                                → {"sequence":N,"result":"DONE","model":{…}}
 * </pre>
 */
final class ModelRoutes {
    private static final String JSON = "application/json";

    private final StatusView view;
    private final OperatorCommands commands;
    private final CommandAnswers answers;

    ModelRoutes(final StatusView view, final OperatorCommands commands, final CommandAnswers answers) {
        this.view = view;
        this.commands = commands;
        this.answers = answers;
    }

    void configure(final JavalinConfig config) {
        config.routes.get("/api/v2/model", this::show);
        config.routes.post("/api/v2/model", this::load);
        config.routes.post("/api/v2/model/unload", request -> answer(request, commands.unloadModel()));
    }

    private void show(final Context request) {
        final ModelHistory.Known known = view.models();
        request.contentType(JSON).result(Json.object(json -> {
            if (known.active() == null) {
                json.writeNullField("active");
            } else {
                json.writeObjectFieldStart("active");
                write(json, known.active());
                json.writeEndObject();
            }
            final ModelHistory.Event previous = known.previous();
            json.writeStringField("previous", previous == null ? null : StreamDigest.text(previous.hash()));
            json.writeArrayFieldStart("history");
            for (final ModelHistory.Event event : known.events()) {
                json.writeStartObject();
                write(json, event);
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private void load(final Context request) throws InterruptedException {
        final long commandId;
        try {
            commandId = commands.loadModel(ModelJson.parse(request.body(), "the body").definition());
        } catch (final Complaint complaint) {
            throw new BadRequest(400, null, complaint.getMessage());
        }
        answer(request, commandId);
    }

    private void answer(final Context request, final long commandId) throws InterruptedException {
        final StatusView.Answer answer = answers.await(commandId, "/api/v2/model");
        final ModelHistory.Event event = answer.result() == CommandResult.NOTHING_TO_DO ? null : view.models().at(answer.sequence());
        request.contentType(JSON).result(Json.object(json -> {
            json.writeNumberField("sequence", answer.sequence());
            json.writeStringField("result", answer.result().name());
            json.writeStringField("text", ModelHistory.words(answer.result(), event));
            if (event != null) {
                json.writeObjectFieldStart("model");
                write(json, event);
                json.writeEndObject();
            }
        }));
    }

    private static void write(final JsonGenerator json, final ModelHistory.Event event) throws IOException {
        json.writeStringField("name", event.name());
        json.writeNumberField("version", event.version());
        json.writeStringField("hash", StreamDigest.text(event.hash()));
        json.writeStringField("timeframe", Timeframes.text(event.timeframe()));
        json.writeNumberField("horizonCandles", event.horizonCandles());
        json.writeNumberField("features", event.featureCount());
        json.writeStringField("state", event.state().name());
        json.writeStringField("reason", event.reason().name());
        json.writeNumberField("sequence", event.sequence());
        Json.time(json, "time", event.timeNs());
    }
}
