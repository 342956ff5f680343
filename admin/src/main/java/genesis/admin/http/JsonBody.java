package genesis.admin.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON object of a request: its fields are known beforehand, each is asked for by its kind, and whatever is not as asked is
 * answered with 400 and the field's name. Texts, booleans, {@link BigDecimal}, lists and maps; a null is a field that is missing,
 * but inside of another it stays what it is: a weekday without a list is a slip, and not one that was never named.
 */
final class JsonBody {
    private static final int DEPTH_MAX = 4;
    /** No price or quantity has more; longer ones would be expanded digit by digit. */
    private static final int NUMBER_LENGTH_MAX = 40;
    private static final int SCALE_MAX = 40;

    private final Map<String, Object> fields;

    private JsonBody(final Map<String, Object> fields) {
        this.fields = fields;
    }

    /** An empty body is an empty object. */
    static JsonBody parse(final String body, final List<String> allowed) {
        final Map<String, Object> fields = body.isBlank() ? Map.of() : tree(body);
        return of(fields, allowed);
    }

    /** What was read before. */
    static JsonBody of(final Map<String, Object> fields, final List<String> allowed) {
        for (final String field : fields.keySet()) {
            if (!allowed.contains(field)) {
                throw new BadRequest(400, field, "unknown field; expected " + String.join(", ", allowed));
            }
        }
        return new JsonBody(fields);
    }

    /** All fields of an object, by name. */
    static Map<String, Object> tree(final String body) {
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadRequest(400, null, "the body must be a JSON object");
            }
            final Map<String, Object> fields = object(json, 0);
            if (json.nextToken() != null) {
                throw new BadRequest(400, null, "there is something behind the JSON object");
            }
            return fields;
        } catch (final IOException e) {
            throw new BadRequest(400, null, "the body is not valid JSON");
        }
    }

    boolean has(final String field) {
        return fields.containsKey(field);
    }

    Map<String, Object> fields() {
        return fields;
    }

    /** Null where it is missing. */
    String text(final String field) {
        final Object value = fields.get(field);
        if (value == null || value instanceof String text && !text.isBlank()) {
            return (String) value;
        }
        throw new BadRequest(400, field, field + " must be a text that is not empty");
    }

    boolean flag(final String field, final boolean whenMissing) {
        final Object value = fields.getOrDefault(field, whenMissing);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new BadRequest(400, field, said(field) + " must be true or false");
    }

    /** A decimal × 10^8, as a number or a text; 0 where it is missing. */
    long e8(final String field) {
        final Object value = fields.get(field);
        if (value == null) {
            return 0;
        }
        try {
            final BigDecimal number = value instanceof String text && text.length() <= NUMBER_LENGTH_MAX
                ? new BigDecimal(text.strip()) : (BigDecimal) value;
            if (Math.abs(number.scale()) <= SCALE_MAX) {
                return number.movePointRight(8).toBigIntegerExact().longValueExact();
            }
        } catch (final ArithmeticException | ClassCastException | NumberFormatException notE8) {
            // Answered below like a number that is too long.
        }
        throw new BadRequest(400, field, said(field) + " must be a decimal number with at most 8 decimals, such as 0.005");
    }

    /** As {@link #e8}, but not below zero. */
    long positiveE8(final String field) {
        final long valueE8 = e8(field);
        if (valueE8 < 0 || valueE8 == 0 && has(field)) {
            throw new BadRequest(400, field, said(field) + " must be above zero; leave it out for none");
        }
        return valueE8;
    }

    /** Must be there. */
    long whole(final String field, final long min, final long max) {
        if (fields.get(field) instanceof BigDecimal number && number.scale() <= 0 && number.scale() > -SCALE_MAX
            && number.compareTo(BigDecimal.valueOf(min)) >= 0 && number.compareTo(BigDecimal.valueOf(max)) <= 0) {
            return number.longValueExact();
        }
        throw new BadRequest(400, field, (has(field) ? said(field) : field + " is missing; it") + " must be a whole number from " + min + " to " + max);
    }

    /** A field as it was written, for a complaint about it; a long one is cut. */
    String said(final String field) {
        final String value = String.valueOf(fields.get(field));
        return field + " = " + (value.length() <= NUMBER_LENGTH_MAX ? value : value.substring(0, NUMBER_LENGTH_MAX) + "…");
    }

    /** By name; null where it is missing. */
    Map<?, ?> map(final String field) {
        final Object value = fields.get(field);
        if (value == null || value instanceof Map<?, ?>) {
            return (Map<?, ?>) value;
        }
        throw new BadRequest(400, field, field + " must be an object");
    }

    private static Map<String, Object> object(final JsonParser json, final int depth) throws IOException {
        final Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            final String name = json.currentName();
            final Object value = value(json, json.nextToken(), name, depth);
            if (value != null || depth > 0) {
                fields.put(name, value);
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private static Object value(final JsonParser json, final JsonToken token, final String field, final int depth) throws IOException {
        if (depth > DEPTH_MAX) {
            throw new BadRequest(400, field, "nested too deeply");
        }
        return switch (token) {
            case START_OBJECT -> object(json, depth + 1);
            case START_ARRAY -> {
                final List<Object> items = new ArrayList<>();
                for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
                    items.add(value(json, item, field, depth + 1));
                }
                yield items;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json, field);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> json.getText();
        };
    }

    /** An exponent makes many digits of a few letters: whoever wrote them out would need all the memory there is. */
    private static BigDecimal number(final JsonParser json, final String field) throws IOException {
        try {
            final BigDecimal number = json.getTextLength() > NUMBER_LENGTH_MAX ? null : new BigDecimal(json.getText());
            if (number != null && Math.abs(number.scale()) <= SCALE_MAX) {
                return number;
            }
        } catch (final NumberFormatException exponentBeyondAll) {
            // Answered below like a number that is too long.
        }
        throw new BadRequest(400, field, field + " has too many digits");
    }
}
