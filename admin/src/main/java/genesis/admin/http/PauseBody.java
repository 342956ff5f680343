package genesis.admin.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * {@code {"reason": "…", "ttlSeconds": 600}}.
 *
 * @param reason     a person's words in ASCII, at most {@link #REASON_LENGTH_MAX} long: more is cut, other characters become ?
 * @param ttlSeconds 0 until a resume
 */
record PauseBody(String reason, long ttlSeconds) {
    /** What the message holds. */
    static final int REASON_LENGTH_MAX = 80;
    /** A day: a longer pause is a decision that someone should take again. */
    static final long TTL_SECONDS_MAX = 86_400;

    /** Refuses, naming the field, what is not of that form. */
    static PauseBody parse(final String body) {
        String reason = null;
        long ttlSeconds = 0;
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadRequest(400, null, "the body must be a JSON object such as {\"reason\":\"lunch\",\"ttlSeconds\":600}");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                final String field = json.currentName();
                final JsonToken value = json.nextToken();
                switch (field) {
                    case "reason" -> reason = reason(json, value);
                    case "ttlSeconds" -> ttlSeconds = ttlSeconds(json, value);
                    default -> throw new BadRequest(400, field, "unknown field; expected reason and ttlSeconds");
                }
            }
            if (json.nextToken() != null) {
                throw new BadRequest(400, null, "there is something behind the JSON object");
            }
        } catch (final IOException e) {
            throw new BadRequest(400, null, "the body is not valid JSON");
        }
        if (reason == null) {
            throw new BadRequest(400, "reason", "reason is missing; say in a few words why");
        }
        return new PauseBody(reason, ttlSeconds);
    }

    private static String reason(final JsonParser json, final JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING || json.getText().isBlank()) {
            throw new BadRequest(400, "reason", "reason must be a text that is not empty");
        }
        return ascii(json.getText().strip());
    }

    private static long ttlSeconds(final JsonParser json, final JsonToken value) throws IOException {
        // Eight digits hold every allowed value; longer ones need not be parsed to be refused.
        if (value != JsonToken.VALUE_NUMBER_INT || json.getTextLength() > 8
            || json.getLongValue() < 0 || json.getLongValue() > TTL_SECONDS_MAX) {
            throw new BadRequest(400, "ttlSeconds", "ttlSeconds must be a whole number from 0 (until a resume) to " + TTL_SECONDS_MAX);
        }
        return json.getLongValue();
    }

    /** Cut, and other characters replaced, to what a message holds. */
    static String ascii(final String text) {
        final StringBuilder ascii = new StringBuilder(REASON_LENGTH_MAX);
        text.codePoints().limit(REASON_LENGTH_MAX).forEach(c -> ascii.append(c >= ' ' && c <= '~' ? (char) c : '?'));
        return ascii.toString();
    }
}
