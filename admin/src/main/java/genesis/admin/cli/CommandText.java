package genesis.admin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The engine's answers for people. */
final class CommandText {
    private CommandText() {
    }

    /** The words for an answer to a command; the given ones where it was done. */
    static UnaryOperator<String> done(final String whenDone) {
        return answer -> {
            final Map<String, Object> fields = object(answer);
            final String order = fields.containsKey("clientOrderId") ? ", order " + fields.get("clientOrderId") : "";
            final String result = JsonText.string(answer, "result");
            return switch (result) {
                case "DONE" -> whenDone + order;
                case "NOTHING_TO_DO" -> "nothing to do: it already was so" + order;
                case "REFUSED" -> "refused" + (fields.containsKey("error") ? ": " + fields.get("error") : "") + order;
                default -> result;
            };
        };
    }

    /** The words for an answer about a model: the engine's own. */
    static UnaryOperator<String> about(final String model) {
        return answer -> model + ": " + JsonText.string(answer, "text");
    }

    /** The outermost object of an answer. */
    static Map<String, Object> object(final String answer) {
        try {
            return JsonText.object(answer);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of an array of the outermost object; empty where it is missing. */
    static List<Map<?, ?>> rows(final Map<String, Object> answer, final String field) {
        return ((List<?>) answer.getOrDefault(field, List.of())).stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
    }

    /** Empty where it is missing. */
    static String text(final Map<?, ?> row, final String field) {
        final Object value = row.get(field);
        return value == null ? "" : value.toString();
    }

    /** To the second, as people read it. */
    static String time(final Map<?, ?> row, final String field) {
        final String iso = text(row, field);
        return iso.length() < 19 ? iso : iso.substring(0, 10) + " " + iso.substring(11, 19);
    }

    /** A dash where there is none. */
    static String unlessZero(final Map<?, ?> row, final String field) {
        return "0".equals(text(row, field)) ? "-" : text(row, field);
    }

    /** How to go on where an answer about the past was cut. */
    static void more(final PrintWriter out, final Map<String, Object> answer) {
        if (answer.containsKey("next")) {
            out.println("there is more: --to " + answer.get("next") + " shows what is older");
        }
    }
}
