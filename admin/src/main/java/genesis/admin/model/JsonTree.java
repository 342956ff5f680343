package genesis.admin.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import genesis.core.market.Timeframes;
import genesis.core.message.Timeframe;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object whose fields are asked for by name and kind; {@link IllegalArgumentException} names a field that is not as asked. */
final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactory();
    /** A model has about a hundred values; a body from the network must not fill the memory. */
    private static final int DEPTH_MAX = 8;

    private final Map<String, Object> fields;

    private JsonTree(final Map<String, Object> fields) {
        this.fields = fields;
    }

    static JsonTree parse(final String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            final JsonTree tree = object(parser, 0);
            if (parser.nextToken() != null) {
                throw new IOException("something stands behind the JSON object");
            }
            return tree;
        }
    }

    boolean has(final String field) {
        return fields.containsKey(field);
    }

    List<String> keys() {
        return List.copyOf(fields.keySet());
    }

    JsonTree object(final String field) {
        return of(field, JsonTree.class, "an object");
    }

    List<JsonTree> objects(final String field) {
        final List<JsonTree> objects = new ArrayList<>();
        for (final Object item : of(field, List.class, "an array")) {
            if (!(item instanceof JsonTree tree)) {
                throw new IllegalArgumentException(field + " must be an array of objects");
            }
            objects.add(tree);
        }
        return objects;
    }

    List<String> texts(final String field) {
        final List<String> texts = new ArrayList<>();
        for (final Object item : of(field, List.class, "an array")) {
            texts.add(item.toString());
        }
        return texts;
    }

    String text(final String field) {
        return of(field, String.class, "a text or a number");
    }

    double number(final String field) {
        try {
            return Double.parseDouble(text(field));
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException(field + " must be a number", e);
        }
    }

    long whole(final String field) {
        try {
            return Long.parseLong(text(field));
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException(field + " must be a whole number", e);
        }
    }

    long timeMs(final String field) {
        try {
            return Instant.parse(text(field)).toEpochMilli();
        } catch (final DateTimeParseException e) {
            throw new IllegalArgumentException(field + " must be a time such as 2026-01-01T00:00:00Z", e);
        }
    }

    Timeframe timeframe(final String field) {
        final String text = text(field);
        for (int i = 0; i < Timeframes.COUNT; i++) {
            if (Timeframes.text(Timeframes.at(i)).equals(text)) {
                return Timeframes.at(i);
            }
        }
        throw new IllegalArgumentException(field + " must be one of 1m, 5m, 15m, 1h, 4h, 1d");
    }

    private <T> T of(final String field, final Class<T> kind, final String words) {
        final Object value = fields.get(field);
        if (!kind.isInstance(value)) {
            throw new IllegalArgumentException(field + (value == null ? " is missing" : " must be " + words));
        }
        return kind.cast(value);
    }

    private static JsonTree object(final JsonParser parser, final int depth) throws IOException {
        final Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String name = parser.currentName();
            final Object value = value(parser, parser.nextToken(), depth);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return new JsonTree(fields);
    }

    private static Object value(final JsonParser parser, final JsonToken token, final int depth) throws IOException {
        if (depth > DEPTH_MAX) {
            throw new IOException("nested too deeply");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth + 1);
            case START_ARRAY -> {
                final List<Object> items = new ArrayList<>();
                for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                    items.add(value(parser, item, depth + 1));
                }
                yield items;
            }
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }
}
