package genesis.gateway.simulator.wire;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client said: a control object {@code {"event":"subscribe",…}} or an input on the account channel
 * {@code [0,"on",null,{…}]}.
 *
 * @param isInput true for an input on the account channel
 * @param name    the event, or the code of the input; empty where there is none
 * @param fields  the plain ones, in the order of the client: numbers as their text, nested values left out
 * @param payload everything as {@link Fields#parse} has it: the control object, or the fourth element of an input
 */
public record ClientFrame(boolean isInput, String name, Map<String, String> fields, Object payload) {
    private static final int NAME_AT = 1;
    private static final int PAYLOAD_AT = 3;

    /** Throws {@link IOException} for text that is not JSON. */
    public static ClientFrame parse(final String text) throws IOException {
        final Object json = Fields.parse(text);
        if (json instanceof Map<?, ?> control) {
            final Map<String, String> fields = plain(control);
            return new ClientFrame(false, fields.getOrDefault("event", ""), fields, control);
        }
        if (!(json instanceof List<?> input)) {
            return new ClientFrame(false, "", Map.of(), Map.of());
        }
        final Object payload = input.size() > PAYLOAD_AT ? input.get(PAYLOAD_AT) : null;
        final Object name = input.size() > NAME_AT ? input.get(NAME_AT) : null;
        return new ClientFrame(true, name instanceof String code ? code : "",
            payload instanceof Map<?, ?> object ? plain(object) : Map.of(), payload);
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
        final Long value = Fields.whole(fields.get(key));
        return value == null ? otherwise : value;
    }

    private static Map<String, String> plain(final Map<?, ?> object) {
        final Map<String, String> fields = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            if (value instanceof String text) {
                fields.put(key.toString(), text);
            }
        });
        return fields;
    }
}
