package genesis.gateway.simulator.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client said: a control object {@code {"event":"subscribe",…}} or an input on the account channel
 * {@code [0,"on",null,{…}]}. Only plain fields are kept, numbers as their text; nested values are left out.
 *
 * @param isInput true for an input on the account channel
 * @param name    the event, or the code of the input; empty where there is none
 * @param fields  in the order of the client
 */
public record ClientFrame(boolean isInput, String name, Map<String, String> fields) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Throws {@link IOException} for text that is not JSON. */
    public static ClientFrame parse(final String text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                final Map<String, String> fields = fields(json);
                return new ClientFrame(false, fields.getOrDefault("event", ""), fields);
            }
            return json.currentToken() == JsonToken.START_ARRAY ? input(json) : new ClientFrame(false, "", Map.of());
        }
    }

    /** Null where the client did not send it. */
    public String field(final String key) {
        return fields.get(key);
    }

    public String field(final String key, final String otherwise) {
        return fields.getOrDefault(key, otherwise);
    }

    /** A whole number, or the other value where the field is absent or not one. */
    public long whole(final String key, final long otherwise) {
        final String text = fields.get(key);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (final NumberFormatException e) {
            return otherwise;
        }
    }

    private static ClientFrame input(final JsonParser json) throws IOException {
        String name = "";
        Map<String, String> fields = Map.of();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            switch (json.currentToken()) {
                case VALUE_STRING -> name = name.isEmpty() ? json.getText() : name;
                case START_OBJECT -> fields = fields(json);
                case START_ARRAY -> json.skipChildren();
                default -> { } // The channel's number and the unused third element.
            }
        }
        return new ClientFrame(true, name, fields);
    }

    private static Map<String, String> fields(final JsonParser json) throws IOException {
        final Map<String, String> fields = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            final String key = json.currentName();
            final JsonToken value = json.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                fields.put(key, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return fields;
    }
}
