package genesis.gateway.simulator.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a JSON object that a client sent. Whether it wrote a number or a text makes no difference: the exchange
 * takes both. Objects are maps, arrays are lists, everything else is its text; null is null.
 */
public final class Fields {
    private static final JsonFactory JSON = new JsonFactory();
    /** Deeper than anything a client has reason to send. */
    private static final int DEPTH_MAX = 16;

    private final Map<?, ?> values;

    private Fields(final Map<?, ?> values) {
        this.values = values;
    }

    /** No field is there where the value is not an object. */
    public static Fields of(final Object value) {
        return new Fields(value instanceof Map<?, ?> map ? map : Map.of());
    }

    /** A JSON text as maps, lists and texts. Throws {@link IOException} where it is none, or too deep. */
    public static Object parse(final String text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            final Object value = value(json, 0);
            if (json.nextToken() != null) {
                throw new IOException("more than one JSON value");
            }
            return value;
        }
    }

    /** The other way round, with all scalars as texts; null as null. */
    public static String json(final Object value) {
        if (value instanceof Map<?, ?> map) {
            final List<String> members = new ArrayList<>();
            map.forEach((key, member) -> members.add(FrameText.quote(key.toString()) + ":" + json(member)));
            return "{" + String.join(",", members) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(Fields::json).toList()) + "]";
        }
        return value == null ? "null" : FrameText.quote(value.toString());
    }

    public static boolean isTrue(final Object value) {
        return value != null && (value.equals("true") || value.equals("1"));
    }

    public boolean has(final String name) {
        return values.get(name) != null;
    }

    /** The raw value, or null. */
    public Object value(final String name) {
        return values.get(name);
    }

    public String text(final String name, final String otherwise) {
        return values.get(name) instanceof String text ? text : otherwise;
    }

    /** The other value where the field is absent or not a whole number. */
    public long whole(final String name, final long otherwise) {
        final Long value = wholeOrNull(name);
        return value == null ? otherwise : value;
    }

    public Long wholeOrNull(final String name) {
        return whole(values.get(name));
    }

    /** Null where it is not a whole number. */
    public static Long whole(final Object value) {
        try {
            return value instanceof String text ? Long.valueOf(text) : null;
        } catch (final NumberFormatException e) {
            return null;
        }
    }

    /** Null where the field is not an object. */
    public Map<?, ?> object(final String name) {
        return values.get(name) instanceof Map<?, ?> map ? map : null;
    }

    /** A list; of one where the client sent the thing itself, empty where it sent nothing. */
    public List<?> list(final String name) {
        final Object value = values.get(name);
        return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
    }

    private static Object value(final JsonParser json, final int depth) throws IOException {
        if (depth > DEPTH_MAX || json.currentToken() == null) {
            throw new IOException("no JSON value that anybody sends: depth=" + depth);
        }
        switch (json.currentToken()) {
            case START_OBJECT -> {
                final Map<String, Object> object = new LinkedHashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    final String name = json.currentName();
                    json.nextToken();
                    object.put(name, value(json, depth + 1));
                }
                return object;
            }
            case START_ARRAY -> {
                final List<Object> array = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(json, depth + 1));
                }
                return array;
            }
            case VALUE_NULL -> {
                return null;
            }
            default -> {
                return json.getText();
            }
        }
    }
}
