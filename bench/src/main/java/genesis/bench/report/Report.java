package genesis.bench.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All results as one aligned table for people, or as one JSON object for programs. */
public final class Report {
    private static final List<String> HEAD = List.of("benchmark", "value", "unit", "target", "", "more");

    private final Map<String, String> machine;
    private final List<Result> results;

    public Report(final Map<String, String> machine, final List<Result> results) {
        this.machine = machine;
        this.results = List.copyOf(results);
    }

    /** False where a benchmark's own answer was wrong. Missed targets are no error. */
    public boolean isRight() {
        return results.stream().noneMatch(result -> result.outcome() == Result.Outcome.WRONG);
    }

    public void print(final PrintWriter out) {
        final List<List<String>> rows = results.stream().map(Report::row).collect(Collectors.toList());
        final int[] widths = new int[HEAD.size() - 1];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = HEAD.get(column).length();
            for (final List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        out.println();
        out.println(line(HEAD, widths));
        rows.forEach(row -> out.println(line(row, widths)));
        out.println();
        machine.forEach((name, value) -> out.printf("%-8s %s%n", name, value));
    }

    public String json() {
        final String machineJson = machine.entrySet().stream()
            .map(entry -> text(entry.getKey()) + ":" + text(entry.getValue())).collect(Collectors.joining(","));
        final String resultsJson = results.stream().map(Report::json).collect(Collectors.joining(","));
        return "{\"machine\":{" + machineJson + "},\"results\":[" + resultsJson + "],\"right\":" + isRight() + "}";
    }

    private static List<String> row(final Result result) {
        final String figures = result.figures().entrySet().stream()
            .map(figure -> figure.getKey() + " " + Target.Figures.text(figure.getValue()))
            .collect(Collectors.joining(" · "));
        final String between = figures.isEmpty() || result.note().isEmpty() ? "" : " · ";
        final String more = figures + between + result.note();
        final boolean hasValue = !Double.isNaN(result.value());
        return List.of(result.name(), hasValue ? Target.Figures.text(result.value()) : "", result.unit(),
            hasValue ? result.target().toString() : "", result.verdict(), more);
    }

    private static String line(final List<String> row, final int[] widths) {
        final StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            // Numbers stand to the right, so that their digits line up.
            final boolean right = column == 1 || column == 3;
            line.append(String.format((right ? "%" : "%-") + widths[column] + "s  ", row.get(column)));
        }
        return line.append(row.get(widths.length)).toString().stripTrailing();
    }

    private static String json(final Result result) {
        final StringBuilder json = new StringBuilder("{\"name\":").append(text(result.name()));
        json.append(",\"value\":").append(number(result.value())).append(",\"unit\":").append(text(result.unit()));
        if (result.target().kind() != Target.Kind.NONE) {
            json.append(",\"target\":").append(number(result.target().bound()))
                .append(",\"targetKind\":").append(text(result.target().kind().name()));
        }
        json.append(",\"verdict\":").append(text(result.verdict().equals("–") ? "none" : result.verdict()));
        result.figures().forEach((name, value) -> json.append(',').append(text(name)).append(':')
            .append(number(value)));
        return json.append(",\"note\":").append(text(result.note())).append('}').toString();
    }

    private static String number(final double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "null";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value) : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String text(final String value) {
        final StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            final char next = value.charAt(i);
            if (next == '"' || next == '\\') {
                text.append('\\').append(next);
            } else if (next < ' ') {
                text.append(String.format("\\u%04x", (int) next));
            } else {
                text.append(next);
            }
        }
        return text.append('"').toString();
    }
}
