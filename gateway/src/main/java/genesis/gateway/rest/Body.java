package genesis.gateway.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Text of an answer to rows. Strict about JSON, with a limit on everything that could grow.
 * <p>Threading: stateless. Allocation: yes, a few objects per row.
 */
final class Body {
    /** The deepest answer is that of many orders at once: seven levels. */
    static final int DEPTH_MAX = 16;
    /** The exchange prints 17 digits; a few more do no harm. */
    static final int NUMBER_LENGTH_MAX = 64;
    static final int TEXT_LENGTH_MAX = 4_096;
    /** The longest answer is 10,000 rows of a dozen fields. */
    static final int FIELD_COUNT_MAX = 500_000;

    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
        .maxNestingDepth(DEPTH_MAX).maxNumberLength(NUMBER_LENGTH_MAX).maxStringLength(TEXT_LENGTH_MAX)
        .maxNameLength(TEXT_LENGTH_MAX).build()).build();

    private final JsonParser parser;
    private int fieldCount;

    private Body(final JsonParser parser) {
        this.parser = parser;
    }

    /** One array or object. Throws IOException where it is anything else, is cut off, or something follows. */
    static Row parse(final byte[] text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            final Body body = new Body(parser);
            final JsonToken first = parser.nextToken();
            if (first != JsonToken.START_ARRAY && first != JsonToken.START_OBJECT) {
                throw new IOException("neither an array nor an object");
            }
            final Row row = body.row(first == JsonToken.START_ARRAY ? JsonToken.END_ARRAY : JsonToken.END_OBJECT);
            if (parser.nextToken() != null) {
                throw new IOException("something behind the end");
            }
            return row;
        }
    }

    private Row row(final JsonToken end) throws IOException {
        final List<Object> fields = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != end; token = parser.nextToken()) {
            if (token == null) {
                throw new IOException("cut off");
            }
            if (++fieldCount > FIELD_COUNT_MAX) {
                throw new IOException("too many fields");
            }
            fields.add(switch (token) {
                case START_ARRAY -> row(JsonToken.END_ARRAY);
                case START_OBJECT -> row(JsonToken.END_OBJECT);
                case VALUE_NULL -> null;
                default -> parser.getText();
            });
        }
        return new Row(fields, end == JsonToken.END_OBJECT);
    }
}
