package genesis.admin.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * {@code {"armed": true, "confirmation": "ARM LIVE"}}. Whether the words are the right ones, the engine decides.
 *
 * @param confirmation what a person typed; empty to disarm
 */
record ArmBody(boolean armed, String confirmation) {
    /** Far more than the words have. */
    static final int LENGTH_MAX = 40;

    /** Refuses, naming the field, what is not of that form. */
    static ArmBody parse(final String body) {
        Boolean armed = null;
        String confirmation = "";
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadRequest(400, null, "the body must be a JSON object such as {\"armed\":false}");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                final String field = json.currentName();
                final JsonToken value = json.nextToken();
                switch (field) {
                    case "armed" -> armed = flag(value);
                    case "confirmation" -> confirmation = words(json, value);
                    default -> throw new BadRequest(400, field, "unknown field; expected armed and confirmation");
                }
            }
            if (json.nextToken() != null) {
                throw new BadRequest(400, null, "there is something behind the JSON object");
            }
        } catch (final IOException e) {
            throw new BadRequest(400, null, "the body is not valid JSON");
        }
        if (armed == null) {
            throw new BadRequest(400, "armed", "armed is missing; true or false");
        }
        return new ArmBody(armed, confirmation);
    }

    private static boolean flag(final JsonToken value) {
        if (value == JsonToken.VALUE_TRUE || value == JsonToken.VALUE_FALSE) {
            return value == JsonToken.VALUE_TRUE;
        }
        throw new BadRequest(400, "armed", "armed must be true or false");
    }

    private static String words(final JsonParser json, final JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING || json.getText().length() > LENGTH_MAX
            || !json.getText().chars().allMatch(letter -> letter >= ' ' && letter <= '~')) {
            throw new BadRequest(400, "confirmation", "confirmation must be at most " + LENGTH_MAX + " plain letters");
        }
        return json.getText();
    }
}
