package genesis.admin.http;

import genesis.admin.view.DenialText;
import genesis.admin.view.Status;
import genesis.admin.view.StatusView;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import io.javalin.http.Context;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Waits for what the engine says to a command, and tells the caller. */
final class CommandAnswers {
    static final String JSON = "application/json";

    private static final int TIMEOUT_SECONDS = 5;

    private final StatusView view;

    CommandAnswers(final StatusView view) {
        this.view = view;
    }

    /** {@code {"sequence":N,"result":"DONE"}}, with the order it was about and the rule that refused it, if any. */
    void tell(final Context request, final long commandId) throws InterruptedException {
        final StatusView.Answer answer = await(commandId, "/api/v2/status");
        if (answer.result() == CommandResult.REFUSED && answer.reason() == DenialReason.ORDER_IS_NOT_OPEN) {
            request.status(404);
        }
        request.contentType(JSON).result(Json.object(json -> {
            json.writeNumberField("sequence", answer.sequence());
            json.writeStringField("result", answer.result().name());
            if (answer.clientOrderId() != 0) {
                json.writeStringField("clientOrderId", Long.toString(answer.clientOrderId()));
            }
            if (answer.reason() != DenialReason.NONE) {
                json.writeStringField("reason", answer.reason().name());
                json.writeStringField("error", DenialText.of(answer.reason(), answer.observed(), answer.bound()));
            }
        }));
    }

    /** Complains with 503 where the engine does not answer; the path is where a person may look instead. */
    StatusView.Answer await(final long commandId, final String path) throws InterruptedException {
        return view.awaitCommand(commandId, TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .orElseThrow(() -> new BadRequest(503, null, "the engine did not answer within " + TIMEOUT_SECONDS
                + " s; the command is on its way, look at " + path));
    }

    /** The number of an instrument; the status is that of the complaint where there is none. */
    int instrument(final String symbol, final int status) {
        return view.status().instruments().stream().filter(one -> one.symbol().equals(symbol)).findFirst()
            .orElseThrow(() -> new BadRequest(status, "symbol", "there is no instrument " + symbol + "; there are "
                + view.status().instruments().stream().map(Status.Market::symbol).collect(Collectors.joining(", "))))
            .id();
    }
}
