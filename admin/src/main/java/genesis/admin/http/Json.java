package genesis.admin.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import genesis.admin.view.Status;
import genesis.core.unit.E8;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Writes JSON the way this house does: money as decimal numbers, times as ISO text, 64-bit identifiers as text. */
public final class Json {
    static final JsonFactory FACTORY = new JsonFactory();

    private Json() {
    }

    /** Fills one object. */
    public interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** One object on one line. */
    public static String object(final Body body) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A value × 10^8 as an exact decimal number. */
    public static void decimal(final JsonGenerator json, final String field, final long valueE8) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(E8.text(valueE8));
    }

    /** ISO-8601 in UTC; null for zero, which is no time. */
    public static void time(final JsonGenerator json, final String field, final long timeNs) throws IOException {
        if (timeNs == 0) {
            json.writeNullField(field);
        } else {
            json.writeStringField(field, instant(timeNs).toString());
        }
    }

    /** A number; null where it is not finite, which JSON cannot say. */
    public static void number(final JsonGenerator json, final String field, final double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(field, value);
        } else {
            json.writeNullField(field);
        }
    }

    /** The engine's counters as fields of the object that is open. */
    public static void counters(final JsonGenerator json, final Status.Counters counters) throws IOException {
        json.writeNumberField("bookUpdates", counters.bookUpdates());
        json.writeNumberField("bookSnapshots", counters.bookSnapshots());
        json.writeNumberField("trades", counters.trades());
        json.writeNumberField("tickers", counters.tickers());
        json.writeNumberField("heartbeats", counters.heartbeats());
        json.writeNumberField("unknownDeletes", counters.unknownDeletes());
        json.writeNumberField("crossedBooks", counters.crossedBooks());
        json.writeNumberField("framesRefused", counters.framesRefused());
        json.writeNumberField("candlesClosed", counters.candlesClosed());
        json.writeNumberField("evaluations", counters.evaluations());
        json.writeNumberField("signals", counters.signals());
        json.writeNumberField("ordersSent", counters.ordersSent());
        json.writeNumberField("ordersFilled", counters.ordersFilled());
        json.writeNumberField("ordersDenied", counters.ordersDenied());
    }

    /** A message time as a point in time. */
    public static Instant instant(final long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, 1_000_000_000L), Math.floorMod(timeNs, 1_000_000_000L));
    }
}
