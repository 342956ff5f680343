package genesis.admin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import genesis.admin.http.Json;
import genesis.admin.launch.RunResult;
import genesis.admin.metrics.Latency;
import genesis.admin.view.Status;
import genesis.core.unit.StreamDigest;
import java.io.IOException;
import java.util.Locale;

/** The last line of {@code run --json}. Its keys are part of the command line's contract. */
final class ResultJson {
    private ResultJson() {
    }

    static String of(final RunResult result) {
        return Json.object(json -> {
            json.writeNumberField("inputs", result.inputs());
            Json.counters(json, result.counters());
            Json.decimal(json, "realisedPnl", result.account().realisedPnlE8());
            Json.decimal(json, "unrealisedPnl", result.account().unrealisedPnlE8());
            Json.decimal(json, "fees", result.account().feesE8());
            Json.decimal(json, "equity", result.account().equityE8());
            json.writeNumberField("openPositions", result.account().openPositions());
            json.writeArrayFieldStart("strategies");
            for (final Status.Strategy one : result.strategies()) {
                strategy(json, one);
            }
            json.writeEndArray();
            latency(json, result.latency());
            json.writeNumberField("allocatedBytesPerInput", result.allocatedBytesPerInput());
            json.writeNumberField("lastSequence", result.lastSequence());
            json.writeStringField("inputsDigest", StreamDigest.text(result.inputsDigest()));
            json.writeStringField("outputsDigest", StreamDigest.text(result.outputsDigest()));
            json.writeStringField("stateHash", StreamDigest.text(result.stateHash()));
            json.writeStringField("mode", result.options().mode().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("seed", result.options().seed());
            json.writeStringField("layout", result.layout());
            json.writeStringField("wait", result.waiting());
            json.writeStringField("data", result.options().data().toString());
            json.writeNumberField("elapsedSeconds", Math.rint(result.elapsedNs() / 1e6) / 1e3);
            json.writeNumberField("recoveredInputs", result.recoveredInputs());
        });
    }

    private static void strategy(final JsonGenerator json, final Status.Strategy one) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", one.name());
        json.writeStringField("stopped", one.stopped());
        json.writeNumberField("orders", one.orders());
        json.writeNumberField("roundTrips", one.roundTrips());
        json.writeNumberField("roundTripsWon", one.roundTripsWon());
        Json.decimal(json, "realisedPnl", one.realisedPnlE8());
        Json.decimal(json, "fees", one.feesE8());
        json.writeEndObject();
    }

    private static void latency(final JsonGenerator json, final Latency latency) throws IOException {
        json.writeObjectFieldStart("decisionLatencyNs");
        json.writeNumberField("p50", latency.p50Ns());
        json.writeNumberField("p99", latency.p99Ns());
        json.writeNumberField("p999", latency.p999Ns());
        json.writeNumberField("max", latency.maxNs());
        json.writeEndObject();
    }
}
